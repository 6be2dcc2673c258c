package slacktest

import (
	"encoding/json"
	"sync"
	"time"
)

// What a person is shown when an interaction got no answer.
const (
	OperationTimeout = "operation_timeout" // no acknowledgement in time
	DispatchFailed   = "dispatch_failed"   // no connection, or the endpoint refused
)

// The kinds of envelope.
const (
	eventsAPI     = "events_api"
	slashCommands = "slash_commands"
	interactive   = "interactive"
)

// A recipe is what a delivery says. It is said again, word for word, when the
// same delivery is repeated.
type recipe struct {
	id      string // the test's own name, "" = none
	kind    string
	accepts bool // the acknowledgement may carry a payload
	retries bool // Slack tries again
	payload map[string]any
	user    string
	trigger string // the trigger id it carries
	view    string // the modal it submits
	channel string // where the person was, for an answer in the acknowledgement
}

// A Delivery is one deed of a person on its way to the app, and how it went.
type Delivery struct {
	recipe
	w       *Workspace
	since   string // a time stamp before it: what came later may be its answer
	settled chan struct{}

	mu       sync.Mutex
	attempts int
	acked    bool
	lost     bool // a connection ended before the acknowledgement
	after    time.Duration
	answered json.RawMessage
	fault    string
	problems map[string]string
}

// deliveries are the recipes by the test's own names.
type deliveries struct {
	mu   sync.Mutex
	byID map[string]recipe
}

// again is the recipe the test gave that name before, or this one, which then
// has it.
func (ds *deliveries) again(r recipe) (found recipe, repeated bool) {
	if r.id == "" {
		return r, false
	}
	ds.mu.Lock()
	defer ds.mu.Unlock()
	if ds.byID == nil {
		ds.byID = map[string]recipe{}
	}
	if old, ok := ds.byID[r.id]; ok {
		return old, true
	}
	ds.byID[r.id] = r
	return r, false
}

// known tells whether a delivery of that name was made, so that nothing is made
// for it twice.
func (ds *deliveries) known(id string) (recipe, bool) {
	ds.mu.Lock()
	defer ds.mu.Unlock()
	r, ok := ds.byID[id]
	return r, ok && id != ""
}

// deliver sends a recipe, or what had its name before, and waits until the
// first attempt is settled.
func (w *Workspace) deliver(r recipe, o options) *Delivery {
	r.id = o.id
	r, repeated := w.deliveries.again(r)
	d := &Delivery{recipe: r, w: w, since: w.clock.ts(), settled: make(chan struct{})}
	if repeated {
		d.attempts = 1 // the app sees a retry
	}
	if !o.held {
		d.Send()
	}
	return d
}

// Acknowledged tells that the app answered in time, on this attempt or a later
// one.
func (d *Delivery) Acknowledged() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.acked
}

// After is how long the acknowledgement took, from Slack's side.
func (d *Delivery) After() time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.after
}

// Payload is what the acknowledgement carried, nil for nothing.
func (d *Delivery) Payload() json.RawMessage {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answered
}

// Error is what the person was shown instead of an answer: OperationTimeout,
// DispatchFailed, a client's refusal to send, or "".
func (d *Delivery) Error() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.fault
}

// Attempts is how often it was handed to the app.
func (d *Delivery) Attempts() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.attempts
}

// Lost tells that a connection ended under it, which is not the app's fault.
func (d *Delivery) Lost() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.lost
}

// Problems are the errors a submitted modal was kept open with, by block id.
func (d *Delivery) Problems() map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.problems
}

// Settled is closed once it is acknowledged or given up.
func (d *Delivery) Settled() <-chan struct{} { return d.settled }

// Trigger is the trigger id it carries, "" for an event.
func (d *Delivery) Trigger() string { return d.trigger }

// settle ends the delivery, fault "" for well.
func (d *Delivery) settle(fault string) {
	d.mu.Lock()
	d.fault = fault
	d.mu.Unlock()
	close(d.settled)
	d.w.bell.ring()
}
