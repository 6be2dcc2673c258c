package courier

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"lian/workflow"
)

// heldAtOnce bounds how many seats of one person are looked at in one read.
const heldAtOnce = 200

// A roll is the directory as this process last compared it with the seats that
// people hold, by person.
type roll struct{ entries sync.Map }

// changed tells whether a person is not as they were when the roll was written.
func (r *roll) changed(p workflow.Person) bool {
	was, known := r.entries.Load(p.ID)
	if !known {
		return true
	}
	q := was.(workflow.Person)
	return q.Active != p.Active || q.Authority != p.Authority || !slices.Equal(q.Roles, p.Roles)
}

// missLeavers wakes the filings in which somebody holds a seat and may not sit
// there any more: who left, or lost the role. Nothing happens to a filing when
// the directory changes, so somebody has to look. A process looks at everybody
// once, for what happened while none was running, and then at who changed; one
// whose filings could not be looked at is looked at again.
func (c *Courier) missLeavers(ctx context.Context, people []workflow.Person, now time.Time) {
	for _, p := range people {
		if !c.roll.changed(p) {
			continue
		}
		if err := c.missed(ctx, p, now); err != nil {
			c.Log.ErrorContext(ctx, "seats not looked at", "person", p.ID, "error", err)
			continue
		}
		c.roll.entries.Store(p.ID, p)
	}
}

// missed wakes the filings that wait for a person in vain.
func (c *Courier) missed(ctx context.Context, p workflow.Person, now time.Time) error {
	filings, err := c.suspects(ctx, p)
	for _, id := range filings {
		err = errors.Join(err, c.restaff(ctx, id, now))
	}
	return err
}

// suspects lists the filings in which a person holds a seat that may not be
// theirs any more.
func (c *Courier) suspects(ctx context.Context, p workflow.Person) ([]string, error) {
	var filings []string
	for page := (workflow.Page{Limit: heldAtOnce}); ; page.Skip += heldAtOnce {
		held, err := c.Store.Inbox(ctx, p.ID, page)
		if err != nil {
			return nil, err
		}
		for _, w := range held {
			if suspect(p, w) && !slices.Contains(filings, w.ID) {
				filings = append(filings, w.ID)
			}
		}
		if len(held) < heldAtOnce {
			return filings, nil
		}
	}
}

// suspect tells whether a seat may not be the person's any more, as far as a
// line of the inbox shows: it does not name the authority that an approver needs.
func suspect(p workflow.Person, w workflow.Waiting) bool {
	return !p.Active || !p.Has(w.Role) || w.Step == workflow.StepApprove && p.Authority != ""
}

// restaff wakes a filing that somebody deserted.
func (c *Courier) restaff(ctx context.Context, id string, now time.Time) error {
	office, err := c.Reception.Office(ctx)
	if err != nil {
		return err
	}
	f, err := c.Store.Filing(ctx, id)
	if err != nil {
		return err
	}
	if !f.Deserted(office) {
		return nil
	}
	defer c.Wake()
	return c.wakeFiling(ctx, id, now)
}
