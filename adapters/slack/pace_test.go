package slack

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// Slack said "in 30 seconds": nothing is called before, and not a second later
// than needed.
func TestRetryAfterIsObeyedToTheSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(1)
		p.hold("chat.update", 30*time.Second)
		if tooLong, err := p.wait(t.Context(), "chat.update", "", 3*time.Second); err != nil || tooLong != 30*time.Second {
			t.Errorf("told to wait %s (%v), want 30s at once", tooLong, err)
		}
		start := time.Now()
		if tooLong, err := p.wait(t.Context(), "chat.update", "", time.Minute); err != nil || tooLong != 0 {
			t.Errorf("wait: %s %v", tooLong, err)
		}
		if waited := time.Since(start); waited != 30*time.Second {
			t.Errorf("waited %s, want 30s", waited)
		}
		if tooLong, _ := p.wait(t.Context(), "chat.postMessage", "", 0); tooLong != 0 {
			t.Errorf("another method waits %s as well", tooLong)
		}
	})
}

// A channel takes a few messages at once and then one a second; others are not
// held up by it.
func TestAChannelTakesOneMessageASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(1)
		start := time.Now()
		for range channelBurst + 3 {
			if tooLong, err := p.wait(t.Context(), "chat.postMessage", "D1", time.Minute); err != nil || tooLong != 0 {
				t.Fatalf("wait: %s %v", tooLong, err)
			}
		}
		if took := time.Since(start).Round(time.Second); took != 3*time.Second {
			t.Errorf("%d messages took %s, want 3s", channelBurst+3, took)
		}
		start = time.Now()
		if _, err := p.wait(t.Context(), "chat.postMessage", "D2", time.Minute); err != nil || time.Since(start) > time.Second {
			t.Errorf("another channel waited %s (%v)", time.Since(start), err)
		}
	})
}

func TestWhoGivesUpWaitingLeavesThePlaceToTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(1)
		for range channelBurst {
			_, _ = p.wait(t.Context(), "chat.postMessage", "D1", 0)
		}
		for range 50 {
			if tooLong, _ := p.wait(t.Context(), "chat.postMessage", "D1", 100*time.Millisecond); tooLong == 0 || tooLong > time.Second {
				t.Fatalf("told to wait %s, want at most a second: who was sent away left no gap", tooLong)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		if _, err := p.wait(ctx, "chat.postMessage", "D1", time.Minute); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("err %v, want the context's", err)
		}
	})
}
