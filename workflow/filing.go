package workflow

import (
	"slices"
	"time"
)

// A Filing is one campaign from application to close-out.
//
// Fields that storage keeps in columns or tables of their own are marked
// json:"-"; the others are the filing's body.
type Filing struct {
	ID      string `json:"-"` // "D-" + 26 characters: the draft's id, for ever
	Number  string `json:"-"` // LA-YYYY-NNNNNN from the first submission on
	State   State  `json:"-"`
	Version int64  `json:"-"` // grows by one with every committed change

	Applicant string `json:"-"` // person id: the owner
	Title     string `json:"-"` // answer campaign.name

	Revision int    `json:"-"`              // frozen revisions so far; 0 = never submitted
	Digest   string `json:"-"`              // of the current revision's answers
	Book     string `json:"book,omitempty"` // rule book version that judged it
	Year     int    `json:"year,omitempty"` // of the first submission, in the program's zone: the number's year

	// Authors wrote an answer of it, in any revision. None of them decides on
	// it, whatever account they use.
	Authors []string `json:"authors"`
	Answers Answers  `json:"answers"`
	// Before holds what the current revision says, for answers edited since it
	// was frozen: together they are the diff.
	Before Answers `json:"before,omitempty"`
	Asking Asking  `json:"asking"`

	Risks      []Risk       `json:"risks,omitempty"`
	Route      string       `json:"route,omitempty"` // row of the authority table that was chosen
	Correction *Correction  `json:"correction,omitempty"`
	Amendment  *Amendment   `json:"amendment,omitempty"`
	Standing   *Standing    `json:"standing,omitempty"`
	Pause      *Pause       `json:"pause,omitempty"`
	Pauses     int          `json:"pauses,omitempty"` // times it was suspended
	Reason     string       `json:"reason,omitempty"` // why it was withdrawn, cancelled, …
	Days       []Day        `json:"days,omitempty"`   // reported so far, by date
	Complaints []CauseCount `json:"complaints,omitempty"`

	Seats     []Seat     `json:"-"`
	Decisions []Decision `json:"-"`

	CreatedAt   time.Time `json:"-"`
	UpdatedAt   time.Time `json:"-"`
	SubmittedAt time.Time `json:"-"` // first submission
	Since       time.Time `json:"-"` // in this state
	ApprovedAt  time.Time `json:"approved_at,omitzero"`
	StartedAt   time.Time `json:"started_at,omitzero"`
	EndedAt     time.Time `json:"ended_at,omitzero"`
	ClosedAt    time.Time `json:"-"`
	NudgedAt    time.Time `json:"nudged_at,omitzero"`
	// Wake is when the clock must look at it next; zero = never.
	Wake time.Time `json:"-"`
	// Told remembers which reminders of the clock went out, so that each goes
	// out once.
	Told []string `json:"told,omitempty"`

	raised Raised
}

// Asking is where the conversation about a filing stands: the draft is the
// conversation, there is no session beside it.
type Asking struct {
	Person  string    `json:"-"` // who is being asked; "" = nobody now
	At      time.Time `json:"-"`
	Key     string    `json:"key,omitempty"`     // asked out of order; "" = the first open question
	Back    bool      `json:"back,omitempty"`    // then back to the summary
	Parts   []string  `json:"parts,omitempty"`   // of a long text, until 完成
	Picked  []string  `json:"picked,omitempty"`  // of several choices, until 完成
	Doubt   []string  `json:"doubt,omitempty"`   // canonical readings to choose from
	Misses  int       `json:"misses,omitempty"`  // refused answers in a row
	Passed  []string  `json:"passed,omitempty"`  // keys gone through by 返回, newest last
	Confirm Answers   `json:"confirm,omitempty"` // an edit that would drop Drops, waiting for a yes
	Drops   []string  `json:"drops,omitempty"`
}

// A Correction is what a return asks of the applicant.
type Correction struct {
	Fields []string `json:"fields"`         // form keys to look at again
	Done   []string `json:"done,omitempty"` // of those, answered since
}

// An Amendment is a change of a campaign that runs (handbook: domain §8.3).
type Amendment struct {
	From   State  `json:"from"` // running or suspended: where it goes back to
	Base   int    `json:"base"` // the revision in force
	Reason string `json:"reason"`
	Class  Change `json:"class,omitempty"` // known once it is filed
	Filed  bool   `json:"filed,omitempty"` // under review
}

// A Pause is a suspension in force.
type Pause struct {
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// A Day is one day's figures of execution, as reported.
type Day struct {
	Date                                              string `json:"date"` // 2006-01-02
	Dials, Connects, Conversions, Complaints, OptOuts int64
}

// A CauseCount counts the complaints entered for one cause.
type CauseCount struct {
	Cause string `json:"cause"`
	Count int    `json:"count"`
}

// A Revision is the answers as they were frozen at one submission.
type Revision struct {
	Filing  string
	N       int // 1, 2, …
	Answers Answers
	Digest  string
	Book    string // rule book version
	By      string
	At      time.Time
}

// A Report is one day's account of a running campaign.
type Report struct {
	Filing  string
	Day     Day
	Answers Answers // of phase report, feedback among them
	By      string
	At      time.Time
}

// A Complaint is one complaint about a campaign. It holds no phone number.
type Complaint struct {
	Filing  string
	Answers Answers // of phase complaint
	By      string
	At      time.Time
}

// Ref is what people call the filing: its number, or its draft id.
func (f *Filing) Ref() string {
	if f.Number != "" {
		return f.Number
	}
	return f.ID
}

// Is tells whether the filing is in one of the states.
func (f *Filing) Is(states ...State) bool { return slices.Contains(states, f.State) }

// WroteBy tells whether a person filed it or wrote any of its answers.
func (f *Filing) WroteBy(person string) bool {
	return f.Applicant == person || slices.Contains(f.Authors, person)
}

// Totals adds up the reported days.
func (f *Filing) Totals() Day {
	var t Day
	for _, d := range f.Days {
		t.Dials += d.Dials
		t.Connects += d.Connects
		t.Conversions += d.Conversions
		t.Complaints += d.Complaints
		t.OptOuts += d.OptOuts
	}
	return t
}

// ComplaintCount counts the complaints entered one by one.
func (f *Filing) ComplaintCount() int {
	n := 0
	for _, t := range f.Complaints {
		n += t.Count
	}
	return n
}

// Changed lists the keys whose answers differ from the current revision.
func (f *Filing) Changed() []string {
	var keys []string
	for key, before := range f.Before {
		if !before.Equal(f.Answers[key]) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}
