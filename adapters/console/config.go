package console

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"lian/bot/chat"
)

// ErrUnknownSubject is what Config.Panel returns for a subject there is none of.
var ErrUnknownSubject = errors.New("console: unknown subject")

// A Config says who is on the page and what it can show. Personas and Log are
// required; what is nil is not offered.
type Config struct {
	// Personas are who is on the page now. They are asked for each time, for
	// people come and go while the program runs.
	Personas func(ctx context.Context) ([]Persona, error)
	Log      Log
	// Gallery lists every card in every state.
	Gallery func(locale string) []Sample
	// Panel tells where a filing stands. ErrUnknownSubject: there is none.
	Panel func(ctx context.Context, subject, locale string) (Panel, error)
	// Clock is the virtual clock of the sample setting.
	Clock Clock
	// Walk is the one-press walk through the whole process.
	Walk func(locale string) []WalkStep
	// Commands are the words people type, for the hints and for Tab.
	Commands func(locale string) []Command
	// Password closes the page. Without one it answers to loopback names only.
	Password string
	// Banner is one line over the page, by locale: what this setting is, and
	// where its data lie.
	Banner map[string]string
	// Locale is the page's own language for those who chose none; "" = zh-CN.
	Locale string
	// Zone is the zone that times are shown in; nil = time.Local.
	Zone *time.Location
	// Logger hears of faults; nil = slog.Default().
	Logger *slog.Logger
}

// A Persona is somebody one can be on the page. ID is the account's User.
type Persona struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"`
	Role   map[string]string `json:"role"` // what they do, by locale
	Locale string            `json:"locale"`
}

// A Sample is one card in one state.
type Sample struct {
	Name    string       `json:"name"`
	State   string       `json:"state"`
	Message chat.Message `json:"message"`
}

// A Clock is a clock that can be put forward.
type Clock interface {
	Now() time.Time
	// Advance goes one of Steps forward. It returns after what became due is
	// recorded; an unknown step is an error and moves nothing.
	Advance(ctx context.Context, step string) error
	Steps(locale string) []chat.Option
}

// A Command is a word people type.
type Command struct {
	Word string `json:"word"`
	Does string `json:"does"`
}

// A WalkStep is one step of the walk: a persona says something, or presses the
// button with that label on their newest card (of Subject, where it is given)
// and fills in the form it opens; or the clock goes on.
type WalkStep struct {
	As      string              `json:"as,omitempty"`
	Say     string              `json:"say,omitempty"`
	Press   string              `json:"press,omitempty"` // the button's label
	Subject string              `json:"subject,omitempty"`
	Fill    map[string][]string `json:"fill,omitempty"`
	Note    string              `json:"note,omitempty"`  // told to the onlooker
	Clock   string              `json:"clock,omitempty"` // one of Clock.Steps
}

// A Panel shows where a filing stands: its lifecycle and what happened.
type Panel struct {
	Title    string       `json:"title"`
	Subtitle string       `json:"subtitle"`
	Now      string       `json:"now"`    // the state it is in, in a few words
	Fields   []chat.Field `json:"fields"` // who holds it, since when
	States   []Stop       `json:"states"`
	Moments  []Moment     `json:"moments"` // oldest first
}

// A Stop is one state of the lifecycle.
type Stop struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Lit    bool   `json:"lit"` // the filing is here
	Passed bool   `json:"passed"`
	Side   bool   `json:"side"` // not on the main line: returned, suspended, withdrawn, …
}

// A Moment is one thing that happened.
type Moment struct {
	At   time.Time `json:"at"`
	Who  string    `json:"who"`
	What string    `json:"what"`
	Note string    `json:"note"`
	Tone chat.Tone `json:"tone"`
}
