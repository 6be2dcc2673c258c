package console

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"lian/bot/chat"
)

// patience is how long the bot may take over one deed.
const patience = 10 * time.Second

// A deed is one thing somebody did on the page.
type deed struct {
	ID     string       `json:"id"` // made by the page: the same id is the same deed
	As     string       `json:"as"`
	Locale string       `json:"locale"` // the language of the pane; "" = the persona's
	On     string       `json:"on"`     // the message that was pressed
	Text   string       `json:"text"`
	Press  *chat.Action `json:"press"`
	Fill   *filled      `json:"fill"`
	files  map[string][]chat.File
}

type filled struct {
	Action chat.Action         `json:"action"`
	Values map[string][]string `json:"values"`
}

// An outcome is what the page is told at once.
type outcome struct {
	Event    string              `json:"event"`
	Note     string              `json:"note,omitempty"`
	Form     *chat.Form          `json:"form,omitempty"`
	Problems []chat.InputProblem `json:"problems,omitempty"`
}

// deedID keeps ids printable and short enough for a unique key.
var deedID = regexp.MustCompile(`^[A-Za-z0-9._:-]{1,64}$`)

// act takes a deed from the page. It is answered, which is the console's
// acknowledgement, only after the handler returned.
func (c *Console) act(w http.ResponseWriter, r *http.Request) {
	d, done, err := readDeed(w, r)
	if err != nil {
		c.refuse(w, r, err)
		return
	}
	defer done()
	out, err := c.do(r.Context(), d)
	if err != nil {
		c.refuse(w, r, err)
		return
	}
	c.answer(w, out)
}

// do lets the bot handle a deed and shows what it says. A page that is closed
// in the middle does not undo the press, so its going away cancels nothing.
func (c *Console) do(ctx context.Context, d deed) (outcome, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	event, err := c.event(ctx, d)
	if err != nil {
		return outcome{}, err
	}
	bot, leave, err := c.enter(ctx, event.Locale)
	if err != nil {
		return outcome{}, err
	}
	defer leave()
	if err := c.keepOwn(ctx, event); err != nil {
		return outcome{}, notRecorded(event.Locale, err)
	}
	reply, err := bot.Handle(ctx, event)
	if err != nil {
		return outcome{}, notRecorded(event.Locale, err)
	}
	if err := c.show(ctx, d, event.ID, reply); err != nil {
		return outcome{}, notShown(event.Locale, err)
	}
	return outcome{Event: event.ID, Note: chat.Clean(reply.Note), Form: reply.Form, Problems: reply.Problems}, nil
}

// event is the deed in the neutral language.
func (c *Console) event(ctx context.Context, d deed) (chat.Event, error) {
	p, err := c.persona(ctx, d.As)
	switch {
	case errors.Is(err, errNoPersona):
		return chat.Event{}, badRequest("no_such_persona", errNoPersona)
	case err != nil:
		return chat.Event{}, notRecorded(cmp.Or(d.Locale, c.config.Locale), err)
	}
	if !deedID.MatchString(d.ID) {
		return chat.Event{}, badRequest("bad_id", errBadID)
	}
	act, err := d.act()
	if err != nil {
		return chat.Event{}, err
	}
	e := chat.Event{
		ID:     d.As + "/" + d.ID,
		From:   chat.Account{Platform: platform, User: d.As},
		Direct: true,
		Locale: p.Locale,
		Act:    act,
	}
	if d.Locale == zhCN || d.Locale == en {
		e.Locale = d.Locale
	}
	return e, nil
}

// act is the one thing the deed says was done.
func (d deed) act() (chat.Act, error) {
	said := d.Text != "" || len(d.files[""]) > 0
	switch {
	case d.Press != nil && d.Fill == nil && !said:
		return chat.Pressed{Action: *d.Press}, nil
	case d.Fill != nil && d.Press == nil && !said:
		return chat.Filled{Action: d.Fill.Action, Values: d.Fill.Values, Files: d.files}, nil
	case said && d.Press == nil && d.Fill == nil:
		return chat.Said{Text: d.Text, Files: d.files[""]}, nil
	}
	return nil, badRequest("bad_act", errBadAct)
}

var (
	errBadID  = errors.New("console: id must match " + deedID.String())
	errBadAct = errors.New("console: want exactly one of text or files, press, fill")
	errEnded  = errors.New("console: shutting down")
)

// enter waits for Run to begin and keeps it from returning until leave.
func (c *Console) enter(ctx context.Context, locale string) (bot chat.Handler, leave func(), err error) {
	select {
	case <-c.started:
	case <-ctx.Done():
		return nil, nil, notRecorded(locale, ctx.Err())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-c.ended:
		return nil, nil, notRecorded(locale, errEnded)
	default:
	}
	c.deeds.Add(1)
	return c.bot, c.deeds.Done, nil
}

// keepOwn puts what a person typed into the log before the bot answers it.
func (c *Console) keepOwn(ctx context.Context, e chat.Event) error {
	said, ok := e.Act.(chat.Said)
	if !ok {
		return nil
	}
	m := own(said, e.Locale)
	m.Key = e.ID
	_, err := c.post(ctx, e.From.User, m, true)
	return err
}

// show puts the reply into the log. Its messages are named after the event, so
// that a repeated deed shows them once.
func (c *Console) show(ctx context.Context, d deed, event string, reply chat.Reply) error {
	if reply.Instead != nil {
		if err := c.showInstead(ctx, d, event, *reply.Instead); err != nil {
			return err
		}
	}
	for i, m := range reply.Messages {
		if m.Key == "" {
			m.Key = event + "/" + strconv.Itoa(i)
		}
		if _, err := c.post(ctx, d.As, m, false); err != nil {
			return err
		}
	}
	return nil
}

// showInstead draws m over the pressed message; where nothing was pressed, or
// it is no longer there, m is a message of its own.
func (c *Console) showInstead(ctx context.Context, d deed, event string, m chat.Message) error {
	if d.On != "" {
		err := c.replace(ctx, d.On, m)
		if !errors.Is(err, ErrNoMessage) {
			return err
		}
	}
	if m.Key == "" {
		m.Key = event + "/instead"
	}
	_, err := c.post(ctx, d.As, m, false)
	return err
}
