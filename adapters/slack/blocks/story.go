package blocks

import (
	"slices"
	"strings"

	"lian/bot/chat"
)

// story is everything a message says, in lines. The bot's own text comes
// first, for it is made to be read alone; what the card says beyond it follows,
// until there is more than a post holds.
func story(m chat.Message, t tongue) string {
	text := chat.Clean(fit(m.Text, postText+1))
	if m.Card == nil {
		return shownStory(text)
	}
	said := strings.Split(text, "\n")
	for _, part := range telling(*m.Card, t) {
		if !within(text, postText) {
			break
		}
		if !part.in(said) {
			text += "\n" + chat.Clean(fit(part.line, postText))
		}
	}
	return shownStory(text)
}

func shownStory(text string) string {
	if text = strings.TrimSpace(text); text != "" {
		return text
	}
	return none
}

// A told part of a card is one line, and the words that say the same.
type told struct {
	line  string
	words []string
}

// in tells that one of the lines holds all the words; those that are of several
// lines themselves may be anywhere.
func (p told) in(lines []string) bool {
	if strings.Contains(p.line, "\n") {
		lines = []string{strings.Join(lines, "\n")}
	}
	return slices.ContainsFunc(lines, func(line string) bool {
		for _, word := range p.words {
			if !strings.Contains(line, chat.Clean(fit(word, postText+1))) {
				return false
			}
		}
		return true
	})
}

// telling goes through a card as it is read.
func telling(c chat.Card, t tongue) []told {
	list := []told{one(c.Title), one(c.Status), one(c.Subtitle)}
	if c.Progress != nil {
		list = append(list, told{bar(*c.Progress), []string{c.Progress.Label}})
	}
	for _, s := range c.Sections {
		list = append(list, one(s.Heading))
		for _, f := range s.Fields {
			list = append(list, told{f.Label + t.colon + f.Value, []string{f.Label, f.Value}})
		}
		list = append(list, one(s.Text))
		for _, i := range s.Items {
			list = append(list, told{t.item(i), []string{i.Text, i.Note}})
		}
		if s.Table != nil {
			list = append(list, tellingTable(*s.Table, t)...)
		}
	}
	return append(list, one(c.Footer))
}

func one(text string) told { return told{text, []string{text}} }

// tellingTable names each cell by its heading, for a reader who sees no
// columns.
func tellingTable(table chat.Table, t tongue) (list []told) {
	for _, row := range table.Rows {
		cells := make([]string, 0, len(row))
		for i, cell := range row {
			if i < len(table.Head) && table.Head[i] != "" {
				cell = table.Head[i] + t.colon + cell
			}
			cells = append(cells, cell)
		}
		list = append(list, told{strings.Join(cells, t.semicolon), row})
	}
	return list
}

// item is one line of a list, its mark as a sign and a word.
func (t tongue) item(i chat.Item) string { return t.mark(i.Mark) + t.noted(i.Text, i.Note) }
