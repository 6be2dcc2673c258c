package courier

import (
	"context"
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

// postDigests posts the digests that are due now. The key, person and local
// day, makes each the only one, however many replicas post it.
func (c *Courier) postDigests(ctx context.Context, now time.Time) error {
	people, err := c.Store.People(ctx)
	if err != nil {
		return err
	}
	var due []workflow.Notice
	for _, p := range people {
		if day, yes := c.Digest.DueFor(p, now, ZoneOf(p, c.Digest.Zone), c.Digest.Working); yes {
			due = append(due, workflow.Notice{Key: "digest/" + p.ID + "/" + day, Kind: workflow.NoticeDigest, Person: p.ID, Day: day, Due: now})
		}
	}
	if len(due) == 0 {
		return nil
	}
	_, err = c.Store.Post(ctx, due)
	return err
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
	message.Key = d.Key
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
