package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
	"golang.org/x/sync/errgroup"
)

// connections of one replica. Slack closes each every few hours, and the
// library hangs up before it dials again: with two, one always listens.
const connections = 2

// listen keeps the connections of Socket Mode until ctx ends or Slack refuses
// the app for good.
func (s *Slack) listen(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	for n := range connections {
		group.Go(func() error {
			select {
			case <-time.After(time.Duration(n) * s.Stagger):
			case <-ctx.Done():
				return ctx.Err()
			}
			return s.connect(ctx)
		})
	}
	return group.Wait()
}

// connect keeps one connection. Its loop only hands on, so that Slack's pings
// are always seen.
func (s *Slack) connect(ctx context.Context) error {
	client := socketmode.New(s.api, socketmode.OptionLog(quiet{}))
	ended := make(chan error, 1)
	go func() { ended <- client.RunContext(ctx) }()
	link := s.links.join()
	defer link.leave()
	for {
		select {
		case e := <-client.Events:
			s.heard(ctx, client, link, e)
		case err := <-ended:
			return s.hungUp(ctx, err)
		}
	}
}

// hungUp is why a connection is not tried again.
func (s *Slack) hungUp(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	fault, _ := faultOf(err)
	return fmt.Errorf("slack refuses the app token: %w; make a new one with connections:write and set slack.app_token", fault.Err)
}

// heard takes what the library tells of a connection.
func (s *Slack) heard(ctx context.Context, client *socketmode.Client, link *link, e socketmode.Event) {
	switch e.Type {
	case socketmode.EventTypeConnecting:
		link.down()
	case socketmode.EventTypeConnected:
		link.up(0) // Slack's count comes with its hello
	case socketmode.EventTypeHello:
		link.up(e.Request.NumConnections)
	case socketmode.EventTypeConnectionError:
		failed, _ := e.Data.(*slack.ConnectionErrorEvent)
		fault, _ := faultOf(failed.ErrorObj)
		s.Log.WarnContext(ctx, "slack not connected", "again_in", failed.Backoff, "error", fault)
	case socketmode.EventTypeErrorBadMessage:
		bad, _ := e.Data.(*socketmode.ErrorBadMessage)
		s.unread(ctx, client, bad.Message)
	case socketmode.EventTypeErrorWriteFailed:
		s.meter.ackFailed()
	default:
		if e.Request != nil && e.Request.EnvelopeID != "" {
			s.take(ctx, s.fromSocket(client, *e.Request))
		}
	}
}

func (s *Slack) fromSocket(client *socketmode.Client, r socketmode.Request) envelope {
	return envelope{kind: r.Type, payload: r.Payload, retried: r.RetryAttempt > 0, came: time.Now(), ack: &acknowledgement{
		send: func(ctx context.Context, payload any) error {
			if !r.AcceptsResponsePayload {
				payload = nil
			}
			return client.AckCtx(ctx, r.EnvelopeID, payload)
		}}}
}

// unread takes what the library could not read: much of it is right, of a kind
// that came after the library. What has an envelope is acknowledged in any
// case, or Slack would send it again and again.
func (s *Slack) unread(ctx context.Context, client *socketmode.Client, message json.RawMessage) {
	var r socketmode.Request
	if err := json.Unmarshal(message, &r); err != nil && r.EnvelopeID == "" {
		s.strange(ctx, "no envelope", message)
		return
	}
	if r.EnvelopeID == "" {
		s.strange(ctx, "no envelope", message)
		return
	}
	s.take(ctx, s.fromSocket(client, r))
}
