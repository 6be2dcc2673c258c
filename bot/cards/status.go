package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Status is the live card of a filing: where it is, who holds it, since when,
// until when, and what was said as it came. It is the applicant's; anyone
// else who may read the filing sees it with their own buttons.
func Status(v View) chat.Message {
	c := v.card(v.title(), v.Say.State(v.Filing.State), stateTone(v.Filing.State))
	c.Progress = v.progress()
	c.Sections = sections(v.where(), v.steps(), v.asked(), v.opinions(v.words("cards.opinions"), all))
	c.Buttons = append(v.answering(v.words("cards.button.continue")), v.buttons("", workflow.ActSubmit, workflow.ActNudge, workflow.ActWithdraw,
		workflow.ActAmend, workflow.ActDrop, workflow.ActCancel, workflow.ActComment)...)
	c.Buttons = append(append(c.Buttons, v.copying()...), v.looking()...)
	if v.Filing.Revision == 0 || v.Filing.Is(workflow.Returned) && len(v.Filing.Changed()) == 0 {
		c.Buttons = without(c.Buttons, workflow.ActSubmit) // the conversation's summary offers it when it is ready
	}
	return v.message(string(workflow.NoticeStatus), c)
}

func all(workflow.Decision) bool { return true }

// asked lists the fields that a return wants corrected.
func (v View) asked() chat.Section {
	if v.Filing.Correction == nil {
		return chat.Section{}
	}
	s := chat.Section{Heading: v.words("cards.returned.fields")}
	for _, key := range v.Filing.Correction.Fields {
		s.Items = append(s.Items, v.askedItem(key))
	}
	return s
}
