package cards

import (
	"github.com/rivo/uniseg"

	"lian/bot/chat"
	"lian/workflow"
)

// attestLength is the longest opinion, in graphemes, that a button carries.
const attestLength = 300

// Confirm answers words that sound like a verdict but are none by themselves
// (handbook: ecosystem §3.2, 22): it names the filing, its revision and the
// reader's seat, and has the buttons that decide. verdicts are those the words
// may have meant, opinion is what was said with them, or "".
func Confirm(v View, s *workflow.Seat, opinion string, verdicts ...workflow.Verdict) chat.Message {
	c := v.card(v.titled(v.seatTitle(s)), v.words("cards.confirm.status"), chat.Waiting)
	id := "cards.confirm.lead"
	if len(verdicts) > 1 {
		id = "cards.confirm.which"
	}
	c.Sections = sections(lead(v.words(id, "Ref", v.Filing.Ref(), "Revision", v.Filing.Revision, "Seat", v.seatTitle(s))))
	for _, verdict := range verdicts {
		c.Buttons = append(c.Buttons, v.confirming(s, verdict, opinion)...)
		if verdict == workflow.VerdictPass && v.attests(s, opinion) {
			c.Sections = append(c.Sections, v.attested(s, opinion)...)
		}
	}
	c.Buttons = append(append(c.Buttons, v.buttons(s.ID, workflow.ActComment)...), v.looking()...)
	return v.message("notice", c)
}

// confirming is the button of a verdict, if the reader may cast it. A pass is
// one press where nothing more is asked for than was said; else the form opens.
func (v View) confirming(s *workflow.Seat, verdict workflow.Verdict, opinion string) []chat.Button {
	buttons := v.buttons(s.ID, workflow.Act(verdict))
	for i := range buttons {
		b := &buttons[i]
		if verdict == workflow.VerdictPass {
			b.Label = v.words("cards.button.confirm_pass")
		}
		if verdict == workflow.VerdictPass && v.attests(s, opinion) {
			b.Action.Name, b.Action.Value, b.Asks = DoAttest, opinion, false
		}
	}
	return buttons
}

// attests tells whether one press can pass a seat with the opinion as it is.
func (v View) attests(s *workflow.Seat, opinion string) bool {
	if opinion == "" {
		return !v.opinionRule(s).Required
	}
	return uniseg.GraphemeClusterCount(opinion) <= attestLength
}

// attested shows what the press stands for: the opinion, and every point of the
// checklist.
func (v View) attested(s *workflow.Seat, opinion string) []chat.Section {
	list := v.checklist(s)
	list.Heading = v.words("cards.confirm.attests")
	said := chat.Section{Heading: v.words("cards.form.pass.label"), Text: clean(opinion)}
	return sections(said, list)
}
