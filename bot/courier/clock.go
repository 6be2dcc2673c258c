package courier

import (
	"context"
	"strconv"
	"time"

	"lian/workflow"
)

// tickEvery is how often time is looked at. What a filing waits for is never
// early, and late by this much at most.
const tickEvery = 5 * time.Second

// dueAtOnce bounds how many filings are woken in one look.
const dueAtOnce = 200

// keepTime lets time pass until ctx ends.
func (c *Courier) keepTime(ctx context.Context) {
	ticker := time.NewTicker(tickEvery)
	defer ticker.Stop()
	for {
		if err := c.Tick(ctx); err != nil && ctx.Err() == nil {
			c.Log.ErrorContext(ctx, "clock not kept", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Tick does what is due now: it posts digests, wakes filings whose people left,
// and those that asked to be woken. It may be called while another call is under
// way.
func (c *Courier) Tick(ctx context.Context) error {
	now, err := c.Store.Now(ctx)
	if err != nil {
		return err
	}
	people, err := c.Store.People(ctx)
	if err != nil {
		return err
	}
	if err := c.postDigests(ctx, people, now); err != nil {
		return err
	}
	c.missLeavers(ctx, people, now)
	due, err := c.Store.Due(ctx, now, dueAtOnce)
	if err != nil {
		return err
	}
	for _, id := range due {
		if err := c.wakeFiling(ctx, id, now); err != nil {
			c.Log.ErrorContext(ctx, "filing not woken", "filing", id, "error", err)
		}
	}
	if len(due) > 0 {
		c.Wake()
	}
	return nil
}

func (c *Courier) wakeFiling(ctx context.Context, id string, now time.Time) error {
	office, err := c.Reception.Office(ctx)
	if err != nil {
		return err
	}
	key := "clock/" + id + "/" + strconv.FormatInt(now.UnixMilli(), 10)
	_, err = c.Store.Change(ctx, id, workflow.Command{Key: key, By: workflow.Clock.ID, What: workflow.ActRemind},
		func(f *workflow.Filing, _ workflow.Person) error { return f.Tick(office) })
	return err
}
