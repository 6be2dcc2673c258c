package courier

import (
	"math/rand/v2"
	"time"
)

// After these many attempts, a day and more, a notice is parked.
const maxAttempts = 300

const (
	firstPause = time.Second
	lastPause  = 5 * time.Minute
)

// pauseAfter is how long to wait after so many failed attempts: doubling, up
// to lastPause, spread by a quarter so that replicas do not march in step.
func pauseAfter(attempts int) time.Duration {
	pause := lastPause
	if attempts < 9 {
		pause = min(lastPause, firstPause<<max(0, attempts-1))
	}
	return pause*3/4 + rand.N(pause/4+1)
}
