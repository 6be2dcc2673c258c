package slack

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/bot/chat"
)

// ackLimit is what Slack takes as an answer in one breath; it drops more
// without a word (handbook slack.md §1.2).
const ackLimit = 18_000

// inOneBreath is what goes with the acknowledgement: only a form that was sent
// in is answered so, with what is wrong in it or with the next form.
func (s *Slack) inOneBreath(d deed, r chat.Reply, locale string) any {
	switch {
	case d.view == nil:
		return nil
	case len(r.Problems) > 0:
		return slack.NewErrorsViewSubmissionResponse(blocks.Problems(*d.view, r.Problems))
	case r.Form == nil:
		return nil
	}
	next := blocks.Modal(*r.Form, blocks.Origin{Channel: d.channel, Message: d.message}, locale)
	if text, err := json.Marshal(next); err != nil || len(text) > ackLimit {
		next = blocks.Loading(r.Form.Title, locale)
	}
	return slack.NewUpdateViewSubmissionResponse(&next)
}

// show shows a reply once Slack was answered: a window that must open at once,
// the rest in the person's own line, so that it is read in order and their next
// deed does not wait for it.
func (s *Slack) show(d deed, locale string, r chat.Reply, w window) {
	opened := w.view()
	if d.view != nil && len(r.Problems) > 0 {
		r.Problems, r.Note = nil, ""
	}
	if r.Form != nil && d.view == nil && d.trigger != "" && opened == "" {
		s.lost(s.working, "form", s.showForm(d, locale, *r.Form, ""))
		r.Form = nil
	}
	s.goOn(&s.replies, d.user, func() {
		s.fillWindows(d, locale, &r, opened)
		s.tellAll(d, locale, r)
	})
}

// fillWindows shows what belongs into a window that stands open already.
func (s *Slack) fillWindows(d deed, locale string, r *chat.Reply, opened string) {
	switch {
	case r.Form != nil && d.view != nil:
		s.nextForm(d, locale, *r.Form)
	case r.Form != nil:
		s.lost(s.working, "form", s.showForm(d, locale, *r.Form, opened))
	case opened != "":
		s.lost(s.working, "window", s.fillWindow(opened, blocks.Told(d.title, first(r.Note, say(locale, "done")), locale)))
		r.Note = ""
	}
}

// nextForm fills the window that was too big for the acknowledgement.
func (s *Slack) nextForm(d deed, locale string, f chat.Form) {
	next := blocks.Modal(f, blocks.Origin{Channel: d.channel, Message: d.message}, locale)
	if text, err := json.Marshal(next); err == nil && len(text) <= ackLimit {
		return
	}
	s.lost(s.working, "form", s.fillWindow(d.view.ID, next))
}

// tellAll shows everything of a reply but its form.
func (s *Slack) tellAll(d deed, locale string, r chat.Reply) {
	ctx, done := context.WithTimeout(s.working, inReply)
	defer done()
	messages, turned := r.Messages, false
	if d.home {
		messages, turned = s.page.turn(ctx, d, r)
	} else if r.Instead != nil {
		s.instead(ctx, d, *r.Instead)
	}
	for i, m := range messages {
		if m.Key == "" {
			m.Key = d.id + "/" + strconv.Itoa(i)
		}
		m.Again = m.Again || d.retried
		s.lost(ctx, "message", s.sendReply(ctx, d.user, m))
	}
	note := r.Note
	for _, p := range r.Problems {
		note = joined(note, p.Text)
	}
	if note == "" && len(messages) > 0 && d.elsewhere(s) {
		note = say(locale, "in_direct")
	}
	s.tell(d, note)
	if !turned {
		s.page.changed(d.user)
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// sendReply posts a message in the conversation with a person, and tries again
// while that may help.
func (s *Slack) sendReply(ctx context.Context, user string, m chat.Message) error {
	for pause := 250 * time.Millisecond; ; pause *= 2 {
		_, err, _ := s.sending.Do(m.Key, func() (any, error) { return s.sendOnce(ctx, user, m, inReply) })
		wait, worth := retry(err, pause)
		if !worth {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return err
		}
	}
}

// instead draws m over what was pressed; where that is not known, m is a
// message of its own.
func (s *Slack) instead(ctx context.Context, d deed, m chat.Message) {
	if d.channel != "" && d.message != "" {
		if _, said := d.act.(chat.Said); !said {
			s.redraw(d, m)
			return
		}
	}
	m.Key = first(m.Key, d.id+"/instead")
	s.lost(ctx, "message", s.sendReply(ctx, d.user, m))
}

// elsewhere tells that the person is not looking at the conversation in which
// lian answers.
func (d deed) elsewhere(s *Slack) bool {
	if d.channel == "" {
		return false
	}
	direct, known := s.direct.Get(d.user)
	return known && direct != d.channel
}
