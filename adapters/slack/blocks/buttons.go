package blocks

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// How buttons are laid out.
const (
	perRow       = 5
	mostButtons  = 8 // answers to one question, before they become a select
	selectLength = 100
	menuLength   = 5
)

// buttons draws the buttons in the order in which they were given: many
// answers to one question as a select, the last of those that may wait in a
// menu, the others in rows.
func (d *drawing) buttons(list []chat.Button) {
	list, waiting := partMenu(list)
	primary := primaryOf(list)
	var row []slack.BlockElement
	for i := 0; i < len(list); {
		if n := answers(list[i:]); n > mostButtons {
			d.lay(row)
			d.lay([]slack.BlockElement{d.choice(list[i : i+n])})
			row, i = nil, i+n
			continue
		}
		if element := d.button(list[i], i == primary); element != nil {
			row = append(row, element)
		}
		i++
	}
	d.lay(row, d.menu(waiting)...)
	d.unpressables(list)
}

// lay draws elements in rows of five; a menu joins the last row.
func (d *drawing) lay(elements []slack.BlockElement, menu ...slack.BlockElement) {
	for len(elements) > perRow {
		d.add(actions(elements[:perRow]))
		elements = elements[perRow:]
	}
	if last := append(elements[:len(elements):len(elements)], menu...); len(last) > 0 {
		d.add(actions(last))
	}
}

func actions(elements []slack.BlockElement) slack.Block {
	return &slack.ActionBlock{Type: slack.MBTAction, Elements: &slack.BlockElements{ElementSet: elements}}
}

// partMenu takes off the buttons at the end that go into the menu. A menu of
// one hides more than it saves.
func partMenu(list []chat.Button) (others, waiting []chat.Button) {
	start := len(list)
	for start > 0 && len(list)-start < menuLength && mayWait(list[start-1]) {
		start--
	}
	if len(list)-start < 2 {
		return list, nil
	}
	return list[:start], list[start:]
}

// mayWait tells that a button fits in a menu, whose options ask for no yes of
// their own.
func mayWait(b chat.Button) bool {
	_, fits := pack(b.Action, b.Asks, optionValue)
	return b.More && fits && b.Confirm == ""
}

// answers counts the buttons at the beginning that differ in their value only.
func answers(list []chat.Button) (n int) {
	first := list[0].Action
	for _, b := range list[:min(len(list), selectLength)] {
		a := b.Action
		_, fits := pack(a, b.Asks, optionValue)
		if a.Field == "" || a.Value == "" || !fits || b.Confirm != "" || !sameQuestion(a, first) {
			break
		}
		n++
	}
	return n
}

func sameQuestion(a, b chat.Action) bool {
	a.Value, b.Value = "", ""
	return a == b
}

// primaryOf is the one button that stands out: the first good one that is not
// a ticked answer among others; -1 where there is none.
func primaryOf(list []chat.Button) int {
	for i, b := range list {
		if b.Tone == chat.Good && !oneOfSeveral(list, i) {
			return i
		}
	}
	return -1
}

func oneOfSeveral(list []chat.Button, at int) bool {
	for i, b := range list {
		if i != at && b.Action.Value != "" && sameQuestion(b.Action, list[at].Action) {
			return true
		}
	}
	return false
}

// button draws a button; nil where its action does not fit.
func (d *drawing) button(b chat.Button, primary bool) slack.BlockElement {
	value, fits := carry(b.Action)
	if !fits {
		return nil
	}
	kind := pressID
	if b.Asks {
		kind = askID
	}
	e := &slack.ButtonBlockElement{Type: slack.METButton, ActionID: d.ids.id(kind, b.Action), Text: plain(b.Label, buttonText),
		Value: value, Confirm: confirmation(b), AccessibilityLabel: spelledOut(b)}
	switch {
	case primary:
		e.Style = slack.StylePrimary
	case b.Tone == chat.Bad:
		e.Style = slack.StyleDanger
	}
	return e
}

// spelledOut tells a screen reader which filing a button is about, for it
// hears many that are called the same. Answers to a question are not.
func spelledOut(b chat.Button) string {
	if b.Action.Subject == "" || b.Action.Field != "" || strings.Contains(b.Label, b.Action.Subject) {
		return ""
	}
	return shown(b.Label+" "+b.Action.Subject, buttonText)
}

// confirmation asks for a yes, in the language of its question.
func confirmation(b chat.Button) *slack.ConfirmationBlockObject {
	if blank(b.Confirm) {
		return nil
	}
	t, style := spoken(b.Confirm), slack.StylePrimary
	if b.Tone == chat.Bad {
		style = slack.StyleDanger
	}
	return &slack.ConfirmationBlockObject{Title: plain(t.sure, 100), Text: plain(b.Confirm, 300),
		Confirm: plain(b.Label, 30), Deny: plain(t.cancel, 30), Style: style}
}

// menu draws the buttons that wait, if there are any.
func (d *drawing) menu(list []chat.Button) []slack.BlockElement {
	if len(list) == 0 {
		return nil
	}
	return []slack.BlockElement{&slack.OverflowBlockElement{Type: slack.METOverflow,
		ActionID: d.ids.id(menuID, chat.Action{Name: "more"}), Options: packed(list)}}
}

// choice draws the answers to a question as a select.
func (d *drawing) choice(list []chat.Button) slack.BlockElement {
	question := list[0].Action
	question.Value = ""
	return &slack.SelectBlockElement{Type: slack.OptTypeStatic, ActionID: d.ids.id(chooseID, question),
		Placeholder: plain(d.choose, buttonText), Options: packed(list)}
}

// packed are buttons as options; that they fit was seen before.
func packed(list []chat.Button) (options []*slack.OptionBlockObject) {
	for _, b := range list {
		value, _ := pack(b.Action, b.Asks, optionValue)
		options = append(options, &slack.OptionBlockObject{Text: plain(b.Label, buttonText), Value: value})
	}
	return options
}

// unpressables tells of buttons that could not be drawn what to do instead.
func (d *drawing) unpressables(list []chat.Button) {
	for _, b := range list {
		if _, fits := carry(b.Action); !fits {
			d.context(fmt.Sprintf(d.unpressable, b.Label))
		}
	}
}
