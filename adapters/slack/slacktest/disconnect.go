package slacktest

import (
	"sync"
	"time"
)

// What Slack says when it takes a connection away.
const (
	Warning           = "warning"
	RefreshRequested  = "refresh_requested"
	LinkDisabled      = "link_disabled"
	TooManyWebsockets = "too_many_websockets"
)

func goodbyeFrame(reason string) []byte {
	return encode(map[string]any{"type": "disconnect", "reason": reason, "debug_info": map[string]any{"host": "applink-1"}})
}

// Disconnect takes one randomly chosen connection away, false if none is open.
// After a warning it goes on for Options.Grace and gets deliveries (check 4).
func (w *Workspace) Disconnect(reason string) bool {
	s := w.pick()
	if s == nil {
		return false
	}
	w.dismiss(s, reason)
	return true
}

// dismiss says goodbye to a connection.
func (w *Workspace) dismiss(s *socket, reason string) {
	s.send(goodbyeFrame(reason))
	if reason != Warning {
		s.closeAfterWrites()
		return
	}
	w.spawn(func() {
		select {
		case <-time.After(w.Grace):
			s.send(goodbyeFrame(RefreshRequested))
			s.closeAfterWrites()
		case <-s.gone:
		}
	})
}

// DisableLink switches Socket Mode off: every connection, and every new one,
// hears link_disabled (check 5). EnableLink switches it on again.
func (w *Workspace) DisableLink() {
	w.line.mu.Lock()
	w.line.disabled = true
	w.line.mu.Unlock()
	for _, s := range w.line.each() {
		w.dismiss(s, LinkDisabled)
	}
}

// EnableLink switches Socket Mode on.
func (w *Workspace) EnableLink() {
	w.line.mu.Lock()
	defer w.line.mu.Unlock()
	w.line.disabled = false
}

// Freeze leaves one connection half open: nothing is read, pinged or delivered
// on it, and the app must find out (check 6).
func (w *Workspace) Freeze() bool {
	s := w.pick()
	if s == nil {
		return false
	}
	s.frozen.Store(true)
	s.ready.Store(false)
	return true
}

// CutSockets ends all connections without a word.
func (w *Workspace) CutSockets() { w.line.cutAll() }

// RefreshEvery takes one connection away in turn, each time it passes, as Slack
// does every few hours. Stop ends it.
func (w *Workspace) RefreshEvery(every time.Duration, reason string) (stop func()) {
	ended := make(chan struct{})
	w.spawn(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				w.Disconnect(reason)
			case <-ended:
				return
			case <-w.done:
				return
			}
		}
	})
	return sync.OnceFunc(func() { close(ended) })
}
