package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Suspended is a campaign's card while calls are stopped: who stopped it, when
// and why, and the button of those who may let it go on.
func Suspended(v View) chat.Message {
	f := v.Filing
	if !f.Is(workflow.Suspended) {
		return v.now()
	}
	c := v.card(v.titled(v.words("cards.suspended.title")), v.Say.State(f.State), chat.Bad)
	c.Sections = sections(lead(v.words("cards.suspended.lead")), v.stopped(), v.releasing(), v.figures(), v.causes())
	c.Buttons = append(v.buttons("", workflow.ActResume, workflow.ActReport, workflow.ActComplain, workflow.ActAmend, workflow.ActEnd, workflow.ActComment), v.looking()...)
	return v.message(string(workflow.NoticeSuspended), c)
}

// stopped tells who stopped the calls, since when and why.
func (v View) stopped() chat.Section {
	s := chat.Section{}
	if p := v.Filing.Pause; p != nil {
		s.Fields = []chat.Field{
			{Label: v.words("cards.suspended.by"), Value: v.Name(p.By)},
			{Label: v.words("cards.suspended.since"), Value: v.words("cards.since.value", "At", v.Moment(p.At), "Held", v.held(p.At))},
			{Label: v.words("cards.reason"), Value: brief(p.Reason, opinionLength), Wide: true}}
	}
	if n := v.Filing.Pauses; n > 1 {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.suspended.times"), Value: v.words("cards.times", "N", n), Tone: chat.Warn})
	}
	return s
}

// releasing tells those who cannot resume it who can.
func (v View) releasing() chat.Section {
	if v.can(workflow.ActResume, "") {
		return chat.Section{}
	}
	var roles []string
	for _, r := range v.Office.Book.Process.Resume {
		roles = append(roles, v.Say.Role(r))
	}
	return chat.Section{Text: v.words("cards.suspended.release", "Roles", v.Say.List(roles))}
}
