package slacktest

import (
	"sync"
	"time"
)

// triggers are the trigger ids given out: each opens one window, soon.
type triggers struct {
	mu   sync.Mutex
	byID map[string]*trigger
}

// A trigger is one person's permission to be shown a window.
type trigger struct {
	user string
	view string // the window it was pressed in, "" = none
	at   time.Time
	used bool
}

// trigger gives out a trigger id. Its clock starts here, at Slack.
func (w *Workspace) trigger(user, view string) string {
	id := w.clock.id("") + ".1." + w.Team
	w.triggers.mu.Lock()
	defer w.triggers.mu.Unlock()
	if w.triggers.byID == nil {
		w.triggers.byID = map[string]*trigger{}
	}
	w.triggers.byID[id] = &trigger{user: user, view: view, at: time.Now()}
	return id
}

// exchange uses a trigger up (check 21). It is used up even where the window is
// refused afterwards.
func (w *Workspace) exchange(id string) (trigger, error) {
	w.triggers.mu.Lock()
	defer w.triggers.mu.Unlock()
	t := w.triggers.byID[id]
	switch {
	case t == nil:
		return trigger{}, refuse("invalid_trigger_id")
	case t.used:
		return trigger{}, refuse("exchanged_trigger_id")
	case time.Since(t.at) > w.TriggerLife:
		return trigger{}, refuse("expired_trigger_id")
	}
	t.used = true
	return *t, nil
}

// renew starts a trigger's clock again, for a delivery that is repeated.
func (w *Workspace) renew(id string) {
	w.triggers.mu.Lock()
	defer w.triggers.mu.Unlock()
	if t := w.triggers.byID[id]; t != nil {
		t.at = time.Now()
	}
}
