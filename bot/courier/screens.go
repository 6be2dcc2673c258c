package courier

import (
	"context"
	"errors"
	"fmt"

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
// round until none does: a filing may change while its cards are drawn, and
// another replica may have drawn an earlier version after us.
func (c *Courier) redraw(ctx context.Context, filing string) error {
	for {
		f, err := c.Store.Filing(ctx, filing)
		if err != nil {
			return fmt.Errorf("load filing: %w", err)
		}
		screens, err := c.Store.Screens(ctx, filing)
		if err != nil {
			return err
		}
		drawn, err := c.drawBehind(ctx, f, screens)
		if err != nil || drawn == 0 {
			return err
		}
	}
}

// drawBehind draws the screens that are behind. One that fails does not keep
// the others from being drawn.
func (c *Courier) drawBehind(ctx context.Context, f *workflow.Filing, screens []workflow.Screen) (drawn int, err error) {
	var faults []error
	for _, s := range screens {
		if s.Version >= f.Version || c.Platforms[s.Platform] == nil {
			continue
		}
		if err := c.draw(ctx, f, s); err != nil {
			faults = append(faults, err)
			continue
		}
		drawn++
	}
	return drawn, errors.Join(faults...)
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
