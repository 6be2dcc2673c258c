package slacktest

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// A Violation is something the app did that the real Slack would punish, or
// that a person using it would suffer from.
type Violation struct {
	Check int // the number of the check in the handbook's list, 0 = none of it
	Text  string
}

func (v Violation) String() string { return fmt.Sprintf("[%d] %s", v.Check, v.Text) }

// journal keeps the violations.
type journal struct {
	mu         sync.Mutex
	violations []Violation
}

// blame records a violation. Nothing counts once the workspace is closing.
func (w *Workspace) blame(check int, format string, args ...any) {
	if w.closed() {
		return
	}
	w.journal.mu.Lock()
	w.journal.violations = append(w.journal.violations, Violation{check, fmt.Sprintf(format, args...)})
	w.journal.mu.Unlock()
	w.bell.ring()
}

// Violations are those that nobody took, in the order they happened.
func (w *Workspace) Violations() []Violation {
	w.journal.mu.Lock()
	defer w.journal.mu.Unlock()
	return slices.Clone(w.journal.violations)
}

// TakeViolations hands the violations over, for a test that provoked them.
func (w *Workspace) TakeViolations() []Violation {
	w.journal.mu.Lock()
	defer w.journal.mu.Unlock()
	taken := w.journal.violations
	w.journal.violations = nil
	return taken
}

// bell wakes those who wait for a condition whenever anything changed.
type bell struct {
	mu      sync.Mutex
	waiting chan struct{}
}

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting != nil {
		close(b.waiting)
		b.waiting = nil
	}
}

// listen is closed at the next change.
func (b *bell) listen() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting == nil {
		b.waiting = make(chan struct{})
	}
	return b.waiting
}

// Await waits until cond holds, asking again after every change in the
// workspace. It is false when the time ran out first.
func (w *Workspace) Await(within time.Duration, cond func() bool) bool {
	timeout := time.NewTimer(within)
	defer timeout.Stop()
	for {
		changed := w.bell.listen()
		if cond() {
			return true
		}
		select {
		case <-changed:
		case <-timeout.C:
			return cond()
		case <-w.done:
			return cond()
		}
	}
}
