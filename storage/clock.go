package storage

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
	"gorm.io/gorm"
)

// How the database's clock is kept between two looks at it.
const (
	clockRenewed = time.Minute            // how long a look serves
	clockTrusted = 5 * time.Minute        // and how long where no newer one is to be had
	clockExact   = 100 * time.Millisecond // an answer that took longer gives way to an older look
	clockPatient = 2 * time.Second        // and after this nobody waits for it
	clockJump    = time.Second            // a clock that is off by so much was set
)

// A clock tells the database's time without asking each time: it remembers
// what the database said last, and adds what has passed since. So it is late by
// at most the way there and back, and never early: what is due now by this
// clock is due by the database's own. The times it gives never go back by less
// than clockJump; a database that was set back by more is followed.
type clock struct {
	ask func(context.Context) (look, error)

	asking singleflight.Group
	mu     sync.Mutex // guards the rest
	seen   look
	given  time.Time
}

// A look is what the database's clock said, when its answer was here by our
// clock, and how long that took.
type look struct {
	at, said time.Time
	took     time.Duration
}

// serves tells whether a look is younger than d, and our own clock was neither
// set since, nor stood still while the machine slept.
func (l look) serves(d time.Duration) bool {
	passed := time.Since(l.at)
	byTheWall := time.Now().Round(0).Sub(l.at.Round(0))
	return passed < d && (byTheWall-passed).Abs() < clockJump
}

// now is the database's time. Where a new look is due, one is taken beside the
// callers; they wait for it only where there is no other to go by.
func (c *clock) now(ctx context.Context) (time.Time, error) {
	known := c.latest()
	if known.serves(clockRenewed) {
		return c.read(), nil
	}
	asked := c.asking.DoChan("", func() (any, error) { return nil, c.renew(ctx) })
	if known.serves(clockTrusted) {
		return c.read(), nil
	}
	select {
	case <-ctx.Done():
		return time.Time{}, context.Cause(ctx)
	case answer := <-asked:
		if answer.Err != nil {
			return time.Time{}, answer.Err
		}
		return c.read(), nil
	}
}

// renew asks on behalf of everybody who waits, so it outlives the caller.
func (c *clock) renew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), clockPatient)
	defer cancel()
	l, err := c.ask(ctx)
	if err == nil {
		c.remember(l)
	}
	return err
}

func (c *clock) latest() look {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.seen
}

// remember keeps the later look, unless it is the worse one.
func (c *clock) remember(l look) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if l.at.After(c.seen.at) && (l.took < clockExact || !c.seen.serves(clockTrusted)) {
		c.seen = l
	}
}

// read goes on from the last look.
func (c *clock) read() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.seen.said.Add(time.Since(c.seen.at)).Truncate(time.Millisecond)
	if back := c.given.Sub(now); back > 0 && back < clockJump {
		return c.given
	}
	c.given = now
	return now
}

// Now keeps the promise of workflow.Store.
func (db *DB) Now(ctx context.Context) (time.Time, error) {
	if db.now != nil {
		return db.played(), nil
	}
	now, err := db.clock.now(ctx)
	return now, unavailable("read the clock", err)
}

// exactly is the database's clock itself, for what replicas hold against each
// other.
func (db *DB) exactly(tx *gorm.DB) (time.Time, error) {
	if db.now != nil {
		return db.played(), nil
	}
	l, err := db.dialect.look(tx)
	if err == nil {
		db.clock.remember(l)
	}
	return l.said, err
}

// played is the time where it is played with.
func (db *DB) played() time.Time { return db.now().UTC().Truncate(time.Millisecond) }

// look asks inside a transaction, so that what is measured is the way to the
// database, not the wait for a connection or for SQLite's lock.
func (db *DB) look(ctx context.Context) (l look, err error) {
	err = db.transact(ctx, func(tx *gorm.DB) (err error) {
		l, err = db.dialect.look(tx)
		return err
	})
	return l, err
}

// look asks the clock.
func (d dialect) look(tx *gorm.DB) (look, error) {
	var said stamp
	asked := time.Now()
	err := tx.Statement.ConnPool.QueryRowContext(tx.Statement.Context, "SELECT "+d.clock).Scan(&said)
	answered := time.Now()
	return look{at: answered, said: said.time(), took: answered.Sub(asked)}, err
}
