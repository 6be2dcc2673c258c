package slacktest_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

func TestRetryAfter_26(t *testing.T) {
	w, api := office(t)
	w.Break(func(f *slacktest.Faults) {
		f.RateLimit = map[string]slacktest.RateLimit{"auth.test": {Share: 1, RetryAfter: 300 * time.Millisecond}}
	})
	_, err := api.AuthTest()
	limited, ok := errors.AsType[*slack.RateLimitedError](err)
	if !ok || limited.RetryAfter != time.Second {
		t.Fatalf("got %v, want a wait of one second", err)
	}
	w.Heal()
	<-time.After(200 * time.Millisecond) // a call that was under way would be excused
	if _, err := api.AuthTest(); err == nil {
		t.Error("called before the wait was over, and answered")
	}
	wantViolations(t, w, 26)
	if _, err := api.GetUserInfo("U1"); err != nil {
		t.Errorf("another method: %v", err)
	}
	<-time.After(limited.RetryAfter)
	if _, err := api.AuthTest(); err != nil {
		t.Errorf("after the wait: %v", err)
	}
}

func TestBuckets_26(t *testing.T) {
	w, api := office(t)
	w.Break(func(f *slacktest.Faults) { f.Buckets = true })
	posted := 0
	for range 10 {
		_, _, err := api.PostMessage("U1", manners("到")...)
		if _, limited := errors.AsType[*slack.RateLimitedError](err); limited {
			break
		}
		posted++
	}
	if posted == 0 || posted > 5 {
		t.Errorf("%d posts in one channel at once", posted)
	}
	if _, _, err := api.PostMessage("U2", manners("到")...); err != nil {
		t.Errorf("another channel: %v", err)
	}
}

func TestBadDays_26(t *testing.T) {
	for name, c := range map[string]struct {
		fault  slacktest.Faults
		stored int
		want   func(error) bool
	}{
		"200 ratelimited": {slacktest.Faults{RateLimit: map[string]slacktest.RateLimit{"": {Share: 1, InBody: true}}}, 0, func(err error) bool { return err.Error() == "ratelimited" }},
		"503 HTML": {slacktest.Faults{ServerError: map[string]slacktest.ServerError{"": {Share: 1, Status: http.StatusServiceUnavailable}}}, 0, func(err error) bool {
			code, ok := errors.AsType[slack.StatusCodeError](err)
			return ok && code.Code == http.StatusServiceUnavailable
		}},
		"down":            {slacktest.Faults{Down: true}, 0, func(err error) bool { return err != nil }},
		"reset afterward": {slacktest.Faults{Reset: map[string]float64{"chat.postMessage": 1}}, 1, func(err error) bool { return err != nil }},
		"refused":         {slacktest.Faults{Refuse: map[string]string{"": "fatal_error"}}, 0, func(err error) bool { return err.Error() == "fatal_error" }},
	} {
		t.Run(name, func(t *testing.T) {
			w, api := office(t)
			w.Break(func(f *slacktest.Faults) { *f = c.fault })
			_, _, err := api.PostMessage("U1", manners("到")...)
			if err == nil || !c.want(err) || len(w.Messages("U1")) != c.stored {
				t.Errorf("%v, %d messages stored", err, len(w.Messages("U1")))
			}
			w.Heal()
			if _, _, err := api.PostMessage("U1", manners("到")...); err != nil {
				t.Errorf("healed: %v", err)
			}
		})
	}
}
