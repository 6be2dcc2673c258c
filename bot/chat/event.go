package chat

import (
	"context"
	"io"
)

// An Account is one person's identity on one platform. Only the platform's
// authenticated envelope names it; nothing inside a card or a text does.
type Account struct {
	Platform  string // "slack", "dingtalk", "console"
	Workspace string // Slack team, DingTalk corp; "" on the console
	User      string // the platform's immutable id; compared byte for byte
}

// An Event is one thing a person did.
type Event struct {
	// ID names the deed on its platform. A redelivery carries the same ID, two
	// presses carry two, and it is never empty: it becomes the idempotency key.
	ID   string
	From Account
	// Direct tells that it was said to the bot alone, not in a channel. What
	// people say in a channel is an event only where it names the bot, and comes
	// without the name: the rest is their own talk.
	Direct bool
	// Locale and Zone are what the platform knows of the person ("zh-CN",
	// "Asia/Shanghai"); empty where it knows nothing.
	Locale, Zone string
	// Outsider says why the platform does not count the account among the
	// company's own people; "" = it does.
	Outsider Outsider
	Act      Act
}

// An Outsider is what somebody is who may do nothing here.
type Outsider string

// The outsiders a platform knows.
const (
	Guest       Outsider = "guest"
	Machine     Outsider = "bot"
	Deactivated Outsider = "deactivated"
	Foreign     Outsider = "foreign" // of another workspace or company
)

// An Act is Said, Pressed, Filled or Opened.
type Act interface{ act() }

// Said is text a person typed, files they dropped, or both.
type Said struct {
	Text  string
	Files []File
	// About is the Subject of the message that this answers, where the product
	// shows answers under it (a thread); "" = of none.
	About string
}

// Pressed is a button.
type Pressed struct{ Action Action }

// Filled is a form sent in: Values by Input.Key, in the person's own words for
// free text and in Option.Value for choices.
type Filled struct {
	Action Action
	Values map[string][]string
	Files  map[string][]File
}

// Opened is a look at the bot's own page (Slack's App Home).
type Opened struct{}

func (Said) act()    {}
func (Pressed) act() {}
func (Filled) act()  {}
func (Opened) act()  {}

// A File is what a person handed over, not fetched yet.
type File struct {
	Name string
	Size int64 // bytes as the platform declares them; -1 unknown
	// Open fetches the content. The reader is the caller's to close.
	Open func(context.Context) (io.ReadCloser, error)
}

// An Action is what a press means. It travels to the product and back.
type Action struct {
	Name     string `json:"n"`
	Subject  string `json:"s,omitempty"` // filing number or draft id
	Seat     string `json:"t,omitempty"` // seat it decides on
	Revision int    `json:"r,omitempty"` // revision the person was shown
	Field    string `json:"f,omitempty"` // form key
	Value    string `json:"v,omitempty"` // chosen value
}

// A Handler answers events. It returns after everything it changed is
// committed; an error means nothing was changed.
type Handler interface {
	Handle(ctx context.Context, e Event) (Reply, error)
}

// A Reply goes at once to the person who acted.
type Reply struct {
	// Messages are posted in the person's own conversation with the bot, in
	// order, wherever they acted.
	Messages []Message
	// Instead takes the place of the card that was pressed.
	Instead *Message
	// Note is one sentence that only the person who acted sees, where they acted.
	Note string
	// Form is opened in front of the person.
	Form *Form
	// Problems keep a form that was sent in open, each at its input. Where a
	// form was not the cause they are shown as a note.
	Problems []InputProblem
}

// An InputProblem says what is wrong with one input of a form.
type InputProblem struct {
	Key  string // Input.Key
	Text string
}
