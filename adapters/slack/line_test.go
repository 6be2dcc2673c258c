package slack

import (
	"slices"
	"sync"
	"testing"
)

// What 小雨 does is handled in the order in which she did it, and nobody waits
// for her.
func TestALineKeepsItsOrderAndHoldsUpNobodyElse(t *testing.T) {
	var l lines
	var mu sync.Mutex
	var order []int
	begun, release := make(chan struct{}), make(chan struct{})
	l.put("U1", func() { close(begun); <-release })
	for n := range 100 {
		l.put("U1", func() {
			mu.Lock()
			defer mu.Unlock()
			order = append(order, n)
		})
	}
	<-begun
	others := make(chan struct{})
	l.put("U2", func() { close(others) })
	<-others // U1 is still at work
	close(release)
	l.wait()
	if !slices.IsSorted(order) || len(order) != 100 {
		t.Errorf("handled in this order: %v", order)
	}
	if len(l.waiting) != 0 {
		t.Errorf("%d lines are left behind", len(l.waiting))
	}
}
