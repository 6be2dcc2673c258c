package workflowtest

import (
	"slices"

	"lian/workflow"
)

// seat: I10 a seat has the one outcome that its decisions add up to, by the
// rule of the book: so many of those entitled, each once, in turn where it says
// so, and nobody after the last word.
func (m *Model) seat(f *workflow.Filing, s *workflow.Seat, add assertion) {
	said := f.Spoken(s)
	for i, d := range said {
		add(workflow.Tally(said[:i], s.Need) == workflow.SeatOpen, "I10: %s was decided when %s spoke", s.ID, d.Person)
		add(slices.Contains(s.Holders, d.Person), "I6: %s spoke at %s and does not sit there", d.Person, s.ID)
		add(!s.InTurn || i < len(s.Holders) && s.Holders[i] == d.Person, "I10: %s spoke out of turn at %s", d.Person, s.ID)
		add(!slices.ContainsFunc(said[:i], func(e workflow.Decision) bool { return e.Person == d.Person }), "I2: %s spoke twice at %s", d.Person, s.ID)
	}
	rule, known := m.rule(s)
	if s.State == workflow.SeatWaiting || s.State == workflow.SeatVoid || s.AddedBy != "" || !known {
		return
	}
	all := rule.Need == 0 // every one who held it when it opened: no fewer because somebody left since
	add(s.Need == rule.Need || all && s.Need >= max(1, len(s.Holders)), "I10: %s needs %d of %d, the book says %d", s.ID, s.Need, len(s.Holders), rule.Need)
	for _, id := range s.Holders {
		p := m.Office.Person(id)
		add(p.Has(rule.Role) && p.MaySign(rule.Level), "I6: %s sits at %s", id, s.ID)
	}
}

// rule finds what the book says of a seat.
func (m *Model) rule(s *workflow.Seat) (workflow.SeatRule, bool) {
	rules := m.rules(s.Step, s.Lane)
	i := slices.IndexFunc(rules, func(r workflow.SeatRule) bool { return r.ID == s.Rule })
	if i < 0 {
		return workflow.SeatRule{}, false
	}
	return rules[i], true
}

// rules are those of a lane, or of a route of the authority table.
func (m *Model) rules(step workflow.StepID, lane string) []workflow.SeatRule {
	p := m.Office.Book.Process
	for _, r := range p.Approve.Routes {
		if step == workflow.StepApprove && r.ID == lane {
			return r.Seats
		}
	}
	for _, l := range map[workflow.StepID]workflow.Step{workflow.StepReview: p.Review, workflow.StepAssess: p.Assess, workflow.StepClose: p.Close}[step].Lanes {
		if l.ID == lane {
			return l.Seats
		}
	}
	return nil
}

// approved: I3 every seat of the book has its passes, from people who differ in
// the approval, about the text that stands or, where an opinion was kept, about
// one in which nothing that the lane reads was another.
func (m *Model) approved(f *workflow.Filing, add assertion) {
	facts, err := m.facts(f)
	add(err == nil, "I3: no facts: %v", err)
	for _, step := range []workflow.StepID{workflow.StepReview, workflow.StepAssess} {
		for _, lane := range m.lanes(step) {
			if applies(lane.When, facts) {
				m.laneStands(f, step, lane.ID, add)
			}
		}
	}
	m.authority(f, facts, add)
	add(workflow.Summarise(f.Risks).Open == 0, "I3: approved with risks that nobody rated")
}

func (m *Model) lanes(step workflow.StepID) []workflow.Lane {
	if step == workflow.StepReview {
		return m.Office.Book.Process.Review.Lanes
	}
	return m.Office.Book.Process.Assess.Lanes
}

func (m *Model) facts(f *workflow.Filing) (workflow.Facts, error) {
	facts, err := m.Office.Book.Facts(f.Answers, workflow.Summarise(f.Risks))
	if err == nil {
		facts["today"] = m.Office.Today()
	}
	return facts, err
}

func applies(c workflow.Condition, facts workflow.Facts) bool {
	if c == nil {
		return true
	}
	ok, err := c(facts)
	return ok && err == nil
}

// laneStands: every seat of a lane has passed on what the lane reads today.
func (m *Model) laneStands(f *workflow.Filing, step workflow.StepID, lane string, add assertion) {
	for _, rule := range m.rules(step, lane) {
		s := f.Seat(string(step) + "/" + lane + "/" + rule.ID)
		if s == nil {
			add(false, "I3: %s/%s/%s was never asked", step, lane, rule.ID)
			continue
		}
		add(passes(f, s) >= s.Need && s.State == workflow.SeatPassed, "I3: in force with %d of %d at %s", passes(f, s), s.Need, s.ID)
		for _, key := range m.differs(s.Revision, f.Revision) {
			q := m.Office.Book.Form.Question(key)
			add(q == nil || !slices.Contains(q.Lanes, lane), "I3: %s passed revision %d, and %s is another in %d", s.ID, s.Revision, key, f.Revision)
		}
	}
}

// passes counts the people who passed a seat on its revision.
func passes(f *workflow.Filing, s *workflow.Seat) int {
	who := map[string]bool{}
	for _, d := range f.Decisions {
		if d.Seat == s.ID && d.Revision == s.Revision && d.Verdict == workflow.VerdictPass {
			who[d.Person] = true
		}
	}
	return len(who)
}

// differs lists the answers in which two revisions differ, of those that are
// reviewed: launch facts and the account are not.
func (m *Model) differs(a, b int) []string {
	was, is := m.revision(a).Answers, m.revision(b).Answers
	var keys []string
	for _, section := range m.Office.Book.Form.Phase(workflow.PhaseSubmit) {
		for _, q := range section.Questions {
			if !was[q.Key].Equal(is[q.Key]) {
				keys = append(keys, q.Key)
			}
		}
	}
	return keys
}

// authority: the seats of the route that holds have passed on this very
// revision, by people who differ from each other and from the reviewers.
func (m *Model) authority(f *workflow.Filing, facts workflow.Facts, add assertion) {
	routes := m.Office.Book.Process.Approve.Routes
	i := slices.IndexFunc(routes, func(r workflow.Route) bool { return applies(r.When, facts) })
	if i < 0 || routes[i].Refuse != (workflow.Words{}) {
		add(false, "I3: approved where no route leads")
		return
	}
	add(f.Route == routes[i].ID, "I3: approved by the route %s, the book says %s", f.Route, routes[i].ID)
	m.laneStands(f, workflow.StepApprove, routes[i].ID, add)
	for _, d := range f.Decisions {
		if d.Step != workflow.StepApprove || d.Revision != f.Revision {
			continue
		}
		for _, e := range f.Decisions {
			other := e.Step == workflow.StepReview || e.Step == workflow.StepAssess || e.Step == workflow.StepApprove && e.Revision == d.Revision && e.Seat != d.Seat
			add(!other || e.Person != d.Person, "I7: %s counts at %s and %s", d.Person, d.Seat, e.Seat)
		}
	}
}
