package slacktest

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

// clock gives out Slack's time stamps: never two alike, always rising.
type clock struct{ last atomic.Int64 }

// tick is the next free microsecond.
func (c *clock) tick() int64 {
	for {
		last := c.last.Load()
		next := max(time.Now().UnixMicro(), last+1)
		if c.last.CompareAndSwap(last, next) {
			return next
		}
	}
}

// ts is a message's name: "1700000000.000100".
func (c *clock) ts() string {
	t := c.tick()
	return fmt.Sprintf("%d.%06d", t/1e6, t%1e6)
}

// id is a name that Slack would give: a letter or two and a number of base 36.
func (c *clock) id(prefix string) string {
	return fmt.Sprintf("%s%X", prefix, c.tick())
}

// dice are the workspace's random choices, repeatable with the seed.
type dice struct {
	mu  sync.Mutex
	rng *rand.Rand
}

func (d *dice) seed(n uint64) { d.rng = rand.New(rand.NewPCG(n, n)) }

// below is a number from 0 to n-1.
func (d *dice) below(n int) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.rng.IntN(n)
}

// hits is true with that probability.
func (d *dice) hits(share float64) bool {
	if share <= 0 {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.rng.Float64() < share
}
