package slack

import (
	"context"
	"encoding/json"
	"sync"
	"time"
)

// The kinds of envelope, as Socket Mode names them.
const (
	eventEnvelope       = "events_api"
	interactiveEnvelope = "interactive"
	commandEnvelope     = "slash_commands"
)

// budget is how long the bot may take before Slack is answered: two of its
// three seconds.
const budget = 2 * time.Second

// An envelope is one delivery of Slack's, by whatever way it came.
type envelope struct {
	kind    string
	payload json.RawMessage
	retried bool // Slack had delivered it before
	came    time.Time
	ack     *acknowledgement
}

// An acknowledgement is made once.
type acknowledgement struct {
	once sync.Once
	send func(ctx context.Context, payload any) error
}

// give acknowledges, with what the person is answered in the same breath (nil
// = nothing). Who comes second does nothing.
func (a *acknowledgement) give(ctx context.Context, payload any) (err error) {
	a.once.Do(func() { err = a.send(ctx, payload) })
	return err
}

// left is the time that remains to answer.
func (e envelope) left() time.Duration { return budget - time.Since(e.came) }
