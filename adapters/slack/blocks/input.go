package blocks

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// Limits of inputs.
const (
	inputLabel  = 2000 // a label, a hint
	inputText   = 3000
	tickLength  = 10  // options of checkboxes and radio buttons
	groupLength = 100 // options of a select, or of a group of it
	fileCount   = 10
)

// inputs draws one input. Most are one block; a list to tick is one for every
// ten options.
func (t tongue) inputs(i chat.Input) []slack.Block {
	if !drawable(i) {
		i.Kind = chat.Line
	}
	switch i.Kind {
	case chat.Choice, chat.Choices:
		return []slack.Block{t.block(i, 0, selection(i, t))}
	case chat.Checks:
		return t.checkInputs(i)
	case chat.Upload:
		return []slack.Block{t.block(i, 0, upload(i))}
	case chat.Date:
		return t.dateInput(i)
	case chat.Number:
		return []slack.Block{t.block(i, 0, number(i))}
	}
	return t.textInput(i)
}

// plainNumber is what a number input can stand at.
var plainNumber = regexp.MustCompile(`^(-?\d+(\.\d+)?)?$`)

// drawable tells whether Slack has an input for this one as it stands. Others
// are typed in a line, which the bot reads as it reads what is said.
func drawable(i chat.Input) bool {
	switch i.Kind {
	case chat.Choice, chat.Choices, chat.Checks:
		return choosable(i.Options)
	case chat.Number:
		return plainNumber.MatchString(typed(i))
	}
	return true
}

func choosable(options []chat.Option) bool {
	for _, o := range options {
		if blank(o.Value) || length(o.Value) > optionValue {
			return false
		}
	}
	return len(options) > 0
}

// typed is an input's value as text.
func typed(i chat.Input) string { return chat.Clean(strings.Join(i.Value, ", ")) }

// block puts an element under its label; part counts the blocks of one input.
func (t tongue) block(i chat.Input, part int, e slack.BlockElement) *slack.InputBlock {
	b := &slack.InputBlock{Type: slack.MBTInput, BlockID: blockID(i.Key, part), Label: plain(i.Label, inputLabel), Element: e, Optional: !i.Required}
	if !blank(i.Hint) {
		b.Hint = plain(i.Hint, inputLabel)
	}
	return b
}

// elementID is the action_id of an input; its block_id tells which it is.
const elementID = "in"

// textInput draws a line or several. A text too long for the window is not begun
// there: sent back, it would take the place of the whole.
func (t tongue) textInput(i chat.Input) []slack.Block {
	value := typed(i)
	e := &slack.PlainTextInputBlockElement{Type: slack.METPlainTextInput, ActionID: elementID, Multiline: i.Kind == chat.Long, MaxLength: inputText}
	switch n := length(value); {
	case n > inputText:
		i.Hint, i.Required = also(i.Hint, fmt.Sprintf(t.keepHint, n)), false
	default:
		e.InitialValue = value
		if i.Max > inputText {
			i.Hint = also(i.Hint, fmt.Sprintf(t.longHint, inputText))
		} else if i.Max > 0 {
			e.MaxLength = max(i.Max, n)
		}
	}
	return []slack.Block{t.block(i, 0, e)}
}

// also adds a line to a hint.
func also(hint, line string) string { return strings.TrimSpace(hint + "\n" + line) }

func number(i chat.Input) slack.BlockElement {
	return &slack.NumberInputBlockElement{Type: slack.METNumber, ActionID: elementID, IsDecimalAllowed: true, InitialValue: typed(i)}
}

// dateInput draws a date picker. Words that are not a day stand in the hint.
func (t tongue) dateInput(i chat.Input) []slack.Block {
	e := &slack.DatePickerBlockElement{Type: slack.METDatepicker, ActionID: elementID, Placeholder: plain(t.pickDate, buttonText)}
	if value := typed(i); canonical(value) {
		e.InitialDate = value
	} else if !blank(value) {
		i.Hint = also(i.Hint, fmt.Sprintf(t.dateHint, value))
	}
	return []slack.Block{t.block(i, 0, e)}
}

func upload(i chat.Input) slack.BlockElement {
	files := fileCount
	if i.Max > 0 {
		files = min(i.Max, fileCount)
	}
	return &slack.FileInputBlockElement{Type: slack.METFileInput, ActionID: elementID, MaxFiles: files}
}
