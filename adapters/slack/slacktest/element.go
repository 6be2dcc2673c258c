package slacktest

import "encoding/json"

// An Element is something a person can press or pick in a message or a view:
// a button, or one option of an overflow, a select, a checkbox or radio group.
// An element that takes a value of its own (a date, a user) has no Label but
// its placeholder, and its Value is given with With.
type Element struct {
	Type              string // "button", "overflow", "static_select", "datepicker", …
	BlockID, ActionID string
	Label, Value      string
	URL               string
	Style             string // "primary", "danger"
	Confirm           bool   // asks before it counts
	option, raw       json.RawMessage
}

// With is the element with that value picked or typed: a date, a user id, the
// value of an option that an external select offered.
func (e Element) With(value string) Element {
	e.Value, e.option = value, nil
	return e
}

// Buttons are all elements of a message that can be pressed, in reading order.
func Buttons(m Message) []Element { return elements(m.Blocks) }

// ViewButtons are the elements of a view outside its input blocks.
func ViewButtons(v View) []Element { return elements(v.Blocks) }

func elements(blocks json.RawMessage) []Element {
	var list []Element
	for _, b := range parse(blocks) {
		if b.str("type") == "input" {
			continue
		}
		b.each(func(o object) bool {
			if o.str("action_id") == "" {
				return true
			}
			list = append(list, expand(b.str("block_id"), o)...)
			return false
		})
	}
	return list
}

// expand is one element for a button, one for each option of a menu.
func expand(block string, o object) []Element {
	e := Element{Type: o.str("type"), BlockID: block, ActionID: o.str("action_id"), Label: o.object("text").str("text"), Value: o.str("value"),
		URL: o.str("url"), Style: o.str("style"), Confirm: o["confirm"] != nil, raw: encode(o)}
	options := menu(o)
	if len(options) == 0 {
		if e.Label == "" {
			e.Label = o.object("placeholder").str("text")
		}
		return []Element{e}
	}
	list := make([]Element, 0, len(options))
	for _, option := range options {
		e.Label, e.Value, e.option = option.object("text").str("text"), option.str("value"), encode(option)
		list = append(list, e)
	}
	return list
}

// menu are the options of an element, those of its groups too.
func menu(o object) []object {
	options := o.list("options")
	for _, group := range o.list("option_groups") {
		options = append(options, group.list("options")...)
	}
	return options
}

// encode writes what was read from JSON, so it cannot fail.
func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return b
}
