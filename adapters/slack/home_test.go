package slack

import (
	"context"
	"strings"
	"sync"
	"testing"

	"lian/adapters/slack/blocks"
	"lian/adapters/slack/slacktest"
	"lian/bot/chat"
)

// A desk answers looks and presses, and keeps the presses.
type desk struct {
	mu      sync.Mutex
	pressed []string
	looks   int
}

func (k *desk) Handle(_ context.Context, e chat.Event) (chat.Reply, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	press, is := e.Act.(chat.Pressed)
	if !is {
		k.looks++
		return chat.Reply{Messages: []chat.Message{list("待办")}}, nil
	}
	k.pressed = append(k.pressed, press.Action.Name)
	if press.Action.Name == "mine" {
		m := list("我的立案")
		return chat.Reply{Instead: &m}, nil
	}
	return chat.Reply{Instead: &chat.Message{Kind: "status", Text: "已催办", Card: &chat.Card{Title: "已催办"}}}, nil
}

func list(title string) chat.Message {
	return chat.Message{Kind: "inbox", Text: title, Card: &chat.Card{Title: title, Buttons: []chat.Button{
		{Label: "我的立案", Action: chat.Action{Name: "mine"}}, {Label: "催办", Action: chat.Action{Name: "nudge", Subject: "LA-2026-000128"}}}}}
}

// A press on the page counts once: drawing the page again never makes a press
// for somebody. A tab turns the page; any other card goes to the conversation.
func TestThePageNeverPressesForAnybody(t *testing.T) {
	w := slacktest.Start(t)
	w.Join(slacktest.User{ID: "U1", Name: "林小雨"})
	s := install(t, w)
	k := &desk{}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, k) }()
	t.Cleanup(func() { stop(); <-ended })
	connected(t, w)
	w.OpenHome("U1")
	onPage := func(title string) {
		t.Helper()
		if !w.Await(patience, func() bool {
			v, there := w.Home("U1")
			return there && strings.Contains(slacktest.LegibleView(v), title)
		}) {
			t.Fatalf("the page does not show %s", title)
		}
		s.inside.Wait()
	}
	onPage("待办")
	pressOn := func(name string) {
		t.Helper()
		v, _ := w.Home("U1")
		for _, e := range slacktest.ViewButtons(v) {
			if a, err := blocks.Pressed(press(e)); err == nil && a.Name == name {
				w.PressView("U1", v.ID, e)
				s.inside.Wait()
				return
			}
		}
		t.Fatalf("the page has no button %s", name)
	}
	pressOn("nudge")
	onPage("待办")
	if all := w.Messages("U1"); len(all) != 1 || !strings.Contains(slacktest.Legible(all[0]), "已催办") {
		t.Errorf("the conversation shows %d messages, want 已催办", len(all))
	}
	pressOn("mine")
	onPage("我的立案")
	if got := strings.Join(k.pressed, " "); got != "nudge mine" {
		t.Errorf("pressed: %s", got)
	}
	if k.looks != 2 { // the opening, and once after 催办
		t.Errorf("the page was asked for %d times", k.looks)
	}
}
