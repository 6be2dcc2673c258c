package console_test

import (
	"strings"
	"testing"

	"lian/adapters/console"
	"lian/bot/chat"
	"lian/bot/chat/chattest"
)

func TestConsoleIsAPlatform(t *testing.T) {
	chattest.Run(t, func(t *testing.T) chattest.Bench {
		log := &memory{}
		c := console.New(console.Config{Personas: everybody, Log: log, Zone: shanghai})
		page := visit(t, c).load()
		return chattest.Bench{
			Platform: c,
			User:     chat.Account{Platform: "console", User: "li.fang"},
			Stranger: chat.Account{Platform: "console", User: "nobody"},
			Act:      page.act,
			Seen:     page.seen,
			Break:    func(*testing.T) { log.breakDown() },
			Secrets:  []string{page.token},
		}
	})
}

// act does what a hand on the page would do.
func (b *browser) act(t *testing.T, id string, on chattest.Seen, act chat.Act) chattest.Answer {
	t.Helper()
	d := deed{"id": id, "as": "li.fang", "on": on.ID}
	switch a := act.(type) {
	case chat.Said:
		d["text"] = a.Text
	case chat.Pressed:
		d["press"] = a.Action
	case chat.Filled:
		d["fill"] = deed{"action": a.Action, "values": a.Values}
	}
	out := b.post("/console/act", d)
	told := []string{out.Note, out.Detail, out.Code}
	for _, p := range out.Problems {
		told = append(told, p.Text)
	}
	return chattest.Answer{Acknowledged: out.Status == 200, Told: strings.Join(told, "\n")}
}

func (b *browser) seen(*testing.T) []chattest.Seen {
	var list []chattest.Seen
	for _, e := range b.messages("li.fang") {
		if e.Mine {
			continue
		}
		seen := chattest.Seen{ID: e.ID, Text: legible(e.Message)}
		if e.Message.Card != nil {
			seen.Buttons = e.Message.Card.Buttons
		}
		list = append(list, seen)
	}
	return list
}

// legible is what the page shows of m, all of it as text.
func legible(m chat.Message) string {
	if m.Card == nil {
		return m.Text
	}
	words := []string{m.Card.Title, m.Card.Subtitle, m.Card.Status, m.Card.Footer}
	for _, s := range m.Card.Sections {
		words = append(words, s.Heading, s.Text)
		for _, f := range s.Fields {
			words = append(words, f.Label, f.Value)
		}
		for _, i := range s.Items {
			words = append(words, i.Text, i.Note)
		}
		if s.Table != nil {
			words = append(words, s.Table.Head...)
			for _, row := range s.Table.Rows {
				words = append(words, row...)
			}
		}
	}
	return strings.Join(words, "\n")
}
