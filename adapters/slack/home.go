package slack

import (
	"context"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/oklog/ulid/v2"
	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/bot/chat"
)

// settle is how long a page waits for more changes before it is drawn again.
const settle = time.Second

// Pages are the App Homes that people have opened here. Slack tells of every
// opening, so that a page is true when somebody comes to look; one that is
// being looked at is drawn again after changes.
type pages struct {
	of   *Slack
	mu   sync.Mutex
	open *lru.Cache[string, *page] // by person
}

// A page is what somebody last looked at.
type page struct {
	kind  string // of the message that the opening brought: a press that brings such a one turned the page
	front bool   // it shows what the opening brings, which can be asked for again and changes nothing
	hash  string // Slack's, of what was published last
	due   bool   // it is to be drawn again soon
}

func newPages(s *Slack) *pages { return &pages{of: s, open: newCache[*page]()} }

// turn publishes what a reply says of the page, and gives back what belongs
// into the conversation: a card that is no page does, whatever it replaces.
func (p *pages) turn(ctx context.Context, d deed, r chat.Reply) (rest []chat.Message, turned bool) {
	_, opened := d.act.(chat.Opened)
	if opened && r.Instead == nil && len(r.Messages) > 0 {
		p.publish(ctx, d.user, p.opened(d.user, r.Messages[0].Kind), r.Messages[0])
		return r.Messages[1:], true
	}
	if r.Instead == nil {
		return r.Messages, false
	}
	now, known := p.turnedTo(d.user, r.Instead.Kind)
	if !known {
		return append([]chat.Message{*r.Instead}, r.Messages...), false
	}
	p.publish(ctx, d.user, now, *r.Instead)
	return r.Messages, true
}

// opened is the page of somebody who came to look.
func (p *pages) opened(user, kind string) *page {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, had := p.open.Get(user)
	if !had {
		now = &page{}
		p.open.Add(user, now)
	}
	now.kind, now.front = kind, true
	return now
}

// turnedTo is the page of somebody who pressed on it, if the answer is of the
// page's kind.
func (p *pages) turnedTo(user, kind string) (*page, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, open := p.open.Get(user)
	if !open || now.kind != kind {
		return nil, false
	}
	now.front = false
	return now, true
}

// changed has the page of somebody drawn again soon, if it was opened here and
// shows its front. Another tab was brought by a press, and no press is ever
// made for somebody.
func (p *pages) changed(user string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, open := p.open.Get(user)
	if !open || !now.front || now.due {
		return
	}
	now.due = true
	p.of.beside(func(ctx context.Context) {
		select {
		case <-time.After(settle):
		case <-ctx.Done():
		}
		p.refresh(ctx, user)
	})
}

// refresh asks the bot for the page that somebody looks at.
func (p *pages) refresh(ctx context.Context, user string) {
	if !p.stillDue(user) {
		return
	}
	ctx, done := context.WithTimeout(ctx, inReply)
	defer done()
	s := p.of
	d := deed{id: "page/" + ulid.Make().String(), user: user, act: chat.Opened{}, home: true, direct: true}
	event, err := s.eventOf(ctx, d)
	if err != nil {
		return // it is drawn when it is opened next
	}
	reply, err := s.bot.Handle(ctx, event)
	if err != nil {
		return
	}
	p.turn(ctx, d, reply)
}

// stillDue tells whether somebody still looks at the front of their page, and
// takes note that it is being drawn.
func (p *pages) stillDue(user string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, open := p.open.Get(user)
	if !open {
		return false
	}
	now.due = false
	return now.front
}

// publish shows the page. Where somebody else published since, what Slack
// shows may be newer or older than this; it is drawn from the record once more.
func (p *pages) publish(ctx context.Context, user string, now *page, m chat.Message) {
	p.mu.Lock()
	request := blocks.Home(m, now.hash)
	p.mu.Unlock()
	request.UserID = user
	var shown *slack.ViewResponse
	err := p.of.again(ctx, "views.publish", "", func(ctx context.Context) (err error) {
		shown, err = p.of.api.PublishViewContext(ctx, request)
		return err
	})
	p.mu.Lock()
	now.hash = ""
	if err == nil {
		now.hash = shown.Hash
	}
	p.mu.Unlock()
	if code(err) == "hash_conflict" {
		p.changed(user)
		return
	}
	p.of.lost(ctx, "page", err)
}
