package slack

import (
	"context"
	"errors"
	"testing"
	"time"

	"lian/adapters/slack/slacktest"
	"lian/bot/chat"
)

// A listener is a handler that keeps what it hears.
type listener struct{ events chan chat.Event }

func (l listener) Handle(_ context.Context, e chat.Event) (chat.Reply, error) {
	l.events <- e
	return chat.Reply{Note: "知道了"}, nil
}

// running starts lian in a workspace in which 林小雨 is U1, until the test ends.
func running(t *testing.T, w *slacktest.Workspace, change ...func(*Config)) (*Slack, listener) {
	t.Helper()
	w.Join(slacktest.User{ID: "U1", Name: "林小雨"})
	c := settingsIn(w)
	for _, f := range change {
		f(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	l := listener{make(chan chat.Event, 1000)}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Run returned %v", err)
		}
	})
	return s, l
}

// next is the next event; a test in which none comes fails.
func (l listener) next(t *testing.T) chat.Event {
	t.Helper()
	select {
	case e := <-l.events:
		return e
	case <-time.After(patience):
		t.Fatal("nothing came")
		return chat.Event{}
	}
}

func notice(key, text string) chat.Message {
	return chat.Message{Key: key, Kind: "notice", Subject: "LA-2026-000128", Text: text}
}

// The line broke after Slack had taken the message: whether it did is looked
// up, and it is not sent again.
func TestAMessageWhoseAnswerWasLostIsNotSentTwice(t *testing.T) {
	w := slacktest.Start(t)
	s, _ := running(t, w)
	to := chat.Account{Platform: platform, Workspace: w.Team, User: "U1"}
	w.Break(func(f *slacktest.Faults) { f.Reset = map[string]float64{"chat.postMessage": 1} })
	r, err := s.Send(t.Context(), to, notice("n1", "立案已提交"))
	if err != nil {
		t.Fatalf("the message is there, but: %v", err)
	}
	w.Heal()
	again, err := s.Send(t.Context(), to, notice("n1", "立案已提交"))
	if err != nil || again != r {
		t.Errorf("sent again: %v %v, want %v", again, err, r)
	}
	if n := len(w.Messages("U1")); n != 1 {
		t.Errorf("林小雨 reads it %d times", n)
	}
}

// Another replica may have sent it before it died: the courier says so, and
// this one looks before it sends.
func TestWhatMayHaveBeenSentBeforeIsLookedUp(t *testing.T) {
	w := slacktest.Start(t)
	first, _ := running(t, w)
	second, _ := running(t, w, func(c *Config) { c.Replicas = 2 })
	to := chat.Account{Platform: platform, Workspace: w.Team, User: "U1"}
	r, err := first.Send(t.Context(), to, notice("n1", "立案已提交"))
	if err != nil {
		t.Fatal(err)
	}
	m := notice("n1", "立案已提交")
	m.Again = true
	if again, err := second.Send(t.Context(), to, m); err != nil || again != r {
		t.Errorf("%v %v, want the receipt of the first %v", again, err, r)
	}
}

// After a 429 nothing is called until Slack's time is over; who has patience of
// their own is told at once how long that is.
func TestARefusalForTooManyCallsIsKept(t *testing.T) {
	w := slacktest.Start(t)
	s, _ := running(t, w)
	to := chat.Account{Platform: platform, Workspace: w.Team, User: "U1"}
	w.Break(func(f *slacktest.Faults) {
		f.RateLimit = map[string]slacktest.RateLimit{"chat.postMessage": {Share: 1, RetryAfter: 40 * time.Second}}
	})
	for range 2 { // the second is not even sent, or the fake would complain
		_, err := s.Send(t.Context(), to, notice("n1", "立案已提交"))
		var fault *chat.SendError
		if !errors.As(err, &fault) || fault.Reason != chat.RateLimited || fault.RetryAfter.Round(time.Minute/6) != 40*time.Second {
			t.Errorf("told %v, want to come back in 40s", err)
		}
	}
}
