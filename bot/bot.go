package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/prometheus/client_golang/prometheus"

	"lian/bot/asking"
	"lian/bot/chat"
	"lian/bot/courier"
	"lian/bot/desk"
	"lian/bot/turn"
	"lian/workflow"
)

// A Config is what a bot is made of. Every field is required.
type Config struct {
	Store     workflow.Store
	Book      *workflow.Book
	Platforms []chat.Platform
	Locale    string         // for people who chose none: "zh-CN" or "en"
	Zone      *time.Location // the program's
	Digest    workflow.DigestTime
	// DueAfter adds a span in working time, Working tells working days.
	DueAfter func(from time.Time, span workflow.Span) time.Time
	Working  func(day time.Time) bool
	Log      *slog.Logger
	Metrics  prometheus.Registerer
}

// A Bot answers events and tells people what they must know.
type Bot struct {
	Config
	reception *turn.Reception
	interview *asking.Interview
	desk      *desk.Desk
	courier   *courier.Courier
	meter     *meter
}

// New makes a bot. It does nothing until Handle or Run is called.
func New(c Config) *Bot {
	b := &Bot{Config: c, meter: newMeter(c.Metrics)}
	b.reception = &turn.Reception{Store: c.Store, Book: c.Book, Locale: c.Locale, Zone: c.Zone, DueAfter: c.DueAfter}
	b.interview = &asking.Interview{Store: c.Store}
	b.courier = &courier.Courier{Store: c.Store, Platforms: byName(c.Platforms), Reception: b.reception,
		Digest: courier.Digests{DigestTime: c.Digest, Zone: c.Zone, Working: c.Working}, Log: c.Log, Meter: courier.NewMeter(c.Metrics)}
	b.desk = &desk.Desk{Store: c.Store, Reception: b.reception, Interview: b.interview, Digest: b.courier.DigestFor}
	return b
}

func byName(platforms []chat.Platform) map[string]chat.Platform {
	named := make(map[string]chat.Platform, len(platforms))
	for _, p := range platforms {
		named[p.Name()] = p
	}
	return named
}

// Courier is the bot's other half: what waits to be sent, and the clock.
func (b *Bot) Courier() *courier.Courier { return b.courier }

// Run sends what waits in the outbox, keeps cards true, lets time pass for
// filings and posts digests, until ctx ends.
func (b *Bot) Run(ctx context.Context) error { return b.courier.Run(ctx) }

// Handle answers one event, after everything it changed is committed. People
// always get a sentence: a refusal in words, or, where something broke, that
// nothing was recorded, with a code that stands in the log.
func (b *Bot) Handle(ctx context.Context, e chat.Event) (chat.Reply, error) {
	defer b.meter.handling(e)()
	if overheard(e) {
		return chat.Reply{}, nil
	}
	t := turn.Turn{Event: e, Say: b.speakerOf(e), Office: workflow.Office{Book: b.Book, Zone: b.Zone}}
	reply, err := b.handle(ctx, &t)
	b.courier.Wake()
	if err != nil {
		return b.broke(ctx, t, err), nil
	}
	return reply, nil
}

// handle answers the event of a turn and fills in who acted as soon as that is
// known, so that a fault is worded in their language. A panic is a fault like
// any other: what it was changing is rolled back, and the program goes on.
func (b *Bot) handle(ctx context.Context, t *turn.Turn) (reply chat.Reply, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		}
	}()
	if t.Event.Outsider != "" {
		return b.outsider(ctx, *t), nil
	}
	known, err := b.turnOf(ctx, t.Event)
	if errors.Is(err, workflow.ErrNotFound) {
		return b.stranger(ctx, t.Event)
	}
	if err != nil {
		return chat.Reply{}, err
	}
	*t = known
	if !t.Who.Active {
		return chat.Reply{Note: t.Say.Problem(&workflow.Problem{Code: workflow.Inactive}, t.Office)}, nil
	}
	return b.route(ctx, *t)
}

// broke words what went wrong. A refusal is a sentence; anything else was not
// recorded, and its cause goes to the log under a code the person is given.
func (b *Bot) broke(ctx context.Context, t turn.Turn, err error) chat.Reply {
	var p *workflow.Problem
	if !errors.As(err, &p) || p.Code == workflow.Unavailable {
		trace := ulid.Make().String()[16:]
		b.Log.ErrorContext(ctx, "not recorded", "trace", trace, "platform", t.Event.From.Platform, "event", t.Event.ID, "error", err)
		p = &workflow.Problem{Code: workflow.Unavailable, Args: map[string]string{"trace": trace}}
	}
	return chat.Reply{Note: t.Say.Problem(p, t.Office)}
}
