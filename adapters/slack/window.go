package slack

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/bot/chat"
)

// formPatience is how long the bot has for a form before a window is opened
// that says "one moment": Slack lets a press open one for three seconds only.
const formPatience = 700 * time.Millisecond

// A window is one that is opened before it is known what stands in it. The
// zero window was not.
type window struct {
	timer  *time.Timer
	opened chan string // its view's id; "" = Slack refused
}

// expect opens a window after a while, where a form is to come.
func (s *Slack) expect(d deed) window {
	if !d.asks || d.trigger == "" {
		return window{}
	}
	w := window{opened: make(chan string, 1)}
	w.timer = time.AfterFunc(formPatience, func() {
		id, err := s.open(d.trigger, blocks.Loading(d.title, s.Locale))
		s.lost(s.working, "window", err)
		w.opened <- id
	})
	return w
}

// view is the id of the window, if it was opened.
func (w window) view() string {
	if w.timer == nil || w.timer.Stop() {
		return ""
	}
	return <-w.opened
}

// triggerLife is how long a press can open a window.
const triggerLife = 3 * time.Second

// open opens a window.
func (s *Slack) open(trigger string, view slack.ModalViewRequest) (id string, err error) {
	ctx, done := context.WithTimeout(s.working, triggerLife)
	defer done()
	err = s.call(ctx, "views.open", "", inWindow, func(ctx context.Context) error {
		opened, err := s.api.OpenViewContext(ctx, trigger, view)
		if err == nil {
			id = opened.ID
		}
		return err
	})
	return id, err
}

// fillWindow puts something into an open window.
func (s *Slack) fillWindow(id string, view slack.ModalViewRequest) error {
	ctx, done := context.WithTimeout(s.working, inReply)
	defer done()
	return s.again(ctx, "views.update", "", func(ctx context.Context) error {
		_, err := s.api.UpdateViewContext(ctx, view, "", "", id)
		return err
	})
}

// showForm opens the form of a reply. What was typed cannot open a window:
// there a button is posted that can.
func (s *Slack) showForm(d deed, locale string, f chat.Form, opened string) error {
	modal := blocks.Modal(f, blocks.Origin{Channel: d.channel, Message: d.message}, locale)
	switch {
	case opened != "":
		return s.fillWindow(opened, modal)
	case d.trigger != "":
		_, err := s.open(d.trigger, modal)
		if err == nil {
			return nil
		}
		s.lost(s.working, "form", err)
		s.tell(d, say(locale, "no_window"))
		return nil
	}
	_, err := s.sendOnce(s.working, d.user, formButton(d, locale, f), inReply)
	return err
}

// formButton is a message from which a form can be opened: its action, pressed,
// asks for the form again.
func formButton(d deed, locale string, f chat.Form) chat.Message {
	opener := f.Opener
	if opener == (chat.Action{}) {
		opener = f.Action
	}
	button := chat.Button{Label: say(locale, "open_form"), Tone: chat.Good, Asks: true, Action: opener}
	return chat.Message{Key: d.id + "/form", Kind: "notice", Subject: f.Action.Subject, Text: f.Title + " " + say(locale, "form_here"),
		Card: &chat.Card{Title: f.Title, Sections: []chat.Section{{Text: f.Intro}}, Buttons: []chat.Button{button}}}
}
