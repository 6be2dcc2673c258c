package slacktest_test

import (
	"context"
	"testing"
	"time"

	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

func TestRefreshLeavesTheOtherConnection_4(t *testing.T) {
	w, _ := office(t)
	run(t, w, 2)
	for _, kind := range []string{slacktest.RefreshRequested, slacktest.Warning} {
		before := w.Opens()
		if !w.Disconnect(kind) {
			t.Fatal("nothing to disconnect")
		}
		if d := w.Say("U1", "还在吗"); !d.Acknowledged() {
			<-d.Settled()
		}
		if !w.Await(waitLong, func() bool { return w.Opens() > before && w.Connections() == 2 }) {
			t.Errorf("%s: %d connections", kind, w.Connections())
		}
	}
}

func TestWarningGoesOn_4(t *testing.T) {
	w, _ := office(t, func(o *slacktest.Options) { o.Grace = 100 * time.Millisecond })
	conn := dial(t, w)
	next(t, conn)
	w.Disconnect(slacktest.Warning)
	if got := next(t, conn)["reason"]; got != slacktest.Warning {
		t.Fatalf("reason %v", got)
	}
	go w.Shortcut("U1", "file")
	frame := next(t, conn)
	if frame["type"] != "interactive" {
		t.Fatalf("no delivery after the warning: %v", frame)
	}
	_ = conn.WriteJSON(map[string]any{"envelope_id": frame["envelope_id"]})
	if got := next(t, conn)["reason"]; got != slacktest.RefreshRequested {
		t.Errorf("reason %v", got)
	}
	if _, _, err := conn.ReadMessage(); err == nil {
		t.Error("still open")
	}
}

func TestTooMany_3(t *testing.T) {
	w, _ := office(t)
	for range 10 {
		next(t, dial(t, w))
	}
	last := dial(t, w)
	if got := next(t, last); got["type"] != "hello" {
		t.Errorf("first frame %v", got)
	}
	if got := next(t, last)["reason"]; got != slacktest.TooManyWebsockets {
		t.Errorf("reason %v", got)
	}
	if n := w.Connections(); n != 10 {
		t.Errorf("%d connections", n)
	}
}

func TestSpinningIsSeen_3_5(t *testing.T) {
	w, _ := office(t)
	w.DisableLink()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := socketmode.New(client(w))
	go func() { _ = c.RunContext(ctx) }() // slack-go does not pause after a hello
	go func() {
		for range c.Events {
		}
	}()
	if !w.Await(waitLong, func() bool { return len(w.Violations()) > 0 }) {
		t.Error("nobody noticed")
	}
	wantViolations(t, w, 3)
	w.EnableLink()
	if !w.Await(waitLong, func() bool { return w.Connections() == 1 }) {
		t.Error("not connected after Socket Mode was switched on")
	}
}

func TestHalfOpen_6(t *testing.T) {
	w, _ := office(t, func(o *slacktest.Options) { o.PingEvery = 50 * time.Millisecond })
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := socketmode.New(client(w), socketmode.OptionPingInterval(200*time.Millisecond))
	go func() { _ = c.RunContext(ctx) }()
	go func() {
		for range c.Events {
		}
	}()
	if !w.Await(waitLong, func() bool { return w.Connections() == 1 }) || !w.Freeze() {
		t.Fatal("not connected")
	}
	if !w.Await(waitLong, func() bool { return w.Opens() == 2 && w.Connections() == 1 }) {
		t.Error("the client did not find out")
	}
}

func TestPongs_2(t *testing.T) {
	w, _ := office(t, func(o *slacktest.Options) { o.PingEvery = 20 * time.Millisecond })
	dial(t, w) // never reads, so never answers
	if !w.Await(waitLong, func() bool { return len(w.Violations()) > 0 }) {
		t.Error("missing pongs were not seen")
	}
	wantViolations(t, w, 2)
}
