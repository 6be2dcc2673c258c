package blocks

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// textBlock is the most characters of one block of text.
const textBlock = 3000

// A span is a piece of text in one weight; a line is some of them.
type span struct {
	text string
	bold bool
}

type line []span

func words(text string) span { return span{text: text} }

func strong(text string) span { return span{text: text, bold: true} }

func (l line) length() (n int) {
	for _, s := range l {
		n += length(s.text)
	}
	return n
}

// write adds a line to the rich text that comes next.
func (d *drawing) write(spans ...span) {
	d.lines = append(d.lines, spans)
	d.written += line(spans).length()
}

// flush ends the rich text.
func (d *drawing) flush() {
	d.blocks = append(d.blocks, rich(d.lines)...)
	d.lines = nil
}

// rich draws lines as rich_text, in as many blocks as their length takes. A
// block ends with a line where it can.
func rich(lines []line) (blocks []slack.Block) {
	var some []line
	room := textBlock
	end := func() {
		if b := paragraph(flow(some)); b != nil {
			blocks = append(blocks, b)
		}
		some, room = nil, textBlock
	}
	for _, l := range broken(lines) {
		n := l.length() + 1
		if n > room {
			end()
		}
		some, room = append(some, l), room-n
	}
	end()
	return blocks
}

// broken parts lines where their text is broken, and where they are longer than
// a block.
func broken(lines []line) (parts []line) {
	for _, l := range lines {
		part := line{}
		for _, s := range l {
			for i, text := range strings.Split(chat.Clean(s.text), "\n") {
				if i > 0 {
					parts, part = append(parts, part), line{}
				}
				part = append(part, span{text, s.bold})
			}
		}
		for part.length() >= textBlock {
			head, rest := portion(part, textBlock-1)
			parts, part = append(parts, head), rest
		}
		parts = append(parts, part)
	}
	return parts
}

// portion takes at most max characters off a line.
func portion(l line, max int) (some, rest line) {
	part := split
	for i, s := range l {
		if within(s.text, max) {
			max -= length(s.text)
			continue
		}
		if i == 0 {
			part = force
		}
		head, tail := part(s.text, max)
		return append(slices.Clone(l[:i]), span{head, s.bold}), append(line{{tail, s.bold}}, l[i+1:]...)
	}
	return l, nil
}

// flow puts lines one under the other, in as few spans as can be.
func flow(lines []line) (spans []span) {
	var text strings.Builder
	weight := false
	end := func() {
		if text.Len() > 0 {
			spans = append(spans, span{text.String(), weight})
		}
		text.Reset()
	}
	for i, l := range lines {
		for _, s := range l {
			if s.bold != weight {
				end()
				weight = s.bold
			}
			text.WriteString(s.text)
		}
		if i < len(lines)-1 {
			text.WriteString("\n")
		}
	}
	end()
	return spans
}

// paragraph is one rich_text block; nil where nothing is to be seen, for Slack
// takes no empty one.
func paragraph(spans []span) slack.Block {
	section := &slack.RichTextSection{Type: slack.RTESection}
	seen := false
	for _, s := range spans {
		seen = seen || !blank(s.text)
		element := &slack.RichTextSectionTextElement{Type: slack.RTSEText, Text: s.text}
		if s.bold {
			element.Style = &slack.RichTextSectionTextStyle{Bold: true}
		}
		section.Elements = append(section.Elements, element)
	}
	if !seen {
		return nil
	}
	return &slack.RichTextBlock{Type: slack.MBTRichText, Elements: []slack.RichTextElement{section}}
}
