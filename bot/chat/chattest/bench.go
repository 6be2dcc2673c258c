package chattest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"lian/bot/chat"
)

// A Bench is a platform under test, its product, and one person on it. The
// suite runs the platform itself. Every function may be called from several
// goroutines.
type Bench struct {
	Platform chat.Platform
	// User can be sent messages; Stranger is on the platform's product nowhere.
	User, Stranger chat.Account
	// Act delivers a deed of User to the platform as its product would, under
	// an id the product would reuse when it delivers it again, and waits for the
	// platform's acknowledgement. On is what was pressed; it may be zero.
	Act func(t *testing.T, id string, on Seen, act chat.Act) Answer
	// Seen is the conversation as User reads it now, oldest first, without what
	// User said themselves.
	Seen func(t *testing.T) []Seen
	// Break makes the product fail from now on.
	Break func(t *testing.T)
	// Secrets are tokens and passwords the platform was given: no error and no
	// answer may hold one.
	Secrets []string
	// Samples are sent beside the suite's own.
	Samples []chat.Message
}

// Seen is one message as a person reads it.
type Seen struct {
	ID      string // the product's name for it
	Text    string // everything legible, as it is read
	Buttons []chat.Button
}

// An Answer is what the person who acted gets at once.
type Answer struct {
	Acknowledged bool   // the product will not deliver the deed again
	Told         string // what they alone can read: a note, an error, the problems of a form
}

// handled is a chat.Handler that keeps what it hears and answers as told.
type handled struct {
	mu     sync.Mutex
	events []chat.Event
	answer func(context.Context, chat.Event) (chat.Reply, error)
}

func (h *handled) Handle(ctx context.Context, e chat.Event) (chat.Reply, error) {
	h.mu.Lock()
	h.events = append(h.events, e)
	answer := h.answer
	h.mu.Unlock()
	if answer == nil {
		return chat.Reply{}, nil
	}
	return answer(ctx, e)
}

// answers sets what the next events are answered with.
func (h *handled) answers(f func(context.Context, chat.Event) (chat.Reply, error)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.answer = f
}

// last is the latest event; a test that has none fails.
func (h *handled) last(t *testing.T) chat.Event {
	t.Helper()
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.events) == 0 {
		t.Fatal("the handler heard nothing")
	}
	return h.events[len(h.events)-1]
}

// start runs the bench's platform until the test ends, and requires Run to end
// with its context.
func start(t *testing.T, b Bench) *handled {
	t.Helper()
	h := &handled{}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Platform.Run(ctx, h) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Run returned %v, want the context's error", err)
		}
	})
	return h
}
