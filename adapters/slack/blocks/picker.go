package blocks

import (
	"fmt"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// picker draws a date picker beside its label. What it stands at is shown in
// words where it is not a day.
func (d *drawing) picker(p chat.Picker) {
	p.Action.Value = "" // is what will be picked
	action, fits := pack(p.Action, false, actionID-length(dateID))
	if p.Kind != chat.Date || !fits {
		d.context(fmt.Sprintf(d.unpickable, p.Label))
		return
	}
	label := p.Label
	e := &slack.DatePickerBlockElement{Type: slack.METDatepicker, ActionID: dateID + action, Placeholder: plain(d.pickDate, buttonText)}
	if canonical(p.Value) {
		e.InitialDate = p.Value
	} else if !blank(p.Value) {
		label = d.noted(label, fmt.Sprintf(d.dateHint, p.Value))
	}
	d.add(&slack.SectionBlock{Type: slack.MBTSection, Text: plain(label, contextText), Accessory: &slack.Accessory{DatePickerElement: e}})
}
