package asking

import (
	"context"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// longestPrefill is the bytes of first answers that a button can carry.
const longestPrefill = 1000

// shownOnButton is the length, in graphemes, of a campaign's name on a button.
const shownOnButton = 12

// anew lists unfinished filings and offers a new one, with first answers.
func (i *Interview) anew(ctx context.Context, t turn.Turn, filings []*workflow.Filing, prefill string) chat.Message {
	footer := ""
	if len(prefill) > longestPrefill {
		prefill, footer = "", t.Say.Say("asking.choice.again")
	}
	return i.view(ctx, t, filings[0]).choice(filings, button(t.Say.Say("asking.button.new"), chat.Action{Name: DoBegin, Value: prefill}), footer)
}

// choice lists unfinished filings to go on with, beside a button that begins a
// new one.
func (v view) choice(filings []*workflow.Filing, anew chat.Button, footer string) chat.Message {
	card := &chat.Card{Title: v.Say.Say("asking.choice", "N", len(filings)), Tone: chat.Waiting, Footer: footer}
	section := chat.Section{}
	for n, f := range filings {
		one := view{Turn: v.Turn, f: f}
		section.Items = append(section.Items, chat.Item{Mark: chat.Open, Text: one.title(), Note: one.standingNote()})
		label := v.Say.Say("asking.button.continue")
		if len(filings) > 1 {
			label = v.Say.Say("asking.button.continue.one", "Title", chat.Cut(one.title(), shownOnButton))
		}
		b := button(label, one.action(DoContinue, nil, ""))
		if n == 0 {
			b.Tone = chat.Good
		}
		card.Buttons = append(card.Buttons, b)
	}
	card.Sections = []chat.Section{section}
	card.Buttons = append(card.Buttons, anew)
	if len(filings) == 1 && v.f.Is(workflow.Draft) {
		b := grave(v.Say.Say("asking.button.discard"), v.action(DoDiscard, nil, ""))
		b.Confirm = v.Say.Say("asking.discard.sure")
		card.Buttons = append(card.Buttons, b)
	}
	m := v.message("drafts", plain(card), card)
	m.Subject = ""
	return m
}

// standingNote tells how far a filing is and when it was last touched.
func (v view) standingNote() string {
	c, err := v.course()
	if err != nil {
		return v.f.Ref()
	}
	return v.Say.Say("asking.choice.note", "State", v.Say.State(v.f.State), "Done", len(c.all)-len(c.open), "Of", len(c.all), "Ago", v.ago())
}
