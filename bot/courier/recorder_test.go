package courier

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"

	"lian/bot/chat"
)

// stageName is the platform of the stage.
const stageName = "stage"

// A recorder is a chat product that remembers everything it was given, and
// takes it or not as it is told to.
type recorder struct {
	mu    sync.Mutex
	sent  map[string]int // messages that people got, by key
	to    map[string][]chat.Message
	shown map[string]chat.Message // what hangs there now, by message id
	calls int
	// fate answers a call before it does anything: nil takes it. It may wait.
	fate func(call int) error
	// after answers a call that was taken: what is returned is a fault after the
	// fact.
	after func(call int) error
}

func newRecorder() *recorder {
	return &recorder{sent: map[string]int{}, to: map[string][]chat.Message{}, shown: map[string]chat.Message{}}
}

// Name implements chat.Platform.
func (r *recorder) Name() string { return stageName }

// Run implements chat.Platform: nobody here says anything.
func (r *recorder) Run(ctx context.Context, _ chat.Handler) error {
	<-ctx.Done()
	return ctx.Err()
}

// Send implements chat.Platform.
func (r *recorder) Send(_ context.Context, to chat.Account, m chat.Message) (chat.Receipt, error) {
	receipt := chat.Receipt{Platform: stageName, Workspace: to.Workspace, Channel: to.User}
	m.Again = false // how it came is no part of what is shown
	err := r.take(func() {
		r.sent[m.Key]++
		receipt.Message = fmt.Sprintf("%s#%d", m.Key, r.sent[m.Key])
		r.shown[receipt.Message] = m
		r.to[to.User] = append(r.to[to.User], m)
	})
	return receipt, err
}

// Update implements chat.Platform.
func (r *recorder) Update(_ context.Context, at chat.Receipt, m chat.Message) error {
	return r.take(func() { r.shown[at.Message] = m })
}

// take does what a call asks, where fate lets it.
func (r *recorder) take(do func()) error {
	r.mu.Lock()
	r.calls++
	call, fate, after := r.calls, r.fate, r.after
	r.mu.Unlock()
	if fate != nil {
		if err := fate(call); err != nil {
			return err
		}
	}
	r.mu.Lock()
	do()
	r.mu.Unlock()
	if after != nil {
		return after(call)
	}
	return nil
}

// told sets what happens to the calls from now on.
func (r *recorder) told(fate func(call int) error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fate = fate
}

// count is how many calls there were.
func (r *recorder) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.calls
}

// got is what a person got, of a kind if given.
func (r *recorder) got(user, kind string) []chat.Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []chat.Message
	for _, m := range r.to[user] {
		if kind == "" || m.Kind == kind {
			list = append(list, m)
		}
	}
	return list
}

// keys is how often each message was sent.
func (r *recorder) keys() map[string]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.sent)
}

func fault(reason chat.Reason, after time.Duration) error {
	return &chat.SendError{Reason: reason, RetryAfter: after, Err: errors.New("the stage says so")}
}
