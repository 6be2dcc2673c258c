package asking

import (
	"fmt"
	"strings"

	"lian/bot/chat"
	"lian/workflow"
)

// A written answer stands in the filing now.
type written struct {
	q     *workflow.Question
	heard string // the person's words, where they were interpreted; else ""
}

// reply says what came of a deed, and then what is asked next. Where a card
// was pressed, the account of it takes the card's place.
func (v view) reply(out outcome) chat.Reply {
	reply := chat.Reply{Note: out.note}
	if echo := v.echo(out); echo != nil {
		reply.Messages = append(reply.Messages, *echo)
	}
	switch {
	case out.then != nil:
		reply.Messages = append(reply.Messages, out.then(v))
	case !out.left:
		reply.Messages = append(reply.Messages, v.next())
	}
	if _, pressed := v.Event.Act.(chat.Pressed); pressed && len(reply.Messages) > 0 {
		reply.Instead, reply.Messages = &reply.Messages[0], reply.Messages[1:]
	}
	return reply
}

// echo repeats what was written and what was said about it; nil where there
// is nothing to say.
func (v view) echo(out outcome) *chat.Message {
	if len(out.written) == 0 && len(out.lead) == 0 && len(out.findings) == 0 {
		return nil
	}
	card := &chat.Card{Sections: v.account(out)}
	for _, w := range out.written {
		label := v.Say.Say("asking.button.edit")
		if len(out.written) > 1 {
			label = v.Say.Say("asking.button.edit.field", "Field", v.in(w.q.Label))
		}
		card.Buttons = append(card.Buttons, button(label, v.action(DoEdit, w.q, "")))
		if w.q.Type == workflow.TypeLong && !paragraph(w.q) {
			card.Buttons = append(card.Buttons, button(v.Say.Say("asking.button.more"), v.action(DoEdit, w.q, goOn)))
		}
	}
	m := v.message("echo", plain(card), card)
	return &m
}

// account lists the sentences, the answers and the findings of a deed.
func (v view) account(out outcome) []chat.Section {
	var list []chat.Section
	if len(out.lead) > 0 {
		list = append(list, chat.Section{Text: strings.Join(out.lead, "\n")})
	}
	if len(out.written) > 0 {
		s := chat.Section{Heading: v.Say.Say("asking.recorded")}
		for _, w := range out.written {
			s.Items = append(s.Items, chat.Item{Mark: chat.Done, Text: v.line(w), Tone: chat.Good})
		}
		list = append(list, s)
	}
	if len(out.findings) > 0 {
		list = append(list, chat.Section{Items: v.findings(out.findings)})
	}
	return list
}

// line is one answer as it was understood: 预算：30万 → ¥300,000.00.
func (v view) line(w written) string {
	value := v.brief(w.q, v.f.Answers[w.q.Key])
	if w.heard != "" && !strings.HasPrefix(value, w.heard) {
		value = chat.Cut(w.heard, shown) + " → " + value
	}
	return v.in(w.q.Label) + v.Say.Say("words.colon") + value
}

// findings words what the rule book says about answers; what blocks is red.
func (v view) findings(found []workflow.Finding) []chat.Item {
	var items []chat.Item
	for _, f := range found {
		id, tone := "asking.finding.warns", chat.Warn
		if f.Blocks {
			id, tone = "asking.finding.blocks", chat.Bad
		}
		label := f.Key
		if q := v.Office.Book.Form.Question(f.Key); q != nil {
			label = v.in(q.Label)
		}
		items = append(items, chat.Item{Mark: chat.Attend, Tone: tone, Text: v.Say.Say(id, "Field", label, "Say", v.in(f.Say))})
	}
	return items
}

// plain tells a card's story without the card.
func plain(c *chat.Card) string {
	var b strings.Builder
	add := func(parts ...string) {
		if text := strings.TrimSpace(strings.Join(parts, "")); text != "" {
			fmt.Fprintln(&b, text)
		}
	}
	add(c.Subtitle)
	add(c.Title)
	for _, s := range c.Sections {
		add(s.Heading)
		for _, f := range s.Fields {
			add(f.Label, ": ", f.Value)
		}
		add(s.Text)
		for _, i := range s.Items {
			add(signs[i.Mark], i.Text, "  ", i.Note)
		}
	}
	add(c.Footer)
	return strings.TrimSpace(b.String())
}

// signs are the marks in plain text.
var signs = map[chat.Mark]string{chat.Done: "✓ ", chat.Attend: "! ", chat.Open: "○ ", chat.Returned: "↩ ", chat.Refused: "✗ "}
