package console

import (
	"strings"

	"lian/bot/chat"
)

// turners are the characters that turn the direction of what follows them. A
// title that holds one can make "拒绝" read as something else further on the
// line (Unicode Technical Report 36, bidirectional text spoofing), and nothing
// that lian says needs them.
var turners = strings.NewReplacer(
	"\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "",
	"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "", "\u200e", "", "\u200f", "",
)

// plain is m without turners in anything that is read. Actions stay as they
// are: they must come back equal.
func plain(m chat.Message) chat.Message {
	m.Text = turners.Replace(m.Text)
	if m.Card != nil {
		card := plainCard(*m.Card)
		m.Card = &card
	}
	return m
}

func plainCard(c chat.Card) chat.Card {
	c.Title, c.Subtitle = turners.Replace(c.Title), turners.Replace(c.Subtitle)
	c.Status, c.Footer = turners.Replace(c.Status), turners.Replace(c.Footer)
	if c.Progress != nil {
		p := *c.Progress
		p.Label = turners.Replace(p.Label)
		c.Progress = &p
	}
	c.Sections = each(c.Sections, plainSection)
	c.Buttons = each(c.Buttons, func(b chat.Button) chat.Button {
		b.Label, b.Confirm = turners.Replace(b.Label), turners.Replace(b.Confirm)
		return b
	})
	return c
}

func plainSection(s chat.Section) chat.Section {
	s.Heading, s.Text = turners.Replace(s.Heading), turners.Replace(s.Text)
	s.Fields = each(s.Fields, func(f chat.Field) chat.Field {
		f.Label, f.Value = turners.Replace(f.Label), turners.Replace(f.Value)
		return f
	})
	s.Items = each(s.Items, func(i chat.Item) chat.Item {
		i.Text, i.Note = turners.Replace(i.Text), turners.Replace(i.Note)
		return i
	})
	if s.Table != nil {
		s.Table = &chat.Table{Head: each(s.Table.Head, turners.Replace), Rows: each(s.Table.Rows, plainRow)}
	}
	return s
}

func plainRow(row []string) []string { return each(row, turners.Replace) }

// each is f of every element in a new slice: the caller's message is not ours
// to change.
func each[T any](in []T, f func(T) T) []T {
	if in == nil {
		return nil
	}
	out := make([]T, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}
