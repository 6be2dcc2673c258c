package chattest

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/bot/chat"
)

// returnsPress: an action with everything in it survives the way out and back.
func returnsPress(t *testing.T, b Bench, h *handled) {
	action := chat.Action{Name: "answer", Subject: "LA-2026-000128", Seat: "legal", Revision: 3, Field: "plan.mode", Value: `智能语音 "外呼" <&>'\`}
	m := Samples("zh-CN")[1]
	m.Card.Buttons = []chat.Button{{Label: "就选这个", Action: action}}
	seen := sendAndSee(t, b, m)
	if len(seen.Buttons) != 1 {
		t.Fatalf("%d buttons, want 1", len(seen.Buttons))
	}
	b.Act(t, "press-1", seen, chat.Pressed{Action: seen.Buttons[0].Action})
	e := h.last(t)
	if diff := cmp.Diff(chat.Act(chat.Pressed{Action: action}), e.Act); diff != "" {
		t.Errorf("press (-sent +came back):\n%s", diff)
	}
	if e.From != b.User {
		t.Errorf("from %+v, want %+v", e.From, b.User)
	}
}

func deliversWords(t *testing.T, b Bench, h *handled) {
	for i, text := range []string{"立案", "预算30万，下周一到周五，外呼1万人", "第一行\n第二行", "<b>&amp; @所有人 👨‍👩‍👧‍👦 喆堃", "通过 LA-2026-000128 同意，话术合规"} {
		b.Act(t, "say-"+string(rune('a'+i)), Seen{}, chat.Said{Text: text})
		e := h.last(t)
		said, ok := e.Act.(chat.Said)
		if !ok || said.Text != text {
			t.Errorf("%q arrived as %#v", text, e.Act)
		}
		if e.From != b.User || !e.Direct {
			t.Errorf("from %+v direct %v, want %+v direct", e.From, e.Direct, b.User)
		}
	}
}

func repeatsID(t *testing.T, b Bench, h *handled) {
	seen := sendAndSee(t, b, Samples("zh-CN")[1])
	press := chat.Pressed{Action: seen.Buttons[0].Action}
	ids := make([]string, 0, 3)
	for _, delivery := range []string{"press-1", "press-1", "press-2"} {
		b.Act(t, delivery, seen, press)
		ids = append(ids, h.last(t).ID)
	}
	if ids[0] == "" || ids[0] != ids[1] || ids[0] == ids[2] {
		t.Errorf("ids of a press, its redelivery and another press: %q", ids)
	}
}

// acknowledgesLate: commit, then acknowledge. A crash while the handler works
// must leave the deed with the product, which then delivers it again.
func acknowledgesLate(t *testing.T, b Bench, h *handled) {
	var returned atomic.Bool
	begun, release := make(chan struct{}), make(chan struct{})
	h.answers(func(context.Context, chat.Event) (chat.Reply, error) {
		close(begun)
		<-release
		returned.Store(true)
		return chat.Reply{}, nil
	})
	acknowledged := make(chan bool, 1)
	go func() {
		answer := b.Act(t, "say-1", Seen{}, chat.Said{Text: "立案"})
		acknowledged <- answer.Acknowledged && returned.Load()
	}()
	<-begun
	select {
	case <-acknowledged:
		t.Error("acknowledged while the handler was still at work")
		close(release)
	default:
		close(release)
		if !<-acknowledged {
			t.Error("not acknowledged after the handler returned")
		}
	}
}

func showsReply(t *testing.T, b Bench, h *handled) {
	h.answers(func(context.Context, chat.Event) (chat.Reply, error) {
		return chat.Reply{Note: "已保存。", Messages: []chat.Message{{Kind: "notice", Text: "第一条"}, {Kind: "notice", Text: "第二条"}}}, nil
	})
	for range 2 { // delivered twice, shown once
		answer := b.Act(t, "say-1", Seen{}, chat.Said{Text: "保存"})
		if !strings.Contains(answer.Told, "已保存。") {
			t.Errorf("the note was not told: %q", answer.Told)
		}
	}
	var texts []string
	for _, s := range b.Seen(t) {
		texts = append(texts, s.Text)
	}
	if diff := cmp.Diff([]string{"第一条", "第二条"}, texts); diff != "" {
		t.Errorf("conversation (-want +got):\n%s", diff)
	}
}

func replacesPressed(t *testing.T, b Bench, h *handled) {
	pressed := sendAndSee(t, b, Samples("zh-CN")[1])
	h.answers(func(context.Context, chat.Event) (chat.Reply, error) {
		m := Samples("zh-CN")[1]
		m.Card.Status, m.Card.Buttons = "法务已通过", nil
		return chat.Reply{Instead: &m}, nil
	})
	b.Act(t, "press-1", pressed, chat.Pressed{Action: pressed.Buttons[0].Action})
	seen := b.Seen(t)
	if len(seen) != 1 || !strings.Contains(seen[0].Text, "法务已通过") {
		t.Errorf("the pressed card was not replaced: %+v", seen)
	}
}

// fault is a handler's error with a code for people and a cause that is none of
// their business.
type fault struct{ secret string }

func (f fault) Error() string { return "dial mysql://lian:" + f.secret + "@10.0.0.7: refused" }

// Code is what a person can quote.
func (f fault) Code() string { return "LIAN-D012" }

func tellsFailure(t *testing.T, b Bench, h *handled) {
	seen := sendAndSee(t, b, Samples("zh-CN")[1])
	const password = "mima-8f3a"
	h.answers(func(context.Context, chat.Event) (chat.Reply, error) { return chat.Reply{}, fault{password} })
	answer := b.Act(t, "press-1", seen, chat.Pressed{Action: seen.Buttons[0].Action})
	if !strings.Contains(answer.Told, "LIAN-D012") {
		t.Errorf("the person is not told, or has no code to quote: %q", answer.Told)
	}
	if strings.Contains(answer.Told, password) {
		t.Errorf("the person is told a secret: %q", answer.Told)
	}
	noSecret(t, b, answer.Told)
	if after := b.Seen(t); len(after) == 0 || len(after[0].Buttons) == 0 {
		t.Errorf("the card lost its buttons, though nothing was recorded: %+v", after)
	}
}
