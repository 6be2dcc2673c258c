package blocks

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// Limits of fields. More than mostRuns changes between narrow and wide ones
// would tear a section to pieces.
const (
	fieldsPerBlock = 10
	labelText      = 200
	fieldText      = 2000
	narrowText     = 300 // a longer value wants a line of its own in any case
	headingText    = 200
	mostRuns       = 3
)

// section draws a heading over fields, text, items and a table. Narrow fields
// stand side by side; everything else is rich text, which reads no markup.
func (d *drawing) section(s chat.Section) {
	if d.dense && len(d.lines) > 0 {
		d.write(words(""))
	}
	fields := widened(s.Fields)
	heading := s.Heading
	if !d.beside(fields) && !blank(heading) {
		d.write(strong(fit(chat.Clean(heading), headingText)))
		heading = ""
	}
	d.fields(heading, fields)
	if !blank(s.Text) {
		d.write(words(d.cut(s.Text)))
	}
	d.items(s.Items)
	if s.Table != nil {
		d.table(*s.Table)
	}
	if !d.dense {
		d.flush()
	}
}

// widened are fields of which the long ones are wide.
func widened(fields []chat.Field) []chat.Field {
	fields = slices.Clone(fields)
	for i := range fields {
		fields[i].Wide = fields[i].Wide || !within(fields[i].Value, narrowText)
	}
	return fields
}

// beside tells that a section begins with fields side by side, which take the
// heading with them.
func (d *drawing) beside(fields []chat.Field) bool {
	return len(fields) > 0 && !fields[0].Wide && d.grid(fields)
}

// grid tells whether narrow fields stand side by side.
func (d *drawing) grid(fields []chat.Field) bool {
	runs := 1
	for i := 1; i < len(fields); i++ {
		if fields[i].Wide != fields[i-1].Wide {
			runs++
		}
	}
	return !d.dense && runs <= mostRuns
}

func (d *drawing) fields(heading string, fields []chat.Field) {
	grid := d.grid(fields)
	for start := 0; start < len(fields); {
		if !grid || fields[start].Wide {
			d.write(d.lead(fields[start]), words(d.value(fields[start])))
			start++
			continue
		}
		end := start + 1
		for end < len(fields) && end-start < fieldsPerBlock && !fields[end].Wide {
			end++
		}
		d.add(d.side(heading, fields[start:end]))
		heading, start = "", end
	}
}

// lead is a label before its value. Bold costs about as much as a value does.
func (d *drawing) lead(f chat.Field) span { return span{shown(f.Label, labelText) + d.colon, !d.dense} }

// side puts fields side by side.
func (d *drawing) side(heading string, fields []chat.Field) slack.Block {
	block := &slack.SectionBlock{Type: slack.MBTSection}
	if !blank(heading) {
		block.Text = bold(heading, headingText)
	}
	for _, f := range fields {
		block.Fields = append(block.Fields, d.field(f))
	}
	return block
}

// field is a label over its value.
func (d *drawing) field(f chat.Field) *slack.TextBlockObject {
	label, value := shown(f.Label, labelText), d.value(f)
	if boldable(label) && tame(value) {
		return marked("*" + label + "*\n" + value)
	}
	return plain(label+"\n"+value, fieldText)
}

// value is a field's value, with a sign where it wants attention.
func (d *drawing) value(f chat.Field) string { return warning(f.Tone) + shown(f.Value, d.valueMax) }

func warning(t chat.Tone) string {
	if t == chat.Bad || t == chat.Warn {
		return "⚠️ "
	}
	return ""
}

// items draws a list, a line each.
func (d *drawing) items(items []chat.Item) {
	few := items[:min(len(items), d.rowsMax)]
	for _, i := range few {
		if d.written > d.surface.size {
			return
		}
		d.write(words(strings.TrimRight(d.mark(i.Mark)+d.noted(d.brief(i.Text), d.brief(i.Note)), " ")))
	}
	d.rest(len(items) - len(few))
}

// rest tells how many lines there was no room for.
func (d *drawing) rest(n int) {
	if n > 0 {
		d.write(words(fmt.Sprintf(d.moreRows, n) + strings.TrimPrefix(d.tail, "…")))
	}
}
