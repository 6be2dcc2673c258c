package workflowtest

import (
	"slices"

	"lian/workflow"
)

// amended: I3 a change comes into force by those whom it touches: where it is
// material every lane that reads what it changed, assessment where a risk is new
// or moved, and the approver; else compliance.
func (m *Model) amended(before, after *workflow.Filing, add assertion) {
	a := before.Amendment
	changed := m.differs(a.Base, after.Revision)
	m.assessed(before, after, changed, add)
	touched := []string{string(workflow.RoleCompliance)}
	if a.Class == workflow.ChangeMaterial {
		touched = m.reads(changed)
		facts, err := m.facts(after)
		add(err == nil, "I3: no facts: %v", err)
		m.authority(after, facts, add)
	}
	for _, lane := range m.Office.Book.Process.Review.Lanes {
		if slices.Contains(touched, lane.ID) {
			m.laneStands(after, workflow.StepReview, lane.ID, add)
		}
	}
	for i := range after.Seats {
		s := &after.Seats[i]
		add(s.Revision <= a.Base || s.State == workflow.SeatVoid || s.State == workflow.SeatPassed, "I3: amended while %s is %s", s.ID, s.State)
	}
}

// assessed: every risk of what comes into force is rated; one that the text
// before did not have makes the change material, and one that it moves is rated
// for this very text.
func (m *Model) assessed(before, after *workflow.Filing, changed []string, add assertion) {
	facts, err := m.facts(after)
	add(err == nil, "I3: no facts: %v", err)
	for _, kind := range m.Office.Book.Risks {
		is := func(r workflow.Risk) bool { return r.ID == kind.ID && r.Rated }
		rated, known := slices.ContainsFunc(after.Risks, is), slices.ContainsFunc(before.Standing.Risks, is)
		moved := slices.ContainsFunc(kind.Reads, func(key string) bool { return slices.Contains(changed, key) })
		add(rated || !applies(kind.When, facts), "I3: in force with %s, which nobody rated", kind.ID)
		add(!rated || known || before.Amendment.Class == workflow.ChangeMaterial, "I3: a %s change brought %s", before.Amendment.Class, kind.ID)
		if !rated || known && (!moved || before.Amendment.Class != workflow.ChangeMaterial) {
			continue
		}
		for _, lane := range m.Office.Book.Process.Assess.Lanes {
			m.laneStands(after, workflow.StepAssess, lane.ID, add)
			add(after.Seat(string(workflow.StepAssess)+"/"+lane.ID+"/"+lane.Seats[0].ID).Revision == after.Revision, "I3: %s was rated for another text", kind.ID)
		}
	}
}

// reads lists the lanes that read an answer.
func (m *Model) reads(keys []string) []string {
	var lanes []string
	for _, key := range keys {
		if q := m.Office.Book.Form.Question(key); q != nil {
			lanes = append(lanes, q.Lanes...)
		}
	}
	return lanes
}

// goesOn: I11 no filing waits for nobody. Where lanes are at work, each that
// has not spoken has a seat open, and enough people sit there who may still
// pass it; where they do not the administrators were told when it opened.
func (m *Model) goesOn(f *workflow.Filing, add assertion) {
	step, waits := m.waitsAt(f)
	if !waits {
		return
	}
	silent := 0
	for _, lane := range laneNames(f, step) {
		seats := slices.DeleteFunc(slices.Clone(f.Seats), func(s workflow.Seat) bool {
			return s.Step != step || s.Lane != lane || s.State == workflow.SeatVoid || s.State == workflow.SeatPassed
		})
		if len(seats) == 0 || slices.ContainsFunc(seats, func(s workflow.Seat) bool { return s.State == workflow.SeatReturned }) {
			continue
		}
		silent++
		add(slices.ContainsFunc(seats, func(s workflow.Seat) bool { return s.State == workflow.SeatOpen }), "I11: %s/%s has not spoken and is not asked", step, lane)
	}
	add(silent > 0, "I11: every lane of %s has spoken, and the filing is still %s", step, f.State)
	for _, s := range f.OpenSeats("") {
		able := m.able(f, s)
		add(len(f.Spoken(s))+able >= s.Need || len(s.Holders) < s.Need, "I11: %s needs %d, %d have passed it and %d can", s.ID, s.Need, len(f.Spoken(s)), able)
	}
}

// waitsAt is the step at which a filing waits for seats.
func (m *Model) waitsAt(f *workflow.Filing) (workflow.StepID, bool) {
	if f.State == workflow.Amending && f.Amendment.Filed {
		for _, step := range []workflow.StepID{workflow.StepReview, workflow.StepAssess} {
			if slices.ContainsFunc(f.Seats, func(s workflow.Seat) bool {
				return s.Step == step && s.State != workflow.SeatVoid && s.State != workflow.SeatPassed
			}) {
				return step, true
			}
		}
		return workflow.StepApprove, true
	}
	step, waits := map[workflow.State]workflow.StepID{workflow.Reviewing: workflow.StepReview, workflow.Assessing: workflow.StepAssess,
		workflow.Approving: workflow.StepApprove, workflow.Closing: workflow.StepClose}[f.State]
	return step, waits
}

func laneNames(f *workflow.Filing, step workflow.StepID) []string {
	var names []string
	for _, s := range f.Seats {
		if s.Step == step && s.State != workflow.SeatVoid && !slices.Contains(names, s.Lane) {
			names = append(names, s.Lane)
		}
	}
	return names
}

// able counts who may still pass a seat, were everybody at work and it their
// turn.
func (m *Model) able(f *workflow.Filing, s *workflow.Seat) int {
	n := 0
	for _, id := range s.Holders {
		p := m.Office.Person(id)
		p.Active = true
		code := workflow.CodeOf(f.MayDecide(m.Office, p, workflow.Ballot{Seat: s.ID, Verdict: workflow.VerdictPass}))
		if code == "" || code == workflow.NotYourTurn {
			n++
		}
	}
	return n
}
