package slack

import (
	"fmt"
	"testing"

	"lian/adapters/slack/slacktest"
	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/chat/chattest"
	"lian/workflow/policy"
)

// Slack keeps every promise of the port, with every card that lian draws.
func TestPlatform(t *testing.T) {
	samples := everyCard(t)
	chattest.Run(t, func(t *testing.T) chattest.Bench {
		w := slacktest.Start(t)
		w.Join(slacktest.User{ID: "U1", Name: "林小雨"})
		s, read := install(t, w), map[string]chattest.Seen{}
		return chattest.Bench{
			Platform: s,
			User:     chat.Account{Platform: platform, Workspace: w.Team, User: "U1"},
			Stranger: chat.Account{Platform: platform, Workspace: w.Team, User: "U404"},
			Act: func(t *testing.T, id string, on chattest.Seen, act chat.Act) chattest.Answer {
				return actIn(t, w, s, id, on, act)
			},
			Seen:    func(t *testing.T) []chattest.Seen { return seenIn(t, w, read) },
			Break:   func(*testing.T) { w.Break(func(f *slacktest.Faults) { f.Down = true }) },
			Secrets: []string{w.BotToken, w.AppToken},
			Samples: samples,
		}
	})
}

// everyCard is every card in every state, in both languages.
func everyCard(t *testing.T) []chat.Message {
	t.Helper()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	var all []chat.Message
	for _, locale := range []string{"zh-CN", "en"} {
		samples, err := cards.Samples(book, locale)
		if err != nil {
			t.Fatal(err)
		}
		for _, sample := range samples {
			all = append(all, sample.Message)
		}
	}
	return all
}

// actIn does something as U1 and waits until all of the answer is shown.
func actIn(t *testing.T, w *slacktest.Workspace, s *Slack, id string, on chattest.Seen, act chat.Act) chattest.Answer {
	t.Helper()
	connected(t, w)
	var d *slacktest.Delivery
	switch act := act.(type) {
	case chat.Said:
		d = w.Say("U1", act.Text, slacktest.As(id))
	case chat.Pressed:
		m, there := w.Message(w.DM("U1"), on.ID)
		if !there {
			t.Fatalf("message %s is not there", on.ID)
		}
		d = w.Press("U1", m, elementFor(t, m, act.Action), slacktest.As(id))
	default:
		t.Fatalf("nobody can %T", act)
	}
	s.inside.Wait()
	return chattest.Answer{Acknowledged: d.Acknowledged(), Told: d.Told()}
}

// seenIn is what U1 reads; what was read before is not read again.
func seenIn(t *testing.T, w *slacktest.Workspace, read map[string]chattest.Seen) []chattest.Seen {
	t.Helper()
	var all []chattest.Seen
	for _, m := range w.Messages("U1") {
		if m.User != w.Bot {
			continue
		}
		face := fmt.Sprint(m.TS, "/", m.Version)
		if _, known := read[face]; !known {
			read[face] = chattest.Seen{ID: m.TS, Text: slacktest.Legible(m), Buttons: buttons(t, m)}
		}
		all = append(all, read[face])
	}
	return all
}
