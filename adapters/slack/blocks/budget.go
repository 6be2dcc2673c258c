package blocks

import (
	"encoding/json"
	"sort"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// A surface is where blocks are shown, and what it holds.
type surface struct {
	blocks int
	size   int  // characters of JSON, all blocks together
	tables bool // shows table blocks
}

// Slack names no limit for all blocks of a message together, and refuses about
// 13,200 characters (handbook: slack §2). A view holds 250 kB; a character has
// at most four bytes.
var (
	conversation = surface{blocks: 50, size: 12_000, tables: true}
	page         = surface{blocks: 100, size: 60_000}
)

func (s surface) holds(blocks []slack.Block) bool {
	if len(blocks) > s.blocks {
		return false
	}
	raw, err := json.Marshal(blocks)
	return err == nil && length(string(raw)) <= s.size
}

// Limits are how much of a card is drawn.
type limits struct {
	dense    bool // labels are not bold, and few blocks are made
	textMax  int  // characters of a section's text
	valueMax int  // characters of a value, of an item, of its note
	rowsMax  int  // lines of a list, rows of a table

	sectionsMax int // sections of the card
}

// scarcity says how far each thing may be cut, in the order in which it is.
var scarcity = []struct {
	most, least int
	cut         func(*limits, int)
}{
	{12_000, 200, func(l *limits, n int) { l.textMax = n }},
	{2_000, 30, func(l *limits, n int) { l.valueMax = n }},
	{1_000, 1, func(l *limits, n int) { l.rowsMax = n }},
	{100, 0, func(l *limits, n int) { l.sectionsMax = n }},
}

// fitted draws as much of a message as the surface holds.
func fitted(m chat.Message, s surface) []slack.Block {
	l := limits{textMax: s.size, valueMax: s.size, rowsMax: s.size, sectionsMax: s.size}
	blocks := draw(m, s, l)
	if s.holds(blocks) {
		return blocks
	}
	l.dense = true
	blocks = draw(m, s, l)
	for _, thing := range scarcity {
		if s.holds(blocks) {
			break
		}
		try := func(less int) []slack.Block {
			thing.cut(&l, thing.most-less)
			return draw(m, s, l)
		}
		most := thing.most - thing.least
		blocks = try(min(most, sort.Search(most, func(less int) bool { return s.holds(try(less)) })))
	}
	return blocks
}
