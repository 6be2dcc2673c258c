package courier

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// How the outbox is worked off.
const (
	batch     = 32               // notices claimed at a time
	workers   = 8                // sent at the same time
	lease     = 60 * time.Second // at least three times a platform's time-out
	pollEvery = time.Second      // between looks at the outbox while nothing wakes it
	sendLimit = 15 * time.Second // for one call of a platform
)

// A Courier sends and redraws. Every field is required.
type Courier struct {
	Store     workflow.Store
	Platforms map[string]chat.Platform
	Reception *turn.Reception
	Digest    Digests
	Log       *slog.Logger
	Meter     *Meter

	wake chan struct{}
	once sync.Once
	told told
	roll roll
}

// Wake has the outbox looked at now: something was committed.
func (c *Courier) Wake() {
	c.once.Do(c.init)
	select {
	case c.wake <- struct{}{}:
	default: // it is awake
	}
}

func (c *Courier) init() { c.wake = make(chan struct{}, 1) }

// Run works until ctx ends.
func (c *Courier) Run(ctx context.Context) error {
	c.once.Do(c.init)
	var running sync.WaitGroup
	running.Go(func() { c.keepTime(ctx) })
	defer running.Wait()
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for {
		if n := c.deliverSome(ctx); n == batch {
			continue
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		case <-c.wake:
		}
	}
}

// deliverSome works off one batch and tells how many notices it held.
func (c *Courier) deliverSome(ctx context.Context) int {
	deliveries, err := c.Store.Claim(ctx, batch, lease)
	if err != nil {
		if ctx.Err() == nil {
			c.Log.ErrorContext(ctx, "outbox not read", "error", err)
		}
		return 0
	}
	c.Meter.Looked()
	slots := make(chan struct{}, workers)
	var sending sync.WaitGroup
	for _, d := range deliveries {
		slots <- struct{}{}
		sending.Go(func() {
			defer func() { <-slots }()
			c.carry(ctx, d)
		})
	}
	sending.Wait()
	return len(deliveries)
}

// carry sends one delivery and writes down how it went. What was sent is
// written down even while the program stops.
func (c *Courier) carry(ctx context.Context, d workflow.Delivery) {
	err := c.deliver(ctx, d)
	c.Meter.Carried(d.Kind, err)
	record := context.WithoutCancel(ctx)
	var kept bool
	var storing error
	var sending *chat.SendError
	switch {
	case err == nil:
		kept, storing = c.Store.Sent(record, d)
	case errors.As(err, &sending) && sending.Permanent(), errors.Is(err, errUndeliverable), d.Attempts >= maxAttempts:
		c.Log.ErrorContext(ctx, "notice parked", "notice", d.ID, "kind", d.Kind, "filing", d.Filing, "error", err)
		kept, storing = c.Store.Park(record, d, err.Error())
	default:
		kept, storing = c.putOff(record, d, err, sending)
	}
	if storing != nil {
		c.Log.ErrorContext(ctx, "outbox not written", "notice", d.ID, "error", storing)
	} else if !kept {
		c.Log.WarnContext(ctx, "lease lost", "notice", d.ID)
	}
}

// putOff makes a delivery due again later.
func (c *Courier) putOff(ctx context.Context, d workflow.Delivery, why error, sending *chat.SendError) (bool, error) {
	now, err := c.Store.Now(ctx)
	if err != nil {
		return false, err
	}
	pause := pauseAfter(d.Attempts)
	if sending != nil && sending.RetryAfter > 0 {
		pause = sending.RetryAfter
	}
	c.Log.WarnContext(ctx, "notice put off", "notice", d.ID, "kind", d.Kind, "filing", d.Filing, "pause", pause, "error", why)
	return c.Store.Later(ctx, d, now.Add(pause), why.Error())
}
