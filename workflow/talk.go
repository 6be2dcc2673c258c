package workflow

import (
	"slices"
	"strings"
	"time"
)

// Comment says something about the filing that decides nothing. The owner and
// everyone with an open seat hear of it.
func (f *Filing) Comment(o Office, by Person, text string) error {
	if p := f.may(o, by, ActComment); p != nil {
		return p
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return refuse(ReasonMissing)
	}
	f.enter(o, by, ActComment, map[string]string{"text": text})
	for _, person := range f.listeners(by.ID) {
		f.tell(o, NoticeComment, person, nil, text)
	}
	return nil
}

// listeners are the owner and those who still have to decide, without one.
func (f *Filing) listeners(without string) []string {
	who := []string{f.Applicant}
	for _, s := range f.OpenSeats("") {
		for _, person := range s.Holders {
			who = addOnce(who, person)
		}
	}
	return slices.DeleteFunc(who, func(id string) bool { return id == without })
}

// Transfer hands a person's place on a seat to a colleague for good.
func (f *Filing) Transfer(o Office, by Person, seat, to, note string) error {
	if p := f.maySeated(o, by, ActTransfer, seat); p != nil {
		return p
	}
	s, p := f.heldSeat(by, seat)
	if p != nil {
		return p
	}
	if p := f.maySit(o, s, to, s.Role); p != nil {
		return p
	}
	s.Holders[slices.Index(s.Holders, by.ID)] = to
	f.enter(o, by, ActTransfer, map[string]string{"seat": s.ID, "to": to, "note": note})
	f.tell(o, NoticeReview, to, s, note)
	return nil
}

// AddSigner has a colleague decide as well, beside the lane's own seat: 加签.
// The lane passes when both have.
func (f *Filing) AddSigner(o Office, by Person, seat, who, note string) error {
	if p := f.maySeated(o, by, ActAdd, seat); p != nil {
		return p
	}
	s, p := f.heldSeat(by, seat)
	if p != nil {
		return p
	}
	if p := f.maySit(o, s, who, ""); p != nil {
		return p
	}
	added := Seat{ID: s.ID + "+" + who, Step: s.Step, Lane: s.Lane, Rule: s.Rule, Role: s.Role, Holders: []string{who},
		Need: 1, State: SeatWaiting, Revision: s.Revision, Order: s.Order, Due: s.Due, AddedBy: by.ID}
	if had := f.Seat(added.ID); had != nil && had.State != SeatVoid {
		return refuse(AlreadyDecided)
	}
	f.enter(o, by, ActAdd, map[string]string{"seat": s.ID, "to": who, "note": note})
	f.open(o, f.place(added))
	f.schedule(o)
	return nil
}

// heldSeat returns the named open seat, or the first, that a person holds.
func (f *Filing) heldSeat(by Person, id string) (*Seat, *Problem) {
	for _, s := range f.OpenSeats(by.ID) {
		if id == "" || s.ID == id {
			return s, nil
		}
	}
	return nil, f.whyNoSeat(by)
}

// maySit tells why a colleague cannot take a seat; role "" asks for none.
func (f *Filing) maySit(o Office, s *Seat, who string, role Role) *Problem {
	p := o.Person(who)
	switch {
	case !p.Active:
		return &Problem{Code: NoSuchPerson, Args: map[string]string{"person": who}}
	case f.WroteBy(who):
		return refuse(OwnFiling)
	case s.heldBy(who):
		return &Problem{Code: AlreadyDecided, Args: map[string]string{"person": who}}
	case role != "" && (!p.Has(role) || !p.MaySign(s.Level)), f.conflicts(s, who), f.sitsBeside(s, who):
		return &Problem{Code: Conflict, Args: map[string]string{"person": who}}
	}
	return nil
}

// sitsBeside tells whether a person sits on another open seat of the approval,
// in which nobody counts twice.
func (f *Filing) sitsBeside(s *Seat, who string) bool {
	return s.Step == StepApprove && slices.ContainsFunc(f.OpenSeats(""), func(other *Seat) bool {
		return other.Step == StepApprove && other.ID != s.ID && other.heldBy(who)
	})
}

// Nudge lets the owner ask those who hold the filing, not too often.
func (f *Filing) Nudge(o Office, by Person) error {
	if p := f.may(o, by, ActNudge); p != nil {
		return p
	}
	if next := o.DueAfter(f.NudgedAt, o.Book.Process.NudgeEvery); !f.NudgedAt.IsZero() && o.Now.Before(next) {
		return &Problem{Code: TooSoon, Args: map[string]string{"next": next.Format(time.RFC3339)}}
	}
	f.NudgedAt = o.Now
	f.enter(o, by, ActNudge, nil)
	for _, s := range f.OpenSeats("") {
		for _, person := range s.Holders {
			if f.mayStillSpeak(s, person) {
				f.tell(o, NoticeNudge, person, s, "")
			}
		}
	}
	return nil
}
