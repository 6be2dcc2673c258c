package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Done takes the place of a card that has served its purpose: what was done,
// to which filing and when, and where it stands one press away. The filing's
// living card hangs elsewhere, kept true by the courier, so that nobody has two
// of them (handbook: ecosystem §3.2, 25). more is what else there is to say, or
// "".
func Done(v View, act workflow.Act, more string) chat.Message {
	c := chat.Card{Title: chat.Cut(v.title(), titleLength), Status: v.DoneWord(act), Tone: chat.Good, Sections: sections(lead(more)),
		Subtitle: v.words("cards.done.subtitle", "Ref", v.Filing.Ref(), "At", v.Moment(v.Office.Now))}
	c.Buttons = append(v.buttons("", workflow.ActResume), v.opening(v.words("cards.button.show"), v.Filing.Ref(), ""))
	return v.message("notice", c)
}

// DoneWord says that an act is done: 已提交, Submitted.
func (v View) DoneWord(act workflow.Act) string { return v.words("cards.done." + string(act)) }
