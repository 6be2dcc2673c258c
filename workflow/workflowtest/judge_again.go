package workflowtest

import (
	"fmt"
	"slices"

	"lian/workflow"
)

// stands: once a change is refused or given up, what was said of it counts for
// nothing: no lane has passed a text that is not in force.
func (m *Model) stands(before, after *workflow.Filing, raised workflow.Raised, add assertion) {
	if before.State == workflow.Amending && after.State != workflow.Amending && !happened(raised, workflow.ActAmended, "passed") {
		for n := before.Amendment.Base + 1; n <= before.Revision; n++ {
			m.refused = append(m.refused, n)
		}
	}
	for _, s := range after.Seats {
		add(s.State != workflow.SeatPassed || !slices.Contains(m.refused, s.Revision), "I3: %s passed revision %d, which never came into force", s.ID, s.Revision)
	}
}

// previewed: the lanes that the applicant was told would be asked again are those
// that are.
func (m *Model) previewed(before, after *workflow.Filing) []string {
	var asked []string
	for _, s := range after.Seats {
		reviews := s.Step == workflow.StepReview || s.Step == workflow.StepAssess
		if reviews && s.Revision == after.Revision && m.turned[s.Lane] && !slices.Contains(asked, s.Lane) {
			asked = append(asked, s.Lane)
		}
	}
	if told := before.LanesTouched(m.Office); !slices.Equal(slices.Sorted(slices.Values(told)), slices.Sorted(slices.Values(asked))) {
		return []string{fmt.Sprintf("the preview names %v, asked are %v", told, asked)}
	}
	return nil
}
