package slack

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// A deed is one thing a person did in Slack, and where it is answered.
type deed struct {
	envelope
	id   string // names the deed over redeliveries
	user string
	team string // the user's own
	act  chat.Act
	// direct: said to lian alone.
	direct bool
	// channel and message are where it was done; both may be "".
	channel, message string
	thread           string // the message it hangs on
	trigger          string // opens one window, for three seconds
	responseURL      string // answers the person alone
	view             *slack.View
	home             bool // done on the page
	asks             bool // a form is to be expected
	title            string
	files            map[string][]slack.File // by input, as far as Slack describes them
}

// errNotForUs is a delivery that nobody did: lian's own messages, edits, news
// that lian does not follow.
var errNotForUs = errors.New("not for us")

// take puts a delivery in its person's line; what is for nobody is
// acknowledged at once.
func (s *Slack) take(ctx context.Context, e envelope) {
	d, err := s.deedOf(ctx, e)
	switch {
	case errors.Is(err, errNotForUs):
		s.acknowledge(ctx, e, nil)
		return
	case err != nil:
		s.strange(ctx, err.Error(), e.payload)
		s.acknowledge(ctx, e, nil)
		return
	}
	if !s.enter() {
		return // stopping: another connection takes it, or Slack says so
	}
	s.intake.put(d.user, func() {
		defer s.leave()
		s.do(d)
	})
}

// deedOf reads a delivery.
func (s *Slack) deedOf(ctx context.Context, e envelope) (deed, error) {
	switch e.kind {
	case eventEnvelope:
		return s.eventDeed(ctx, e)
	case interactiveEnvelope:
		return s.interactionDeed(e)
	case commandEnvelope:
		return s.commandDeed(e)
	}
	return deed{}, errKind
}

var (
	errKind       = errors.New("unknown kind of envelope")
	errUnreadable = errors.New("unreadable payload")
	errForeignApp = errors.New("payload of another app")
)

// acknowledge answers Slack. It never waits for long: a dead connection must
// not hold what comes after.
func (s *Slack) acknowledge(ctx context.Context, e envelope, payload any) {
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), budget)
	defer done()
	if err := e.ack.give(ctx, payload); err != nil {
		s.meter.ackFailed()
		s.Log.WarnContext(ctx, "slack not answered", "error", err)
		return
	}
	s.meter.acked(e)
}
