package courier

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// errUndeliverable marks a notice that no attempt can deliver.
var errUndeliverable = errors.New("undeliverable")

// deliver carries one notice; nil means that nothing is left to do for it.
func (c *Courier) deliver(ctx context.Context, d workflow.Delivery) error {
	switch d.Kind {
	case workflow.NoticeRedraw:
		return c.redraw(ctx, d.Filing)
	case workflow.NoticeDigest:
		return c.deliverDigest(ctx, d)
	}
	f, err := c.Store.Filing(ctx, d.Filing)
	if err != nil {
		return fmt.Errorf("load filing: %w", err)
	}
	office, err := c.Reception.Office(ctx)
	if err != nil {
		return err
	}
	reader := office.Person(d.Person)
	if !reader.Active { // left since: see missLeavers
		return nil
	}
	view, err := c.Reception.View(ctx, office, f, reader)
	if err != nil {
		return err
	}
	if d.Kind == workflow.NoticeComment { // its words are the notice's, who said them stands in the journal
		if view.Journal, err = c.Store.Journal(ctx, f.ID); err != nil {
			return err
		}
	}
	message := cards.ForNotice(view, d.Notice)
	message.Key, message.Again = d.Key, d.Attempts > 1
	receipt, err := c.send(ctx, d.Person, message)
	if err != nil || d.Kind == workflow.NoticeComment { // what was said stays said: no card to keep true
		return err
	}
	return c.shown(ctx, workflow.Screen{Filing: f.ID, Person: d.Person, Kind: d.Kind, Seat: d.Seat, Key: d.Key, Version: f.Version,
		Platform: receipt.Platform, Workspace: receipt.Workspace, Channel: receipt.Channel, Message: receipt.Message})
}

// send posts a message where the person was last seen.
func (c *Courier) send(ctx context.Context, person string, m chat.Message) (chat.Receipt, error) {
	to, err := c.whereIs(ctx, person)
	if err != nil {
		return chat.Receipt{}, err
	}
	ctx, done := context.WithTimeout(ctx, sendLimit)
	defer done()
	return c.Platforms[to.Platform].Send(ctx, to, m)
}

// whereIs chooses among a person's accounts on the platforms that run: the
// one they used last.
func (c *Courier) whereIs(ctx context.Context, person string) (chat.Account, error) {
	accounts, err := c.Store.Accounts(ctx)
	if err != nil {
		return chat.Account{}, err
	}
	accounts = slices.DeleteFunc(slices.Clone(accounts), func(a workflow.Account) bool {
		return a.Person != person || c.Platforms[a.Platform] == nil
	})
	if len(accounts) == 0 {
		return chat.Account{}, fmt.Errorf("%w: %s has no account on a platform that runs", errUndeliverable, person)
	}
	last := slices.MaxFunc(accounts, func(a, b workflow.Account) int { return a.SeenAt.Compare(b.SeenAt) })
	return chat.Account{Platform: last.Platform, Workspace: last.Workspace, User: last.User}, nil
}
