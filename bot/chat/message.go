package chat

// A Message is what the bot posts.
type Message struct {
	// Key names the message. Where a product lets the sender name messages,
	// the same key is shown once; elsewhere it travels as metadata.
	Key string
	// Kind, Subject and Field are the metadata of the message: what it is
	// (question, summary, status, review, notice, digest, …), the filing
	// number or draft id it is about, and the form key of an open question.
	Kind, Subject, Field string
	// Text tells the whole story without the card: the preview, the fallback,
	// and what a screen reader reads. Never empty.
	Text string
	Card *Card
	// Again says that it may have been sent before. Where the product does not
	// name messages its adapter looks, and shows it once.
	Again bool `json:",omitempty"`
}

// A Tone colours a card, a field or an item; it is never the only signal.
type Tone string

// The tones.
const (
	Plain   Tone = ""
	Waiting Tone = "waiting" // somebody must do something
	Good    Tone = "good"
	Warn    Tone = "warn"
	Bad     Tone = "bad"
	Muted   Tone = "muted" // over, or not yet
)

// A Card is a message with a shape. Products that cannot show one part show
// its text.
type Card struct {
	Title    string
	Subtitle string // one line under the title: number, applicant, date
	Tone     Tone
	Status   string // a few words, shown as a chip in the card's tone
	Progress *Progress
	Sections []Section
	Picker   *Picker
	Buttons  []Button // at most three stand out; the rest may go to an overflow
	Footer   string
}

// Progress is a bar: Done of Total, with its words.
type Progress struct {
	Done, Total int
	Label       string
}

// A Section is a heading over fields, text, items or a table, in that order.
type Section struct {
	Heading string
	Fields  []Field
	Text    string // plain text; line breaks are kept
	Items   []Item
	Table   *Table
}

// A Field is a labelled value.
type Field struct {
	Label, Value string
	Tone         Tone
	Wide         bool // the value wants a line of its own
}

// An Item is a line of a list: a checklist, the seats of a step, a timeline.
type Item struct {
	Mark Mark
	Text string
	Note string // smaller, after the text
	Tone Tone
}

// A Mark stands before an item.
type Mark string

// The marks; each adapter has a sign and a word for every one of them.
const (
	Dot      Mark = ""
	Done     Mark = "done"
	Open     Mark = "open" // waiting for somebody
	Later    Mark = "later"
	Refused  Mark = "refused"
	Returned Mark = "returned"
	Attend   Mark = "attend" // look here
)

// A Table has one row of headings and rows of equal length.
type Table struct {
	Head []string
	Rows [][]string
}

// A Button asks for its action.
type Button struct {
	Label  string
	Tone   Tone // Good stands out, Bad warns, Plain is neither
	Action Action
	// Confirm, if set, is asked before the press counts.
	Confirm string
	// More says that the button may wait in an overflow menu.
	More bool
	// Asks says that a form follows: a product that opens a window only at once
	// may open one while it waits.
	Asks bool
}

// A Picker takes a value that a button cannot. What is picked comes back as
// Pressed, with the value in the action's Value; it may be typed as well.
type Picker struct {
	Kind   InputKind // Date
	Label  string
	Value  string // what stands there now, as Input.Value
	Action Action
}
