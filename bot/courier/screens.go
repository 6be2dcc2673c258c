package courier

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// shown records a card that was sent. A change committed between drawing and
// recording had its redraw before the screen was known, so the card is
// compared once more.
func (c *Courier) shown(ctx context.Context, s workflow.Screen) error {
	if err := c.Store.Shown(context.WithoutCancel(ctx), s); err != nil {
		return err
	}
	f, err := c.Store.Filing(ctx, s.Filing)
	if err != nil {
		return err
	}
	if f.Version == s.Version {
		return nil
	}
	return c.redraw(ctx, s.Filing)
}

// redraw draws every card of a filing that shows an earlier version. It goes
// round until none does, for a filing may change while its cards are drawn.
func (c *Courier) redraw(ctx context.Context, filing string) error {
	r := round{tried: map[int64]int64{}, faults: map[int64]error{}}
	for {
		screens, err := c.Store.Screens(ctx, filing)
		if err != nil {
			return err
		}
		f, err := c.Store.Filing(ctx, filing) // after the screens: none of them is ahead of it
		if err != nil {
			return fmt.Errorf("load filing: %w", err)
		}
		if c.drawBehind(ctx, f, screens, r) == 0 {
			return errors.Join(slices.Collect(maps.Values(r.faults))...)
		}
	}
}

// A round is one redraw of a filing's cards.
type round struct {
	tried  map[int64]int64 // by screen: the version it was sent last, taken or not
	faults map[int64]error // by screen: of the last try, if it failed
}

// behind tells whether a screen must be drawn: it shows an earlier version that
// was not tried yet, or another replica drew a later one while ours was under
// way, and ours may have landed on top of it.
func (r round) behind(s workflow.Screen, f *workflow.Filing) bool {
	last, sent := r.tried[s.ID]
	if sent && s.Version > last {
		return true
	}
	return s.Version < f.Version && last < f.Version
}

// drawBehind draws the screens that are behind, and tells how many it tried.
// One that fails does not keep the others from being drawn.
func (c *Courier) drawBehind(ctx context.Context, f *workflow.Filing, screens []workflow.Screen, r round) (drawn int) {
	for _, s := range screens {
		if c.Platforms[s.Platform] == nil || !r.behind(s, f) {
			continue
		}
		r.tried[s.ID] = f.Version
		delete(r.faults, s.ID)
		if err := c.draw(ctx, f, s); err != nil {
			r.faults[s.ID] = err
		}
		drawn++
	}
	return drawn
}

func (c *Courier) draw(ctx context.Context, f *workflow.Filing, s workflow.Screen) error {
	office, err := c.Reception.Office(ctx)
	if err != nil {
		return err
	}
	view, err := c.Reception.View(ctx, office, f, office.Person(s.Person))
	if err != nil {
		return err
	}
	message := cards.ForScreen(view, s.Kind, s.Seat)
	message.Key = s.Key
	receipt := chat.Receipt{Platform: s.Platform, Workspace: s.Workspace, Channel: s.Channel, Message: s.Message}
	limited, done := context.WithTimeout(ctx, sendLimit)
	defer done()
	err = c.Platforms[s.Platform].Update(limited, receipt, message)
	var fault *chat.SendError
	switch {
	case errors.As(err, &fault) && fault.Permanent():
		c.Log.WarnContext(ctx, "card lost", "filing", f.Ref(), "person", s.Person, "error", err)
		return c.Store.Lost(ctx, s)
	case err != nil:
		return err
	}
	return c.Store.Drawn(context.WithoutCancel(ctx), s, f.Version)
}
