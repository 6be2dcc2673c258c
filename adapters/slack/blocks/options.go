package blocks

import (
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// optionText is the longest label or note of an option.
const optionText = 75

func option(o chat.Option) *slack.OptionBlockObject {
	drawn := &slack.OptionBlockObject{Text: plain(o.Label, optionText), Value: o.Value}
	if !blank(o.Note) {
		drawn.Description = plain(o.Note, optionText)
	}
	return drawn
}

// offered draws options and picks out those that are chosen. What is chosen
// must be drawn exactly alike.
func offered(list []chat.Option, chosen []string) (options, initial []*slack.OptionBlockObject) {
	for _, o := range list {
		drawn := option(o)
		options = append(options, drawn)
		if slices.Contains(chosen, o.Value) {
			initial = append(initial, drawn)
		}
	}
	return options, initial
}

// selection draws a choice: buttons or boxes where they are few, else a select.
func selection(i chat.Input, t tongue) slack.BlockElement {
	options, initial := offered(i.Options, i.Value)
	few := len(options) <= tickLength
	switch {
	case i.Kind == chat.Choices && few:
		return boxes(options, initial)
	case i.Kind == chat.Choices:
		e := &slack.MultiSelectBlockElement{Type: slack.MultiOptTypeStatic, ActionID: elementID, Placeholder: plain(t.choose, buttonText), InitialOptions: initial}
		e.Options, e.OptionGroups = grouped(options)
		return e
	case few:
		return &slack.RadioButtonsBlockElement{Type: slack.METRadioButtons, ActionID: elementID, Options: options, InitialOption: first(initial)}
	}
	e := &slack.SelectBlockElement{Type: slack.OptTypeStatic, ActionID: elementID, Placeholder: plain(t.choose, buttonText), InitialOption: first(initial)}
	e.Options, e.OptionGroups = grouped(options)
	return e
}

func boxes(options, initial []*slack.OptionBlockObject) slack.BlockElement {
	return &slack.CheckboxGroupsBlockElement{Type: slack.METCheckboxGroups, ActionID: elementID, Options: options, InitialOptions: initial}
}

func first(options []*slack.OptionBlockObject) *slack.OptionBlockObject {
	if len(options) == 0 {
		return nil
	}
	return options[0]
}

// grouped parts more options than a select takes into groups, named by their
// numbers: 1–100.
func grouped(options []*slack.OptionBlockObject) ([]*slack.OptionBlockObject, []*slack.OptionGroupBlockObject) {
	if len(options) <= groupLength {
		return options, nil
	}
	var groups []*slack.OptionGroupBlockObject
	n := 1
	for some := range slices.Chunk(options, groupLength) {
		label := fmt.Sprintf("%d–%d", n, n+len(some)-1)
		groups = append(groups, &slack.OptionGroupBlockObject{Label: plain(label, optionText), Options: some})
		n += len(some)
	}
	return nil, groups
}

// checkInputs draws a list to tick, ten to a block. Slack would want a tick in every
// block of a required one, so that of several blocks none is; the bot says what
// is missing.
func (t tongue) checkInputs(i chat.Input) (list []slack.Block) {
	if len(i.Options) > tickLength {
		i.Required = false
	}
	part := 0
	for some := range slices.Chunk(i.Options, tickLength) {
		list = append(list, t.inFull(some)...)
		options, initial := offered(some, i.Value)
		b := t.block(i, part, boxes(options, initial))
		if part > 0 {
			b.Label, b.Hint = plain(fmt.Sprintf("%s (%d)", fit(i.Label, inputLabel-20), part+1), inputLabel), nil
		}
		list, part = append(list, b), part+1
	}
	return list
}

// inFull tells, above the boxes, those options that Slack has no room for.
func (t tongue) inFull(options []chat.Option) []slack.Block {
	var lines []line
	for _, o := range options {
		if length(o.Label) > optionText || length(o.Note) > optionText {
			lines = append(lines, line{words(t.noted(o.Label, o.Note))})
		}
	}
	return rich(lines)
}
