package courier

import (
	"context"
	"sync"
	"time"

	"lian/bot/cards"
	"lian/workflow"
)

// Digests says when digests go out and in whose calendar.
type Digests struct {
	workflow.DigestTime
	Zone    *time.Location // of people who named none
	Working func(day time.Time) bool
}

// told remembers, by person, the local day of the digest that this process saw
// posted last: most ticks then have nothing to write.
type told struct{ days sync.Map }

// knows tells whether a digest is in the outbox already, as far as this process
// knows.
func (t *told) knows(n workflow.Notice) bool {
	day, known := t.days.Load(n.Person)
	return known && day == n.Day
}

// postDigests posts the digests that are due now. The key, person and local
// day, makes each the only one, however many replicas post it.
func (c *Courier) postDigests(ctx context.Context, people []workflow.Person, now time.Time) error {
	var due []workflow.Notice
	for _, p := range people {
		day, yes := c.Digest.DueFor(p, now, ZoneOf(p, c.Digest.Zone), c.Digest.Working)
		n := workflow.Notice{Key: "digest/" + p.ID + "/" + day, Kind: workflow.NoticeDigest, Person: p.ID, Day: day, Due: now}
		if yes && !c.told.knows(n) {
			due = append(due, n)
		}
	}
	if len(due) == 0 {
		return nil
	}
	if _, err := c.Store.Post(ctx, due); err != nil {
		return err
	}
	for _, n := range due {
		c.told.days.Store(n.Person, n.Day)
	}
	return nil
}

// ZoneOf is a person's own zone, or the program's.
func ZoneOf(p workflow.Person, program *time.Location) *time.Location {
	if p.Zone == "" {
		return program
	}
	zone, err := time.LoadLocation(p.Zone)
	if err != nil { // checked when people are saved; a zone that vanished is the program's
		return program
	}
	return zone
}

// deliverDigest sends a digest; an empty one is closed without a message.
func (c *Courier) deliverDigest(ctx context.Context, d workflow.Delivery) error {
	office, err := c.Reception.Office(ctx)
	if err != nil {
		return err
	}
	reader := office.Person(d.Person)
	if !reader.Active {
		return nil
	}
	digest, err := c.DigestFor(ctx, reader, office.Now)
	if err != nil || digest.Empty() {
		return err
	}
	message := cards.Digest(c.Reception.Desk(ctx, office, reader), digest, d.Day)
	message.Key, message.Again = d.Key, d.Attempts > 1
	_, err = c.send(ctx, d.Person, message)
	return err
}

// DigestFor gathers a person's digest as of now: what was decided counts
// since the last working day's digest.
func (c *Courier) DigestFor(ctx context.Context, p workflow.Person, now time.Time) (workflow.Digest, error) {
	overview, err := c.Store.Overview(ctx, p.ID, c.Digest.since(now.In(ZoneOf(p, c.Digest.Zone))), now)
	if err != nil {
		return workflow.Digest{}, err
	}
	return workflow.DigestOf(overview), nil
}

// since is the digest time of the last working day before a local moment.
func (d Digests) since(local time.Time) time.Time {
	at, err := time.Parse("15:04", d.At)
	if err != nil { // checked when the configuration is read
		at = time.Time{}
	}
	day := time.Date(local.Year(), local.Month(), local.Day()-1, at.Hour(), at.Minute(), 0, 0, local.Location())
	for back := 0; d.WeekdaysOnly && !d.Working(day) && back < 30; back++ {
		day = day.AddDate(0, 0, -1)
	}
	return day
}
