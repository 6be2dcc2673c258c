package workflowtest

import (
	"fmt"
	"slices"

	"lian/workflow"
)

// staffed: of a seat that comes to be short the administrators hear, once.
func (m *Model) staffed(before, after *workflow.Filing, raised workflow.Raised, add assertion) {
	for _, s := range after.OpenSeats("") {
		was := before.Seat(s.ID)
		opened := was == nil || was.State != workflow.SeatOpen || !was.OpenedAt.Equal(s.OpenedAt)
		became := len(s.Holders) < s.Need && (opened || len(was.Holders) >= was.Need)
		told := 0
		for _, n := range raised.Notices {
			if n.Kind == workflow.NoticeVacant && n.Seat == s.ID {
				told++
			}
		}
		admins := 0
		if became {
			admins = len(m.Office.With(workflow.RoleAdmin))
		}
		add(told == admins, "I11: %d heard of %s, which lacks people: %v, and did before: %v", told, s.ID, len(s.Holders) < s.Need, !became)
	}
}

// nobodyGone: after time has looked, nobody is waited for who left.
func (m *Model) nobodyGone(f *workflow.Filing) (broken []string) {
	for _, s := range f.OpenSeats("") {
		for _, id := range s.Holders {
			said := slices.ContainsFunc(f.Spoken(s), func(d workflow.Decision) bool { return d.Person == id })
			if !said && !m.Office.Person(id).Active {
				broken = append(broken, fmt.Sprintf("I11: %s waits for %s, who left", s.ID, id))
			}
		}
	}
	return broken
}
