package slacktest

import (
	"encoding/json"
	"sync"
	"time"
)

// An attempt is one envelope on one connection.
type attempt struct {
	w       *Workspace
	s       *socket
	id      string
	accepts bool
	sent    time.Time
	acked   chan struct{}

	mu      sync.Mutex
	heard   bool
	after   time.Duration
	payload json.RawMessage
}

// envelope is what goes over the socket.
type envelope struct {
	ID      string         `json:"envelope_id"`
	Type    string         `json:"type"`
	Accepts bool           `json:"accepts_response_payload"`
	Payload map[string]any `json:"payload"`
	Attempt *int           `json:"retry_attempt,omitempty"`
	Reason  *string        `json:"retry_reason,omitempty"`
	Later   map[string]any `json:"field_of_later_years"` // Slack adds fields without notice (check 13)
}

// Send hands the delivery to the app and waits until its first attempt is
// settled: acknowledged, or past its time. An event that was not acknowledged
// comes again later; Settled tells when that is over.
func (d *Delivery) Send() *Delivery {
	d.w.renew(d.trigger)
	if d.try(d.w.AckWithin) {
		d.finish()
		return d
	}
	if !d.retries {
		d.settle(d.failure())
		return d
	}
	d.w.spawn(d.retry)
	return d
}

// failure is what the person sees after an interaction that nobody took.
func (d *Delivery) failure() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.attempts == 0 {
		return DispatchFailed
	}
	return OperationTimeout
}

// retry is Slack's patience with an event (check 8): three more times. While no
// connection is open an attempt waits for one until the next is due (check 14).
func (d *Delivery) retry() {
	for _, wait := range d.w.RedeliverWait {
		if !d.pause(wait) {
			return
		}
		if d.try(d.w.AckWithin) {
			d.finish()
			return
		}
	}
	d.settle(OperationTimeout)
}

// pause waits for the next retry, or less if nothing was open for the attempts
// before and something opens now; false if the workspace closes.
func (d *Delivery) pause(wait time.Duration) bool {
	if d.Attempts() == 0 {
		d.w.awaitSocket(wait)
		return !d.w.closed()
	}
	select {
	case <-time.After(wait):
		return true
	case <-d.w.done:
		return false
	}
}

// finish ends a delivery that was acknowledged, or comes back once more all the
// same (check 9).
func (d *Delivery) finish() {
	d.obey()
	d.settle(d.Error())
	if d.retries && d.w.dice.hits(d.w.faults.Load().DuplicateEvents) {
		d.w.spawn(func() { d.try(d.w.AckWithin) })
	}
}

// try makes one attempt, true if it was acknowledged in time.
func (d *Delivery) try(within time.Duration) bool {
	if e := d.w.endpoints.Load(); e != nil {
		return d.overHTTP(e, within)
	}
	s := d.w.pick()
	if s == nil {
		return false
	}
	a := &attempt{w: d.w, s: s, id: d.w.clock.id("env-"), accepts: d.accepts, acked: make(chan struct{}), sent: time.Now()}
	d.w.line.sent.Store(a.id, a)
	if !s.send(d.frame(a)) {
		return false
	}
	return d.wait(a, within)
}

// frame is the envelope of this attempt.
func (d *Delivery) frame(a *attempt) []byte {
	d.mu.Lock()
	n := d.attempts
	d.attempts++
	d.mu.Unlock()
	e := envelope{ID: a.id, Type: d.kind, Accepts: d.accepts, Payload: d.payload, Later: map[string]any{"a": 1}}
	if d.kind == eventsAPI {
		reason := ""
		if n > 0 {
			reason = "timeout"
		}
		e.Attempt, e.Reason = &n, &reason
	}
	return encode(e)
}

// wait is for the acknowledgement, the end of the connection or the time.
func (d *Delivery) wait(a *attempt, within time.Duration) bool {
	late := time.NewTimer(within)
	defer late.Stop()
	select {
	case <-a.acked:
		a.mu.Lock()
		defer a.mu.Unlock()
		d.mu.Lock()
		defer d.mu.Unlock()
		d.acked, d.after, d.answered = true, a.after, a.payload
		return true
	case <-a.s.gone:
		d.mu.Lock()
		d.lost = true
		d.mu.Unlock()
	case <-late.C:
		d.w.blame(8, "%s not acknowledged within %v", d.kind, within)
	case <-d.w.done:
	}
	return false
}

// awaitSocket returns when a connection is open, or after that time.
func (w *Workspace) awaitSocket(within time.Duration) {
	timeout := time.NewTimer(within)
	defer timeout.Stop()
	for {
		changed := w.line.changed.listen()
		if w.pick() != nil {
			return
		}
		select {
		case <-changed:
		case <-timeout.C:
			return
		case <-w.done:
			return
		}
	}
}

// acknowledge hears the app's answer to this attempt. Only the connection that
// brought the envelope counts: whether the real Slack takes another is not
// documented, so the fake is the hard one. It is no violation, because a client
// cannot help it after a disconnect; the person sees an error, and an event
// comes again.
func (a *attempt) acknowledge(s *socket, payload json.RawMessage) {
	a.mu.Lock()
	defer a.mu.Unlock()
	after := time.Since(a.sent)
	switch {
	case s != a.s:
		a.w.line.elsewhere.Add(1)
		return
	case a.heard:
		a.w.blame(10, "envelope %s acknowledged twice", a.id)
		return
	case after > a.w.AckWithin:
		a.heard = true
		a.w.blame(10, "envelope %s acknowledged after %v", a.id, after.Round(time.Millisecond))
		return
	}
	if len(payload) > 0 && string(payload) != "null" {
		if a.accepts {
			a.payload = payload
		} else {
			a.w.blame(12, "a payload in the acknowledgement of an envelope that takes none")
		}
	}
	a.heard, a.after = true, after
	close(a.acked)
}
