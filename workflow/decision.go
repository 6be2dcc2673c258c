package workflow

import (
	"slices"
	"time"
)

// A StepID names one of the steps at which seats decide.
type StepID string

// The steps with seats.
const (
	StepReview  StepID = "review"
	StepAssess  StepID = "assess"
	StepApprove StepID = "approve"
	StepClose   StepID = "close"
)

// A Verdict is what a decision says.
type Verdict string

// The verdicts.
const (
	VerdictPass   Verdict = "pass"
	VerdictReturn Verdict = "return"
	VerdictReject Verdict = "reject"
)

// A SeatState is where a seat stands.
type SeatState string

// The states of a seat.
const (
	SeatWaiting  SeatState = "waiting" // its turn has not come
	SeatOpen     SeatState = "open"
	SeatPassed   SeatState = "passed"
	SeatReturned SeatState = "returned"
	SeatRejected SeatState = "rejected"
	SeatVoid     SeatState = "void" // the filing ended or went back before it spoke
)

// A Seat is one place at which a decision is due.
type Seat struct {
	ID      string // step/lane/rule, e.g. review/legal/legal
	Step    StepID
	Lane    string
	Rule    string // SeatRule.ID; a seat added by a reviewer has its own
	Role    Role
	Level   string
	Holders []string // persons entitled, fixed when it opened
	Need    int      // how many of them must pass
	InTurn  bool
	State   SeatState
	// Revision is the one it decides on, or decided on: an opinion that is kept
	// stays bound to what was read, by its Digest.
	Revision  int
	Digest    string
	Order     int // within its lane
	Due       Span
	DueAt     time.Time
	OpenedAt  time.Time
	DecidedAt time.Time
	AddedBy   string // person, where a reviewer added it
}

// A Decision is one person's word on one seat, recorded once and for ever.
type Decision struct {
	Filing   string
	Revision int
	Step     StepID
	Lane     string
	Seat     string
	Role     Role
	Person   string
	OnBehalf string // the person who delegated, if any
	Verdict  Verdict
	Opinion  string
	Fields   []string // a return's
	Checks   []string // points of the checklist that were ticked
	Digest   string   // of the answers that were read
	Platform string
	Message  string // the platform's id of the press or the words
	At       time.Time
}

// A Ballot is what a person decides with.
type Ballot struct {
	Seat      string // "" = the one open seat the person holds
	Revision  int    // the one the person was shown; 0 = typed, the current one
	Verdict   Verdict
	Opinion   string
	Fields    []string
	Checks    []string
	AllChecks bool // the person attests every point that applies
	Platform  string
	Message   string
}

// Seat returns the seat with an id, or nil.
func (f *Filing) Seat(id string) *Seat {
	for i := range f.Seats {
		if f.Seats[i].ID == id {
			return &f.Seats[i]
		}
	}
	return nil
}

// heldBy tells whether a person holds the seat.
func (s *Seat) heldBy(person string) bool { return slices.Contains(s.Holders, person) }

// OpenSeats lists the open seats, of one person if given.
func (f *Filing) OpenSeats(person string) []*Seat {
	var open []*Seat
	for i := range f.Seats {
		s := &f.Seats[i]
		if s.State == SeatOpen && (person == "" || f.mayStillSpeak(s, person)) {
			open = append(open, s)
		}
	}
	return open
}

// Spoken returns the decisions of a seat on the revision it stands on.
func (f *Filing) Spoken(s *Seat) []Decision {
	var spoken []Decision
	for _, d := range f.Decisions {
		if d.Seat == s.ID && d.Revision == s.Revision && !d.At.Before(s.OpenedAt) {
			spoken = append(spoken, d)
		}
	}
	return spoken
}

// mayStillSpeak tells whether a person holds the seat, has not spoken on it
// and, where the seat is in turn, is the next.
func (f *Filing) mayStillSpeak(s *Seat, person string) bool {
	if !s.heldBy(person) {
		return false
	}
	spoken := f.Spoken(s)
	if slices.ContainsFunc(spoken, func(d Decision) bool { return d.Person == person }) {
		return false
	}
	return !s.InTurn || s.Holders[min(len(spoken), len(s.Holders)-1)] == person
}
