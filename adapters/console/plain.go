package console

import "lian/bot/chat"

// plain is m with chat.Clean in anything that is read. Actions stay as they
// are: they must come back equal.
func plain(m chat.Message) chat.Message {
	m.Text = chat.Clean(m.Text)
	if m.Card != nil {
		card := plainCard(*m.Card)
		m.Card = &card
	}
	return m
}

func plainCard(c chat.Card) chat.Card {
	c.Title, c.Subtitle = chat.Clean(c.Title), chat.Clean(c.Subtitle)
	c.Status, c.Footer = chat.Clean(c.Status), chat.Clean(c.Footer)
	if c.Progress != nil {
		p := *c.Progress
		p.Label = chat.Clean(p.Label)
		c.Progress = &p
	}
	c.Sections = each(c.Sections, plainSection)
	c.Buttons = each(c.Buttons, func(b chat.Button) chat.Button {
		b.Label, b.Confirm = chat.Clean(b.Label), chat.Clean(b.Confirm)
		return b
	})
	return c
}

func plainSection(s chat.Section) chat.Section {
	s.Heading, s.Text = chat.Clean(s.Heading), chat.Clean(s.Text)
	s.Fields = each(s.Fields, func(f chat.Field) chat.Field {
		f.Label, f.Value = chat.Clean(f.Label), chat.Clean(f.Value)
		return f
	})
	s.Items = each(s.Items, func(i chat.Item) chat.Item {
		i.Text, i.Note = chat.Clean(i.Text), chat.Clean(i.Note)
		return i
	})
	if s.Table != nil {
		s.Table = &chat.Table{Head: each(s.Table.Head, chat.Clean), Rows: each(s.Table.Rows, plainRow)}
	}
	return s
}

func plainRow(row []string) []string { return each(row, chat.Clean) }

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
