package asking

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// ahead tells who will look at the filing once it is handed in, and by when;
// after a return, which lanes are asked again and which keep their opinion.
func (v view) ahead() []chat.Section {
	if v.f.Phase() != workflow.PhaseSubmit {
		return nil
	}
	section := chat.Section{Heading: v.Say.Say("asking.ahead")}
	if v.f.Revision > 0 {
		section.Text = v.again()
	}
	facts, err := v.facts()
	if err != nil {
		return nil // the obstacles tell it: the same rules fail there
	}
	p := v.Office.Book.Process
	for _, step := range []workflow.Step{p.Review, p.Assess} {
		for _, lane := range v.lanes(step, facts) {
			section.Items = append(section.Items, v.lane(step, lane))
		}
	}
	if v.f.Revision == 0 {
		section.Items = append(section.Items, v.route(facts))
	}
	return []chat.Section{section}
}

// facts are what the rule book's conditions ask.
func (v view) facts() (workflow.Facts, error) {
	facts, err := v.Office.Book.Facts(v.f.Answers, workflow.Summarise(v.f.Risks))
	if err != nil {
		return nil, err
	}
	facts["today"] = v.Office.Today()
	return facts, nil
}

// lanes are those of a step that would be asked now.
func (v view) lanes(step workflow.Step, facts workflow.Facts) []workflow.Lane {
	touched := v.touched()
	return slices.DeleteFunc(slices.Clone(step.Lanes), func(l workflow.Lane) bool {
		return !holds(l.When, facts) || v.f.Revision > 0 && !slices.Contains(touched, l.ID)
	})
}

// touched are the lanes that would be asked again: of an amendment in which
// nothing was changed yet, none.
func (v view) touched() []string {
	if v.f.Is(workflow.Amending) && len(v.f.Changed()) == 0 {
		return nil
	}
	return v.f.LanesTouched(v.Office)
}

// holds evaluates a condition; one that fails is taken to hold, so that a lane
// is rather announced than left out.
func holds(c workflow.Condition, facts workflow.Facts) bool {
	if c == nil {
		return true
	}
	ok, err := c(facts)
	return ok || err != nil
}

// lane is one lane with the people entitled and its due time.
func (v view) lane(step workflow.Step, l workflow.Lane) chat.Item {
	var names []string
	for _, seat := range l.Seats {
		for _, id := range v.Office.Entitled(v.f, seat.Role, seat.Level) {
			if name := v.person(id); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	due := v.Say.Moment(v.Office.DueAfter(v.Office.Now, l.Due), v.Office.Now, v.Office.Zone)
	who := v.Say.List(names[:min(len(names), mostNames)])
	if len(names) == 0 {
		who = v.Say.Say("asking.ahead.nobody")
	}
	return chat.Item{Mark: chat.Later, Text: v.in(step.Title) + " · " + v.in(l.Title), Note: v.Say.Say("asking.ahead.due", "Who", who, "Due", due)}
}

// mostNames is how many reviewers a line names.
const mostNames = 3

// route is who would approve, as far as the answers tell: the residual risk,
// rated later, may ask for more.
func (v view) route(facts workflow.Facts) chat.Item {
	step := v.Office.Book.Process.Approve
	for _, r := range step.Routes {
		if !holds(r.When, facts) {
			continue
		}
		if r.Refuse != (workflow.Words{}) {
			return chat.Item{Mark: chat.Attend, Tone: chat.Bad, Text: v.in(step.Title), Note: v.in(r.Refuse)}
		}
		return chat.Item{Mark: chat.Later, Text: v.in(step.Title) + " · " + v.in(r.Title), Note: v.Say.Say("asking.ahead.route")}
	}
	return chat.Item{Mark: chat.Later, Text: v.in(step.Title), Note: v.Say.Say("asking.ahead.route")}
}

// again tells which lanes a resubmission asks again: 将重开：法务；市场意见保留.
func (v view) again() string {
	touched := v.touched()
	var open, kept []string
	for _, step := range []workflow.Step{v.Office.Book.Process.Review, v.Office.Book.Process.Assess} {
		for _, l := range step.Lanes {
			switch {
			case slices.Contains(touched, l.ID):
				open = append(open, v.in(l.Title))
			case slices.ContainsFunc(v.f.Seats, func(s workflow.Seat) bool { return s.Lane == l.ID && s.State == workflow.SeatPassed }):
				kept = append(kept, v.in(l.Title))
			}
		}
	}
	switch {
	case len(open) == 0:
		return v.Say.Say("asking.again.none")
	case len(kept) == 0:
		return v.Say.Say("asking.again", "Open", v.Say.List(open))
	}
	return v.Say.Say("asking.again.kept", "Open", v.Say.List(open), "Kept", v.Say.List(kept))
}
