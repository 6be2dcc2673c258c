package cards

import (
	"strings"

	"lian/bot/chat"
)

// story tells a card in plain text: the preview, the fallback, and what a
// screen reader reads. Marks, tones and buttons become words.
func (v View) story(c chat.Card) string {
	var b strings.Builder
	b.WriteString(c.Title)
	if c.Status != "" {
		b.WriteString(v.words("words.aside", "Text", c.Status))
	}
	tell(&b, c.Subtitle)
	if c.Progress != nil {
		tell(&b, c.Progress.Label)
	}
	for _, s := range c.Sections {
		v.tellSection(&b, s)
	}
	tell(&b, c.Footer)
	tell(&b, v.tellButtons(c.Buttons))
	return b.String()
}

func tell(b *strings.Builder, text string) {
	if text != "" {
		b.WriteString("\n" + text)
	}
}

func (v View) tellSection(b *strings.Builder, s chat.Section) {
	if s.Heading != "" {
		tell(b, v.words("words.heading", "Text", s.Heading))
	}
	for _, f := range s.Fields {
		tell(b, v.pair(f.Label, f.Value))
	}
	tell(b, s.Text)
	for _, item := range s.Items {
		tell(b, v.tellItem(item))
	}
	if s.Table != nil {
		v.tellTable(b, *s.Table)
	}
}

func (v View) pair(label, value string) string { return label + v.words("words.colon") + value }

func (v View) tellItem(item chat.Item) string {
	said := "- "
	if item.Mark != chat.Dot {
		said += "[" + v.words("words.mark."+string(item.Mark)) + "] "
	}
	said += item.Text
	if item.Note != "" {
		said += v.words("words.aside", "Text", item.Note)
	}
	return said
}

// tellTable names each cell by its heading, for a reader who sees no columns.
func (v View) tellTable(b *strings.Builder, t chat.Table) {
	for _, row := range t.Rows {
		var cells []string
		for i, cell := range row {
			if i < len(t.Head) && t.Head[i] != "" {
				cell = v.pair(t.Head[i], cell)
			}
			cells = append(cells, cell)
		}
		tell(b, "- "+strings.Join(cells, v.words("words.semicolon")))
	}
}

func (v View) tellButtons(buttons []chat.Button) string {
	if len(buttons) == 0 {
		return ""
	}
	labels := make([]string, 0, len(buttons))
	for _, button := range buttons {
		labels = append(labels, button.Label)
	}
	return v.pair(v.words("cards.can"), v.Say.List(labels))
}
