package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// The actions of buttons that change nothing. Those that do are named as the
// workflow names its acts; the conversation has its own for answers.
const (
	GoDetails  = "details"
	GoTimeline = "timeline"
	GoShow     = "show"
	GoInbox    = "inbox"
	GoMine     = "mine"
	GoDone     = "decided"
	GoHelp     = "help"
	GoContinue = "continue" // on with the open questions
	GoEdit     = "edit"     // Field: the question
	GoBegin    = "begin"    // a new filing
	GoCopy     = "copy"     // a new filing with the answers of this one
)

// DoAttest passes a seat with every point of its checklist and the opinion in
// Value: the one press that turns words like 同意 into a decision.
const DoAttest = "attest"

// A look is how an act's button stands on a card.
type look struct {
	tone chat.Tone
	more bool // may wait in an overflow menu
	ask  bool // asks for a yes first: it has no form that could be left
}

var looks = map[workflow.Act]look{
	workflow.ActPass:     {tone: chat.Good},
	workflow.ActReject:   {tone: chat.Bad},
	workflow.ActTransfer: {more: true},
	workflow.ActAdd:      {more: true},
	workflow.ActComment:  {more: true},
	workflow.ActSubmit:   {tone: chat.Good, ask: true},
	workflow.ActWithdraw: {tone: chat.Bad},
	workflow.ActStart:    {tone: chat.Good, ask: true},
	workflow.ActReport:   {tone: chat.Good},
	workflow.ActSuspend:  {tone: chat.Bad},
	workflow.ActResume:   {tone: chat.Good},
	workflow.ActAmend:    {more: true},
	workflow.ActDrop:     {tone: chat.Bad, ask: true},
	workflow.ActEnd:      {tone: chat.Bad, more: true},
	workflow.ActClose:    {tone: chat.Good, ask: true},
	workflow.ActCancel:   {tone: chat.Bad, more: true},
}

// buttons draws, of the acts a card wants, those the reader can do now: at one
// seat, and those that belong to none.
func (v View) buttons(seat string, want ...workflow.Act) []chat.Button {
	can := v.Filing.WhatCanIDo(v.Office, v.Reader)
	var drawn []chat.Button
	for _, act := range want {
		i := slices.IndexFunc(can, func(a workflow.Ability) bool { return a.Act == act && (a.Seat == "" || a.Seat == seat) })
		if i >= 0 {
			drawn = append(drawn, v.button(act, can[i].Seat))
		}
	}
	return drawn
}

// can tells whether the reader may do an act now, at a seat where it is done
// at one.
func (v View) can(act workflow.Act, seat string) bool {
	return slices.ContainsFunc(v.Filing.WhatCanIDo(v.Office, v.Reader), func(a workflow.Ability) bool {
		return a.Act == act && (a.Seat == "" || a.Seat == seat)
	})
}

func (v View) button(act workflow.Act, seat string) chat.Button {
	l := looks[act]
	b := chat.Button{Label: v.Say.Act(act), Tone: l.tone, More: l.more, Asks: asks(act), Action: v.action(string(act))}
	b.Action.Seat, b.Action.Value = seat, string(v.hangs)
	if l.ask {
		b.Confirm = v.words("cards.confirm." + string(act))
	}
	return b
}

// asks tells whether an act's button opens a form: it needs a reason, an
// opinion, a colleague or figures.
func asks(act workflow.Act) bool {
	switch act {
	case workflow.ActSubmit, workflow.ActNudge, workflow.ActStart, workflow.ActDrop, workflow.ActClose:
		return false
	}
	return true
}

// action is about the filing as the reader is shown it.
func (v View) action(name string) chat.Action {
	if v.Filing == nil {
		return chat.Action{Name: name}
	}
	return chat.Action{Name: name, Subject: v.Filing.Ref(), Revision: v.Filing.Revision}
}

// relabel gives an act's button the name it has on this card.
func relabel(buttons []chat.Button, act workflow.Act, label string) []chat.Button {
	for i := range buttons {
		if buttons[i].Action.Name == string(act) {
			buttons[i].Label = label
		}
	}
	return buttons
}

// answering leads to the open questions, where the reader may answer them.
func (v View) answering(label string) []chat.Button {
	if !v.can(workflow.ActAnswer, "") {
		return nil
	}
	return []chat.Button{{Label: label, Tone: chat.Good, Action: v.action(GoContinue)}}
}

// looking are the buttons that only show something.
func (v View) looking() []chat.Button {
	return []chat.Button{
		{Label: v.words("cards.button.details"), More: true, Action: v.action(GoDetails)},
		{Label: v.words("cards.button.timeline"), More: true, Action: v.action(GoTimeline)},
	}
}

// opening shows a filing of a list.
func (v View) opening(label, ref, seat string) chat.Button {
	return chat.Button{Label: label, Action: chat.Action{Name: GoShow, Subject: ref, Seat: seat}}
}

// copying offers the owner of a filing that is over to begin again with its
// answers.
func (v View) copying() []chat.Button {
	if f := v.Filing; !f.State.Final() || f.Revision == 0 || v.Reader.ID != f.Applicant {
		return nil
	}
	return []chat.Button{{Label: v.words("cards.button.copy"), More: true, Action: chat.Action{Name: GoCopy, Subject: v.Filing.Ref()}}}
}

// onePrimary leaves one button that stands out, the first: a card that calls
// for two things at once calls for none.
func onePrimary(buttons []chat.Button) []chat.Button {
	seen := false
	for i := range buttons {
		if buttons[i].Tone == chat.Good && seen {
			buttons[i].Tone = chat.Plain
		}
		seen = seen || buttons[i].Tone == chat.Good
	}
	return buttons
}

// without leaves out an act's button.
func without(buttons []chat.Button, act workflow.Act) []chat.Button {
	return slices.DeleteFunc(buttons, func(b chat.Button) bool { return b.Action.Name == string(act) })
}
