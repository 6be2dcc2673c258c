package slack

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// httpLimit is for one call, fileLimit for a whole file; the library sets none.
const (
	httpLimit = 10 * time.Second
	fileLimit = 2 * time.Minute
)

// How long a call may wait for its turn.
const (
	inWindow  = 500 * time.Millisecond // a person looks at it, and triggers expire
	inReply   = time.Minute            // what a person is told after a press
	inCourier = 3 * time.Second        // the outbox has its own patience
)

// newAPI is a client of Slack's Web API. It does not retry by itself: what may
// be sent twice and what may not is known here.
func newAPI(c Config, transport http.RoundTripper) *slack.Client {
	return slack.New(c.BotToken, slack.OptionAppLevelToken(c.AppToken), slack.OptionAPIURL(c.APIURL),
		slack.OptionHTTPClient(&http.Client{Timeout: fileLimit, Transport: transport}),
		slack.OptionLog(quiet{}))
}

// quiet drops what the library would log: it may hold what people wrote.
type quiet struct{}

func (quiet) Output(int, string) error { return nil }

// call makes one call in its turn, and turns what goes wrong into a
// *chat.SendError. Channel is whose turn it is besides; "" = nobody's.
func (s *Slack) call(ctx context.Context, method, channel string, most time.Duration, do func(context.Context) error) error {
	_, err := s.attempt(ctx, method, channel, most, do)
	return err
}

// attempt is call, which also tells whether the call may have been carried
// out although it failed.
func (s *Slack) attempt(ctx context.Context, method, channel string, most time.Duration, do func(context.Context) error) (unknown bool, err error) {
	tooLong, err := s.pace.wait(ctx, method, channel, most)
	if err != nil {
		return false, &chat.SendError{Reason: chat.Unreachable, Err: err}
	}
	if tooLong > 0 {
		s.meter.called(method, "held")
		return false, &chat.SendError{Reason: chat.RateLimited, RetryAfter: tooLong, Err: errHeld}
	}
	limited, done := context.WithTimeout(ctx, httpLimit)
	defer done()
	err = do(limited)
	if err == nil {
		s.meter.called(method, "ok")
		return false, nil
	}
	fault, unknown := faultOf(err)
	s.meter.called(method, string(fault.Reason))
	if fault.Reason == chat.RateLimited {
		s.pace.hold(method, fault.RetryAfter)
	}
	if brokenInstallation[code(err)] {
		s.Log.ErrorContext(ctx, "slack refuses the app; see lian doctor", "method", method, "code", fault.Err)
	}
	return unknown, fault
}

var errHeld = errors.New("held back by the rate limit")

// again makes a call until it is taken, is refused for good, or ctx ends.
func (s *Slack) again(ctx context.Context, method, channel string, do func(context.Context) error) error {
	for pause := 250 * time.Millisecond; ; pause *= 2 {
		err := s.call(ctx, method, channel, inReply, do)
		wait, worth := retry(err, pause)
		if !worth {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return err
		}
	}
}

// ours tells whether an address that Slack sent is one of Slack's, or of the
// server that is configured instead. Nothing is sent anywhere else.
func (s *Slack) ours(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return false
	}
	base, err := url.Parse(s.APIURL)
	if err != nil {
		return false
	}
	if u.Scheme == base.Scheme && u.Host == base.Host {
		return true
	}
	return u.Scheme == "https" && u.Port() == "" && (strings.HasSuffix(u.Hostname(), ".slack.com") || strings.HasSuffix(u.Hostname(), ".slack-gov.com"))
}

// lost logs what could not be told to a person at once. What was decided is
// recorded all the same, and the courier keeps cards true.
func (s *Slack) lost(ctx context.Context, what string, err error) {
	if err != nil {
		s.meter.lost(what)
		s.Log.WarnContext(ctx, "not shown in Slack", "what", what, "error", err)
	}
}
