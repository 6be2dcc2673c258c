package workflow

import (
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Decide records one person's word on a seat and draws the consequences.
// Whatever was shown to the person is checked again here: who they are, what
// they hold, which revision they read, where the filing stands.
func (f *Filing) Decide(o Office, by Person, b Ballot) error {
	s, p := f.seatFor(o, by, b)
	if p != nil {
		return p
	}
	if p := f.weigh(o, s, &b); p != nil {
		return p
	}
	f.take(o, by, s, b)
	f.settle(o, s)
	return f.proceed(o)
}

// MayDecide tells why a ballot could not be cast now, before the person is
// asked for an opinion; nil where it could.
func (f *Filing) MayDecide(o Office, by Person, b Ballot) error {
	if _, p := f.seatFor(o, by, b); p != nil {
		return p
	}
	return nil
}

var actOf = map[Verdict]Act{VerdictPass: ActPass, VerdictReturn: ActReturn, VerdictReject: ActReject}

// seatFor finds the seat a ballot is for and tells why it may not be cast.
func (f *Filing) seatFor(o Office, by Person, b Ballot) (*Seat, *Problem) {
	act, known := actOf[b.Verdict]
	if !known {
		return nil, refuse(BadValue)
	}
	if said := f.repeated(by, b.Seat); said != nil {
		return nil, said
	}
	if p := f.may(o, by, act); p != nil && p.Code != AlreadyDecided && p.Code != NotYours {
		return nil, p
	}
	if b.Revision != 0 && b.Revision != f.Revision {
		return nil, refuse(Stale)
	}
	s := f.seatNamed(by, b.Seat)
	if s == nil {
		return nil, f.whyNoSeat(by)
	}
	return s, f.mayCast(o, s, by)
}

// seatNamed returns the seat a ballot names, or the first open one the person
// holds.
func (f *Filing) seatNamed(by Person, id string) *Seat {
	if id != "" {
		return f.Seat(id)
	}
	if open := f.OpenSeats(by.ID); len(open) > 0 {
		return open[0]
	}
	return nil
}

// repeated tells that a person has spoken on the seat they press again: true
// wherever the filing went since.
func (f *Filing) repeated(by Person, seat string) *Problem {
	s := f.Seat(seat)
	if s == nil {
		return nil
	}
	for _, d := range f.Spoken(s) {
		if d.Person == by.ID {
			return &Problem{Code: AlreadyDecided, Args: map[string]string{"person": by.ID, "verdict": string(d.Verdict)}}
		}
	}
	return nil
}

func (f *Filing) whyNoSeat(by Person) *Problem {
	if f.spoke(by.ID) {
		return refuse(AlreadyDecided)
	}
	return &Problem{Code: NotYours, Args: map[string]string{"party": string(Seated)}}
}

// mayCast tells why a person may not decide on a seat.
func (f *Filing) mayCast(o Office, s *Seat, by Person) *Problem {
	spoken := f.Spoken(s)
	switch {
	case !slices.Contains(s.Holders, by.ID):
		return &Problem{Code: NotYours, Args: map[string]string{"party": string(Seated)}}
	case s.State != SeatOpen && len(spoken) > 0:
		last := spoken[len(spoken)-1]
		return &Problem{Code: AlreadyDecided, Args: map[string]string{"person": last.Person, "verdict": string(last.Verdict)}}
	case s.State != SeatOpen:
		return &Problem{Code: NotNow, Args: map[string]string{"state": string(f.State)}}
	case s.AddedBy == "" && (!by.Has(s.Role) || !by.MaySign(s.Level)):
		return &Problem{Code: NotYours, Args: map[string]string{"party": string(Seated)}}
	case f.conflicts(s, by.ID):
		return refuse(Conflict)
	case !f.mayStillSpeak(s, by.ID):
		return refuse(NotYourTurn)
	}
	return nil
}

// weigh tells what a verdict lacks.
func (f *Filing) weigh(o Office, s *Seat, b *Ballot) *Problem {
	b.Opinion = strings.TrimSpace(b.Opinion)
	switch b.Verdict {
	case VerdictReturn:
		return f.weighReturn(o, b)
	case VerdictReject:
		if b.Opinion == "" {
			return refuse(ReasonMissing)
		}
		return nil
	}
	if p := o.opinionRule(f, s).weigh(b.Opinion); p != nil {
		return p
	}
	if p := f.weighChecks(o, s, b); p != nil {
		return p
	}
	if s.Step == StepAssess && s.AddedBy == "" {
		return f.weighRisks(o)
	}
	return nil
}

// weighReturn: a return says why and names at least one field.
func (f *Filing) weighReturn(o Office, b *Ballot) *Problem {
	if b.Opinion == "" {
		return refuse(ReasonMissing)
	}
	if f.State == Closing {
		return nil
	}
	if len(b.Fields) == 0 {
		return refuse(FieldsMissing)
	}
	for _, key := range b.Fields {
		if q := o.Book.Form.Question(key); q == nil || q.Type == TypeComputed {
			return &Problem{Code: UnknownField, Field: key}
		}
	}
	return nil
}

// weigh refuses an opinion that is missing, or that says nothing.
func (r OpinionRule) weigh(opinion string) *Problem {
	if !r.Required {
		return nil
	}
	if opinion == "" {
		return refuse(OpinionMissing)
	}
	bare := bareWords(opinion)
	for _, empty := range r.Empty {
		if bare == bareWords(empty) {
			return refuse(OpinionEmpty)
		}
	}
	if n := uniseg.GraphemeClusterCount(opinion); n < r.Min {
		p := bounds(OpinionEmpty, int64(n), int64(r.Min))
		return p
	}
	return nil
}

// bareWords drops punctuation, spaces and case: "同意。" is "同意".
func bareWords(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func (o Office) opinionRule(f *Filing, s *Seat) OpinionRule {
	if s.Step == StepApprove {
		if r := o.route(f.Route); r != nil {
			return r.Opinion
		}
		return OpinionRule{}
	}
	if lane := o.lane(s.Step, s.Lane); lane != nil {
		return lane.Opinion
	}
	return OpinionRule{}
}

// lane returns a lane of the rule book, or nil.
func (o Office) lane(step StepID, id string) *Lane {
	steps := map[StepID][]Lane{StepReview: o.Book.Process.Review.Lanes,
		StepAssess: o.Book.Process.Assess.Lanes, StepClose: o.Book.Process.Close.Lanes}
	lanes := steps[step]
	for i := range lanes {
		if lanes[i].ID == id {
			return &lanes[i]
		}
	}
	return nil
}

// Checklist lists the points that a seat has to check on this filing.
func (f *Filing) Checklist(o Office, s *Seat) ([]Check, error) {
	if s.AddedBy != "" {
		return nil, nil
	}
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	var points []Check
	for _, c := range o.Book.Checklists[checklistOf(s)] {
		applies, err := holds(c.When, facts)
		if err != nil {
			return nil, err
		}
		if applies {
			points = append(points, c)
		}
	}
	return points, nil
}

// checklistOf names the list of a seat: its lane's. The lanes of the approval
// are the routes of the authority table; they share one list.
func checklistOf(s *Seat) string {
	if s.Step == StepApprove {
		return string(s.Step)
	}
	return s.Lane
}

// weighChecks refuses a pass while a starred point is not ticked.
func (f *Filing) weighChecks(o Office, s *Seat, b *Ballot) *Problem {
	points, err := f.Checklist(o, s)
	if err != nil {
		return &Problem{Code: ChecksMissing, Args: map[string]string{"error": err.Error()}}
	}
	if b.AllChecks {
		b.Checks = nil
		for _, c := range points {
			b.Checks = append(b.Checks, c.ID)
		}
		return nil
	}
	var missing []string
	for _, c := range points {
		if c.Star && !slices.Contains(b.Checks, c.ID) {
			missing = append(missing, c.ID)
		}
	}
	if len(missing) > 0 {
		return &Problem{Code: ChecksMissing, Fields: missing}
	}
	return nil
}

// take records the decision.
func (f *Filing) take(o Office, by Person, s *Seat, b Ballot) {
	d := Decision{Filing: f.ID, Revision: s.Revision, Step: s.Step, Lane: s.Lane, Seat: s.ID, Role: s.Role,
		Person: by.ID, Verdict: b.Verdict, Opinion: b.Opinion, Fields: b.Fields, Checks: b.Checks,
		Digest: f.Digest, Platform: b.Platform, Message: b.Message, At: o.Now}
	f.Decisions = append(f.Decisions, d)
	f.raised.Decisions = append(f.raised.Decisions, d)
	f.enter(o, by, actOf[b.Verdict], map[string]string{"seat": s.ID, "digest": f.Digest})
}

// settle works out where the decisions leave a seat: one return or rejection
// speaks for it, a pass when enough have passed.
func (f *Filing) settle(o Office, s *Seat) {
	spoken := f.Spoken(s)
	s.State = Tally(spoken, s.Need)
	if s.State == SeatOpen {
		if s.InTurn {
			f.tell(o, NoticeReview, s.Holders[min(len(spoken), len(s.Holders)-1)], s, "")
		}
		return
	}
	s.Digest, s.DecidedAt = f.Digest, o.Now
}

// Tally is the outcome of a seat: a pure function of what was said on it.
func Tally(spoken []Decision, need int) SeatState {
	passes := 0
	for _, d := range spoken {
		switch d.Verdict {
		case VerdictReject:
			return SeatRejected
		case VerdictReturn:
			return SeatReturned
		case VerdictPass:
			passes++
		}
	}
	if passes >= need {
		return SeatPassed
	}
	return SeatOpen
}
