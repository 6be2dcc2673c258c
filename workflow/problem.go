package workflow

import (
	"errors"
	"fmt"
)

// A Code tells refusals apart. The bot has a sentence for each, in both
// languages, with the next step.
type Code string

// Why something is refused.
const (
	NotYours       Code = "not_yours"       // another role or person must do it
	OwnFiling      Code = "own_filing"      // nobody decides on what they wrote
	NotNow         Code = "not_now"         // the filing's state does not allow it
	Over           Code = "over"            // the filing has ended
	Stale          Code = "stale"           // shown an earlier revision
	AlreadyDecided Code = "already_decided" // this person has, or the seat is settled
	NotYourTurn    Code = "not_your_turn"   // 依次: another speaks first
	Inactive       Code = "inactive"        // the person has left
	OpinionMissing Code = "opinion_missing" // a pass needs an opinion here
	OpinionEmpty   Code = "opinion_empty"   // 同意 alone says nothing
	ReasonMissing  Code = "reason_missing"  // a return, rejection, suspension, … needs one
	FieldsMissing  Code = "fields_missing"  // a return names at least one field
	UnknownField   Code = "unknown_field"
	ChecksMissing  Code = "checks_missing" // starred points not ticked
	Unanswered     Code = "unanswered"     // Fields: what is missing
	Refused        Code = "refused"        // the rule book refuses this answer; Say
	BadValue       Code = "bad_value"      // not of the question's type
	TooShort       Code = "too_short"      // Args: got, min
	TooLong        Code = "too_long"       // Args: got, max
	TooSmall       Code = "too_small"
	TooBig         Code = "too_big"
	TooFew         Code = "too_few"
	TooMany        Code = "too_many"
	NotAChoice     Code = "not_a_choice"
	Required       Code = "required"       // cannot be skipped
	NotApplicable  Code = "not_applicable" // not asked in this filing
	RisksOpen      Code = "risks_open"     // not all risks are rated
	UnknownRisk    Code = "unknown_risk"
	RouteRefused   Code = "route_refused"   // the authority table lets nobody approve it; Say
	NothingChanged Code = "nothing_changed" // resubmission without a correction
	NewFiling      Code = "new_filing"      // such a change needs a filing of its own
	TooSoon        Code = "too_soon"        // nudge; Args: next
	OwnerResumes   Code = "owner_resumes"   // the owner does not lift a suspension
	NoSuchPerson   Code = "no_such_person"
	Conflict       Code = "conflict"       // separation of duties: conflicting step
	OutsideWindow  Code = "outside_window" // before its first day, after its last
	NotFound       Code = "not_found"      // also what one may not see
	KeyReused      Code = "key_reused"     // same idempotency key, other content
	Unavailable    Code = "unavailable"    // nothing was recorded; press again
	PastDay        Code = "future_day"     // figures of a day that has not been
)

// A Problem is a refusal: nothing was changed.
type Problem struct {
	Code   Code
	Field  string   // form key it is about
	Fields []string // several
	Args   map[string]string
	Say    Words // the rule book's own words, where it has some
}

func (p *Problem) Error() string {
	return fmt.Sprintf("refused: %s %s%v %v", p.Code, p.Field, p.Fields, p.Args)
}

// Is lets errors.Is compare problems by their code.
func (p *Problem) Is(target error) bool {
	var other *Problem
	return errors.As(target, &other) && other.Code == p.Code
}

// CodeOf returns the code of a refusal, or "" of any other error.
func CodeOf(err error) Code {
	var p *Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func refuse(code Code) *Problem { return &Problem{Code: code} }

// ErrNotFound is what a store answers for a reference that leads nowhere.
var ErrNotFound = refuse(NotFound)

// ErrKeyReused is what a store answers when an idempotency key comes back
// with different content.
var ErrKeyReused = refuse(KeyReused)
