package storage

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A sundial is a database's clock that runs ahead of ours, and may fail.
type sundial struct {
	ahead  time.Duration
	fault  error
	looked int
	mu     sync.Mutex
}

func (s *sundial) look(context.Context) (look, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.looked++
	now := time.Now()
	return look{at: now, said: now.Add(s.ahead)}, s.fault
}

// ask reads the clock, which must be so much ahead of ours.
func ask(t *testing.T, c *clock, ahead time.Duration) {
	t.Helper()
	now, err := c.now(t.Context())
	if err != nil || time.Until(now) != ahead {
		t.Errorf("the clock is ahead by %v, want %v: %v", time.Until(now), ahead, err)
	}
	synctest.Wait() // a look that is taken beside
}

// The database is asked once a minute, and its clock followed.
func TestTheClockIsAskedOnceAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &sundial{ahead: time.Hour}
		c := &clock{ask: s.look}
		for range 600 {
			ask(t, c, time.Hour)
			time.Sleep(time.Second)
		}
		if s.looked != 10 {
			t.Errorf("the database was asked %d times in ten minutes", s.looked)
		}
		s.ahead = -time.Hour // set back
		time.Sleep(clockRenewed)
		if _, err := c.now(t.Context()); err != nil {
			t.Error(err)
		}
		synctest.Wait()
		ask(t, c, -time.Hour)
	})
}

// A database that does not answer is forgiven for some minutes, but not where
// nobody has ever heard from it.
func TestTheClockIsTrustedForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		gone := errors.New("no route to host")
		s := &sundial{ahead: time.Minute, fault: gone}
		c := &clock{ask: s.look}
		if _, err := c.now(t.Context()); !errors.Is(err, gone) {
			t.Errorf("a database that never answered gives %v", err)
		}
		s.fault = nil
		ask(t, c, time.Minute)
		s.fault = gone
		time.Sleep(clockTrusted - time.Second)
		ask(t, c, time.Minute)
		time.Sleep(time.Second)
		if _, err := c.now(t.Context()); !errors.Is(err, gone) {
			t.Errorf("a database that has been gone for minutes gives %v", err)
		}
	})
}

// Nobody waits longer for the clock than they have time.
func TestNobodyWaitsForTheClockInVain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &clock{ask: func(ctx context.Context) (look, error) {
			<-ctx.Done()
			return look{}, ctx.Err()
		}}
		hurry, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begun := time.Now()
		if _, err := c.now(hurry); !errors.Is(err, context.DeadlineExceeded) || time.Since(begun) != time.Second {
			t.Errorf("after %v: %v", time.Since(begun), err)
		}
		if _, err := c.now(t.Context()); !errors.Is(err, context.DeadlineExceeded) || time.Since(begun) > 2*clockPatient {
			t.Errorf("after %v: %v", time.Since(begun), err)
		}
	})
}

// Looks that differ a little do not turn time back, and one that took long
// gives way to one that did not.
func TestTheClockDoesNotRunBackwards(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &sundial{ahead: 300 * time.Millisecond}
		c := &clock{ask: s.look}
		ask(t, c, s.ahead)
		time.Sleep(time.Second)
		now := time.Now()
		c.remember(look{at: now, said: now.Add(time.Hour), took: time.Second})
		ask(t, c, s.ahead)
		c.remember(look{at: now, said: now})
		ask(t, c, s.ahead)
		time.Sleep(s.ahead + time.Second)
		ask(t, c, 0)
	})
}

// Sixteen ask at once while the looks change; each sees time go on.
func TestTheClockIsSafeForManyAtOnce(t *testing.T) {
	s := &sundial{}
	c := &clock{ask: s.look}
	var people sync.WaitGroup
	for range 16 {
		people.Go(func() {
			var last time.Time
			for n := range 200 {
				now, err := c.now(t.Context())
				if err != nil || now.Before(last) {
					t.Errorf("after %v comes %v: %v", last, now, err)
				}
				last = now
				c.remember(look{at: time.Now(), said: time.Now().Add(time.Duration(n%3) * time.Millisecond)})
			}
		})
	}
	people.Wait()
}
