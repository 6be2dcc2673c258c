package text

import "lian/workflow"

// State names a state of a filing.
func (s Speaker) State(state workflow.State) string { return s.named("words.state.", string(state)) }

// Role names a role.
func (s Speaker) Role(role workflow.Role) string { return s.named("words.role.", string(role)) }

// Verdict names what a decision says.
func (s Speaker) Verdict(v workflow.Verdict) string { return s.named("words.verdict.", string(v)) }

// Act names an act, as a button does.
func (s Speaker) Act(act workflow.Act) string { return s.named("words.act.", string(act)) }

// Level names a level of risk.
func (s Speaker) Level(level workflow.Level) string {
	if level == workflow.LevelNone {
		return s.Say("words.level.none")
	}
	return s.named("words.level.", string(level))
}

// Step names a step at which seats decide.
func (s Speaker) Step(step workflow.StepID) string { return s.named("words.step.", string(step)) }

// Seat names where a seat stands.
func (s Speaker) Seat(state workflow.SeatState) string { return s.named("words.seat.", string(state)) }

// Change names the class of a change.
func (s Speaker) Change(class workflow.Change) string { return s.named("words.change.", string(class)) }

// Party names who may do something.
func (s Speaker) Party(party workflow.Party) string { return s.named("words.party.", string(party)) }

// named words a constant of the domain; a rule book or a later version may
// bring one that no catalogue has, and it is then its own name.
func (s Speaker) named(family, name string) string {
	if name == "" || !s.Has(family+name) {
		return name
	}
	return s.Say(family + name)
}
