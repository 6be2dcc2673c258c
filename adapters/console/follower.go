package console

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// every is how often the log is asked for what other replicas wrote.
const every = 500 * time.Millisecond

// A follower tells the open streams that the log has grown. They read it
// themselves, from where each of them stands, so a stream can be slow, late or
// new without missing anything.
type follower struct {
	log     Log
	watched chan struct{} // holds one token after a stream joined

	mu      sync.Mutex
	reached int64 // what some stream or the follower has seen
	streams map[chan struct{}]struct{}
}

func newFollower(log Log) *follower {
	return &follower{log: log, watched: make(chan struct{}, 1), streams: map[chan struct{}]struct{}{}}
}

// join registers a stream before its first read. Its channel holds a token
// whenever there may be news.
func (f *follower) join() (news <-chan struct{}, leave func()) {
	ch := make(chan struct{}, 1)
	f.mu.Lock()
	f.streams[ch] = struct{}{}
	f.mu.Unlock()
	offer(f.watched)
	return ch, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.streams, ch)
	}
}

// wake tells every stream to read.
func (f *follower) wake() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wakeAll()
}

// advance notes that seq has been seen. The others may not have seen it, and
// the follower will not find it any more, so they are told now.
func (f *follower) advance(seq int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if seq > f.reached {
		f.reached = seq
		f.wakeAll()
	}
}

func (f *follower) wakeAll() {
	for ch := range f.streams {
		offer(ch)
	}
}

// run looks for what others wrote, while somebody is connected, until ctx ends.
func (f *follower) run(ctx context.Context, logger *slog.Logger) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	failing := false
	for f.somebody(ctx) {
		err := f.look(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			logger.Warn("console log cannot be read", "err", err)
		}
		failing = err != nil
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// somebody waits until a stream is connected; false when ctx ended.
func (f *follower) somebody(ctx context.Context) bool {
	for ctx.Err() == nil {
		f.mu.Lock()
		n := len(f.streams)
		f.mu.Unlock()
		if n > 0 {
			return true
		}
		select {
		case <-ctx.Done():
		case <-f.watched:
		}
	}
	return false
}

// look asks for one entry that nobody here has seen.
func (f *follower) look(ctx context.Context) error {
	f.mu.Lock()
	after := f.reached
	f.mu.Unlock()
	entries, err := f.log.Since(ctx, after, 1)
	if err != nil {
		return err
	}
	for _, e := range entries {
		f.advance(e.Seq)
	}
	return nil
}

// offer leaves a token where there is none.
func offer(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}
