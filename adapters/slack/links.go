package slack

import (
	"log/slog"
	"sync"
	"time"
)

// Links knows which of the connections to Slack are up, and whether somebody
// else takes deliveries away: Slack spreads them over all connections of an
// app, and a forgotten test program is one of them.
type links struct {
	log   *slog.Logger
	most  int // connections that all replicas together may have
	meter *meter

	mu    sync.Mutex
	on    int
	seen  int // as Slack counted last
	since time.Time
}

// A link is one connection.
type link struct {
	of *links
	on bool
}

func (l *links) join() *link { return &link{of: l} }

// up is a connection that stands, with Slack's count of all; 0 = not said yet.
func (l *link) up(count int) {
	l.of.mu.Lock()
	defer l.of.mu.Unlock()
	if !l.on {
		l.on = true
		l.of.count(1)
	}
	if count > 0 {
		l.of.seen = count
	}
	l.of.meter.sockets(l.of.on, l.of.seen)
	if count > l.of.most {
		l.of.log.Warn("somebody else is connected to the Slack app and takes events away; stop it, or raise slack.replicas",
			"connections", count, "expected", l.of.most)
	}
}

// down is a connection that is being dialled.
func (l *link) down() {
	l.of.mu.Lock()
	defer l.of.mu.Unlock()
	if l.on {
		l.on = false
		l.of.count(-1)
		l.of.meter.reconnected()
	}
	l.of.meter.sockets(l.of.on, l.of.seen)
}

func (l *link) leave() { l.down() }

// count is called with the lock held.
func (l *links) count(by int) {
	was := l.on
	l.on += by
	if (was == 0) != (l.on == 0) {
		l.since = time.Now()
	}
}

// state tells how many connections are up, how many Slack knows of, and since
// when there are some or none.
func (l *links) state() (on, seen int, since time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.on, l.seen, l.since
}
