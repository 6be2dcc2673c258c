package slack

import (
	"context"
	"errors"
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
	look chat.Act // what brought it: the opening, or the press on a tab
	hash string   // Slack's, of what was published last
	due  bool     // it is to be drawn again soon
}

func newPages(s *Slack) *pages { return &pages{of: s, open: newCache[*page]()} }

// turn publishes what a reply says of the page, and gives back what belongs
// into the conversation.
func (p *pages) turn(d deed, r chat.Reply) []chat.Message {
	face, rest := r.Instead, r.Messages
	if _, opened := d.act.(chat.Opened); opened && face == nil && len(rest) > 0 {
		face, rest = &rest[0], rest[1:]
	}
	if face == nil {
		return rest
	}
	p.mu.Lock()
	now, had := p.open.Get(d.user)
	if !had {
		now = &page{}
		p.open.Add(d.user, now)
	}
	now.look = d.act
	p.mu.Unlock()
	p.of.lost(p.of.working, "page", p.publish(d.user, *face))
	return rest
}

// changed has the page of somebody drawn again soon, if it was opened here.
func (p *pages) changed(user string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, open := p.open.Get(user)
	if !open || now.due {
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
	p.mu.Lock()
	now, open := p.open.Get(user)
	if !open {
		p.mu.Unlock()
		return
	}
	now.due = false
	look := now.look
	p.mu.Unlock()
	s := p.of
	d := deed{id: "page/" + ulid.Make().String(), user: user, act: look, home: true, direct: true}
	event, err := s.eventOf(ctx, d)
	if err != nil {
		return // it is drawn when it is opened next
	}
	reply, err := s.bot.Handle(ctx, event)
	if err != nil {
		return
	}
	reply.Note = ""
	p.turn(d, reply)
}

// publish shows the page. Where somebody else published since, what Slack
// shows may be newer or older than this; it is drawn from the record once more.
func (p *pages) publish(user string, m chat.Message) error {
	p.mu.Lock()
	now, _ := p.open.Get(user)
	hash := now.hash
	p.mu.Unlock()
	request := blocks.Home(m, hash)
	request.UserID = user
	var shown *slack.ViewResponse
	err := p.of.again(p.of.working, "views.publish", "", func(ctx context.Context) (err error) {
		shown, err = p.of.api.PublishViewContext(ctx, request)
		return err
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) && refused.Err == "hash_conflict" {
		now.hash = ""
		go p.changed(user)
		return nil
	}
	if err == nil {
		now.hash = shown.Hash
	}
	return err
}
