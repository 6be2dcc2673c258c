package bot_test

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// figures are the durations of one run, how long all of it took, and how many
// statements each thing asked of the server, where they were counted.
type figures struct {
	each       []time.Duration
	took       time.Duration
	statements float64
}

// measure does n things, at most so many at a time.
func measure(n, atOnce int, do func(i int)) figures {
	f := figures{each: make([]time.Duration, n)}
	var next atomic.Int64
	var workers sync.WaitGroup
	start := time.Now()
	for range atOnce {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				begun := time.Now()
				do(i)
				f.each[i] = time.Since(begun)
			}
		})
	}
	workers.Wait()
	f.took = time.Since(start)
	return f
}

// rate is how many were done in a second.
func (f figures) rate() float64 { return float64(len(f.each)) / f.took.Seconds() }

// ms is the quantile q of the durations, in milliseconds.
func (f figures) ms(q float64) float64 {
	sorted := slices.Sorted(slices.Values(f.each))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))].Seconds() * 1000
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
