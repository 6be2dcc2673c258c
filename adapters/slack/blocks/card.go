package blocks

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// Lengths of the parts of a card, in characters. Those of texts that are the
// bot's own are far above what it writes.
const (
	headerText  = 150
	chipText    = 150
	contextText = 300
	buttonText  = 75
)

// A drawing is a message on its way to blocks.
type drawing struct {
	limits
	tongue
	surface surface
	tail    string // ends a text that was cut
	blocks  []slack.Block
	lines   []line // of the rich text that comes next
	written int    // characters of rich text so far
	tabled  bool   // a message has one table block
	ids     idBook
}

func draw(m chat.Message, s surface, l limits) []slack.Block {
	t := tongueOf(m)
	d := &drawing{limits: l, tongue: t, surface: s, tail: t.tail(m.Card), ids: idBook{}}
	if m.Card == nil {
		d.write(words(d.cut(m.Text)))
	} else {
		d.card(*m.Card)
	}
	d.flush()
	return d.blocks
}

func (d *drawing) card(c chat.Card) {
	d.head(c)
	d.sections(c.Sections)
	if c.Picker != nil {
		d.picker(*c.Picker)
	}
	d.buttons(c.Buttons)
	d.flush()
	d.context(c.Footer)
}

// sections draws as many as there may be, and stops where it is plain that they
// are too much.
func (d *drawing) sections(list []chat.Section) {
	for _, s := range list[:min(len(list), d.sectionsMax)] {
		if d.written > d.surface.size {
			return
		}
		d.section(s)
	}
	d.rest(len(list) - d.sectionsMax)
}

func (d *drawing) add(b slack.Block) {
	d.flush()
	d.blocks = append(d.blocks, b)
}

// cut shortens a section's text.
func (d *drawing) cut(text string) string { return chat.Clean(fitWith(text, d.textMax, d.tail)) }

// brief shortens a value or an item.
func (d *drawing) brief(text string) string { return chat.Clean(fit(text, d.valueMax)) }

// head is the title and, under it, where things stand. A title too long for a
// header is told in full below it.
func (d *drawing) head(c chat.Card) {
	if !blank(c.Title) {
		d.add(&slack.HeaderBlock{Type: slack.MBTHeader, Text: plain(c.Title, headerText)})
	}
	if !within(chat.Clean(c.Title), headerText) {
		d.write(strong(d.brief(c.Title)))
	}
	d.small(d.standing(c))
}

// standing is the status as a chip, the subtitle and the progress.
func (d *drawing) standing(c chat.Card) (parts []slack.MixedElement) {
	if chip := c.Status; !blank(chip) {
		parts = append(parts, bold(strings.TrimSpace(lights[c.Tone]+" "+chip), chipText))
	}
	if !blank(c.Subtitle) {
		parts = append(parts, plain(c.Subtitle, contextText))
	}
	if c.Progress != nil {
		parts = append(parts, plain(bar(*c.Progress), contextText))
	}
	return parts
}

// lights are the tones of a chip, beside its words.
var lights = map[chat.Tone]string{chat.Waiting: "🔵", chat.Good: "🟢", chat.Warn: "🟠", chat.Bad: "🔴", chat.Muted: "⚪"}

// small adds a context block, if there is anything to say.
func (d *drawing) small(parts []slack.MixedElement) {
	if len(parts) > 0 {
		d.add(&slack.ContextBlock{Type: slack.MBTContext, ContextElements: slack.ContextElements{Elements: parts}})
	}
}

// context is a line in small print.
func (d *drawing) context(text string) {
	if !blank(text) {
		d.small([]slack.MixedElement{plain(text, contextText)})
	}
}

// barLength is the number of signs of a progress bar.
const barLength = 10

// bar draws progress in signs and words: ▰▰▰▱▱▱▱▱▱▱ 7 / 24.
func bar(p chat.Progress) string {
	total := max(p.Total, 1)
	done := min(max(p.Done, 0), total)
	full := done * barLength / total
	if done > 0 {
		full = max(full, 1)
	}
	signs := strings.Repeat("▰", full) + strings.Repeat("▱", barLength-full)
	figures := fmt.Sprintf("%d / %d", p.Done, p.Total)
	if strings.ReplaceAll(p.Label, " ", "") == strings.ReplaceAll(figures, " ", "") {
		return signs + " " + p.Label
	}
	return strings.TrimSpace(signs + " " + figures + " " + p.Label)
}
