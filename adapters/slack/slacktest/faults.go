package slacktest

import "time"

// Faults are what goes wrong at the moment. The zero value is a Slack on a good
// day. Every map is by Web API method; "" is all methods.
type Faults struct {
	Down    bool          // every call's connection is cut before it is read
	Latency time.Duration // before every answer

	RateLimit   map[string]RateLimit
	ServerError map[string]ServerError
	Reset       map[string]float64 // share of calls whose connection is cut after the deed was done
	Refuse      map[string]string  // the error every call gets

	MissingScopes   []string
	Revoked         bool // the bot token
	MessagesTabOff  bool
	HomeTabOff      bool
	FilesOff        bool    // uploads
	NoFileAccess    bool    // downloads lead to the sign-in page
	NoGroups        bool    // a plan without user groups
	DropEphemerals  float64 // share that nobody ever sees
	DuplicateEvents float64 // share of acknowledged events that come a second time

	// Buckets switches on the real Slack's limits: methods per minute and one
	// message per second and channel.
	Buckets bool
}

// A RateLimit refuses a share of the calls.
type RateLimit struct {
	Share      float64
	RetryAfter time.Duration // rounded up to whole seconds
	InBody     bool          // HTTP 200 with "ratelimited", without a Retry-After
	PerChannel bool          // the wait binds one channel, not the whole method
}

// A ServerError answers a share of the calls with a page of HTML.
type ServerError struct {
	Share  float64
	Status int // 500, 502, 503 …
}

// Break changes what goes wrong, from the next call on. Calls that are under
// way finish with the faults they began with.
func (w *Workspace) Break(change func(*Faults)) {
	for {
		old := w.faults.Load()
		next := *old
		change(&next)
		if w.faults.CompareAndSwap(old, &next) {
			return
		}
	}
}

// Heal ends every fault.
func (w *Workspace) Heal() { w.faults.Store(&Faults{}) }

// of is the entry for a method, or the one for all.
func of[T any](byMethod map[string]T, method string) (T, bool) {
	if f, ok := byMethod[method]; ok {
		return f, true
	}
	f, ok := byMethod[""]
	return f, ok
}
