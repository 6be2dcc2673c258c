package slack

import (
	"context"
	"sync"

	"lian/bot/chat"
)

// Drawings are messages that are to be drawn anew. Of several faces of one
// message only the newest is sent, so that a busy card costs no more calls
// than a quiet one.
type drawings struct {
	mu      sync.Mutex
	pending map[string]chat.Message // by place
	lines   lines
}

func newDrawings() *drawings { return &drawings{pending: map[string]chat.Message{}} }

// place names a message.
func place(channel, message string) string { return channel + "/" + message }

// set makes m the face that a place waits for, and tells whether it waited
// for another already.
func (d *drawings) set(at string, m chat.Message) (waited bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, waited = d.pending[at]
	d.pending[at] = m
	return waited
}

// take is the face that a place waits for, which then waits no more.
func (d *drawings) take(at string) (m chat.Message, waits bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	m, waits = d.pending[at]
	delete(d.pending, at)
	return m, waits
}

// redraw has a pressed card drawn anew soon.
func (s *Slack) redraw(d deed, m chat.Message) {
	at := place(d.channel, d.message)
	if s.draws.set(at, m) {
		return
	}
	s.goOn(&s.draws.lines, at, func() {
		ctx, done := context.WithTimeout(s.working, inReply)
		defer done()
		s.lost(ctx, "card", s.draw(ctx, d.channel, d.message))
	})
}

// draw sends the newest face of a place. A call that failed is made again with
// what is newest then.
func (s *Slack) draw(ctx context.Context, channel, message string) error {
	at := place(channel, message)
	m, waits := s.draws.take(at)
	if !waits {
		return nil
	}
	return s.again(ctx, "chat.update", "", func(ctx context.Context) error {
		if newer, is := s.draws.take(at); is {
			m = newer
		}
		return s.updateOnce(ctx, channel, message, m)
	})
}

// overtake draws m at a place now, in its turn, instead of whatever waited
// there: the courier draws what is true by the record.
func (s *Slack) overtake(ctx context.Context, channel, message string, m chat.Message) error {
	at := place(channel, message)
	drawn := make(chan error, 1)
	s.draws.lines.put(at, func() {
		s.draws.take(at)
		drawn <- s.call(ctx, "chat.update", "", inCourier, func(ctx context.Context) error { return s.updateOnce(ctx, channel, message, m) })
	})
	return <-drawn
}
