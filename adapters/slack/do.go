package slack

import (
	"context"
	"errors"

	"lian/bot/chat"
)

// do has the bot handle a deed and answers Slack, in this order: what was
// decided is recorded before Slack hears that it was.
func (s *Slack) do(d deed) {
	ctx, done := context.WithTimeout(s.working, d.left())
	defer done()
	select {
	case s.slots <- struct{}{}:
	case <-ctx.Done(): // too late to be in time: Slack tells the person, or delivers it again
		s.meter.late()
		return
	}
	window := s.expect(d)
	reply, locale := s.handle(ctx, d)
	s.acknowledge(ctx, d.envelope, s.inOneBreath(d, reply, locale))
	<-s.slots // what follows waits for Slack, not for the database
	s.show(d, locale, reply, window)
}

// handle has the bot answer, in a locale; a fault is an answer as well.
func (s *Slack) handle(ctx context.Context, d deed) (chat.Reply, string) {
	event, err := s.eventOf(ctx, d)
	var reply chat.Reply
	if err == nil {
		reply, err = s.bot.Handle(ctx, event)
	}
	if err != nil {
		s.Log.ErrorContext(ctx, "not recorded", "platform", platform, "event", d.id, "error", err)
		reply = failure(d, event.Locale, err)
	}
	return reply, event.Locale
}

// eventOf is the deed in the neutral language, with all that Slack knows of
// the person.
func (s *Slack) eventOf(ctx context.Context, d deed) (chat.Event, error) {
	e := chat.Event{ID: d.id, From: chat.Account{Platform: platform, Workspace: s.me.team, User: d.user}, Direct: d.direct, Act: d.act, Locale: s.Locale}
	who, err := s.profileOf(ctx, d.user)
	if err != nil {
		return e, err
	}
	e.Locale, e.Zone, e.Outsider = first(who.locale, s.Locale), who.zone, who.outsider
	if d.team != "" && d.team != s.me.team {
		e.Outsider = chat.Foreign
	}
	switch act := d.act.(type) {
	case chat.Said:
		e.Act, err = s.words(ctx, d, act)
	case chat.Filled:
		e.Act, err = s.withFiles(ctx, d, act)
	}
	return e, err
}

// words is what somebody said, as they see it themselves.
func (s *Slack) words(ctx context.Context, d deed, said chat.Said) (chat.Said, error) {
	if d.kind == eventEnvelope {
		said.Text = s.plain(ctx, said.Text)
	}
	if d.thread == "" {
		return said, nil
	}
	about, err := s.subjectOf(ctx, d.channel, d.thread)
	said.About = about
	return said, err
}

// withFiles adds a form's files, of which Slack may tell no more than the id.
func (s *Slack) withFiles(ctx context.Context, d deed, fill chat.Filled) (chat.Filled, error) {
	fill.Files = map[string][]chat.File{}
	for key, files := range d.files {
		for _, f := range files {
			f, err := s.whole(ctx, f)
			if err != nil {
				return fill, err
			}
			fill.Files[key] = append(fill.Files[key], s.fileOf(f))
		}
	}
	return fill, nil
}

// failure is what a person is told where the bot could not. What they wrote
// stays in front of them.
func failure(d deed, locale string, err error) chat.Reply {
	text := say(locale, "not_recorded")
	var coded interface{ Code() string }
	if errors.As(err, &coded) {
		text += " (" + coded.Code() + ")"
	}
	if d.view != nil {
		return chat.Reply{Problems: []chat.InputProblem{{Text: text}}}
	}
	return chat.Reply{Note: text}
}
