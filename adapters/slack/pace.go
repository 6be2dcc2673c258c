package slack

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often Slack lets itself be called (handbook slack.md §4). Its tiers are
// per minute, method and workspace, with room for a burst; a channel takes one
// message a second.
var tiers = map[string]rate.Limit{
	"chat.postMessage":      5,
	"chat.postEphemeral":    100. / 60,
	"chat.update":           50. / 60,
	"conversations.open":    50. / 60,
	"conversations.history": 50. / 60,
	"conversations.replies": 50. / 60,
	"users.info":            100. / 60,
	"files.info":            100. / 60,
	"views.open":            100. / 60,
	"views.update":          100. / 60,
	"views.publish":         100. / 60,
}

const (
	methodBurst  = 30
	channelRate  = 1 // messages a second
	channelBurst = 5
)

// A pace holds calls back so that Slack need not refuse them, and after a
// refusal for as long as it asked.
type pace struct {
	times    rate.Limit // of Slack's published rates
	mu       sync.Mutex
	methods  map[string]*rate.Limiter
	channels map[string]*rate.Limiter
	until    map[string]time.Time // by method: not before
}

// newPace keeps to times what Slack publishes; 1 for every ordinary workspace.
func newPace(times int) *pace {
	return &pace{times: rate.Limit(times), methods: map[string]*rate.Limiter{}, channels: map[string]*rate.Limiter{}, until: map[string]time.Time{}}
}

// wait waits until the method may be called for a channel ("" = for none).
// Where that takes longer than most it returns at once how long it would be.
func (p *pace) wait(ctx context.Context, method, channel string, most time.Duration) (tooLong time.Duration, err error) {
	now := time.Now()
	pause, undo := p.reserve(method, channel, now)
	if pause > most {
		undo()
		return pause, nil
	}
	if pause <= 0 {
		return 0, ctx.Err()
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return 0, nil
	case <-ctx.Done():
		undo()
		return 0, ctx.Err()
	}
}

// reserve takes a place for one call and tells how long to wait for it.
func (p *pace) reserve(method, channel string, now time.Time) (pause time.Duration, undo func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	places := []*rate.Reservation{p.limiter(p.methods, method, tiers[method], methodBurst).ReserveN(now, 1)}
	if channel != "" {
		p.prune(now)
		places = append(places, p.limiter(p.channels, channel, channelRate, channelBurst).ReserveN(now, 1))
	}
	pause = p.until[method].Sub(now)
	for _, place := range places {
		pause = max(pause, place.DelayFrom(now))
	}
	return pause, func() {
		for _, place := range places {
			place.CancelAt(now)
		}
	}
}

// hold has a method wait: Slack said so.
func (p *pace) hold(method string, pause time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if until := time.Now().Add(pause); until.After(p.until[method]) {
		p.until[method] = until
	}
}

// manyChannels is when channels that have rested are forgotten.
const manyChannels = 4096

func (p *pace) prune(now time.Time) {
	if len(p.channels) < manyChannels {
		return
	}
	for channel, l := range p.channels {
		if l.TokensAt(now) >= float64(l.Burst()) {
			delete(p.channels, channel)
		}
	}
}

func (p *pace) limiter(of map[string]*rate.Limiter, key string, limit rate.Limit, burst int) *rate.Limiter {
	l := of[key]
	if l == nil {
		if limit == 0 {
			limit = 1 // what Slack advises for every method
		}
		l = rate.NewLimiter(limit*p.times, burst*int(p.times))
		of[key] = l
	}
	return l
}
