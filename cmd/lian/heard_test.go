package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"lian/bot/chat"
)

type answering struct {
	reply chat.Reply
	err   error
}

func (a answering) Handle(context.Context, chat.Event) (chat.Reply, error) { return a.reply, a.err }

// An action comes back from the platform as whoever pressed made it.
func TestAnAlteredActionDoesNotFillTheLog(t *testing.T) {
	long := strings.Repeat("通过", 50_000)
	action := chat.Action{Name: long, Subject: long, Seat: long, Field: long, Value: "客户名单的密码"}
	event := chat.Event{ID: long, From: chat.Account{Platform: "slack", User: long}, Act: chat.Pressed{Action: action}}
	var out bytes.Buffer
	if _, err := (heard{answering{}, slog.New(slog.NewJSONHandler(&out, nil))}).Handle(t.Context(), event); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 2000 || strings.Contains(out.String(), "密码") || !strings.Contains(out.String(), "…") {
		t.Errorf("%d bytes: %.300s", out.Len(), out.String())
	}
}

func TestEveryDeedIsOneLineWithItsFiling(t *testing.T) {
	from := chat.Account{Platform: "console", User: "zhao.min"}
	press := chat.Pressed{Action: chat.Action{Name: "pass", Subject: "LA-2026-000001"}}
	for name, c := range map[string]struct {
		act    chat.Act
		answer answering
		want   map[string]any
	}{
		"a press":         {press, answering{}, map[string]any{"act": "pressed", "action": "pass", "filing": "LA-2026-000001", "level": "INFO"}},
		"a press fails":   {press, answering{err: errors.New("gone")}, map[string]any{"filing": "LA-2026-000001", "level": "ERROR", "error": "gone"}},
		"a form":          {chat.Filled{Action: press.Action}, answering{}, map[string]any{"act": "filled", "action": "pass", "filing": "LA-2026-000001"}},
		"words":           {chat.Said{Text: "我的秘密"}, answering{reply: chat.Reply{Messages: []chat.Message{{Subject: "LA-2026-000002"}}}}, map[string]any{"act": "said", "filing": "LA-2026-000002"}},
		"a draft's first": {chat.Pressed{Action: chat.Action{Name: "submit", Subject: "D-1"}}, answering{reply: chat.Reply{Instead: &chat.Message{Subject: "LA-2026-000003"}}}, map[string]any{"filing": "LA-2026-000003"}},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			_, err := heard{c.answer, slog.New(slog.NewJSONHandler(&out, nil))}.Handle(t.Context(), chat.Event{ID: "e1", From: from, Act: c.act})
			if !errors.Is(err, c.answer.err) {
				t.Errorf("the handler's error is lost: %v", err)
			}
			var line map[string]any
			if err := json.Unmarshal(out.Bytes(), &line); err != nil {
				t.Fatalf("%v: %s", err, out.String())
			}
			for key, want := range c.want {
				if line[key] != want {
					t.Errorf("%s is %v, want %v", key, line[key], want)
				}
			}
			if strings.Contains(out.String(), "秘密") {
				t.Error("what was said is in the log")
			}
		})
	}
}
