package workflow

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
		return nil, f.late(by, b.Seat, p)
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
			return alreadyDecided(d)
		}
	}
	return nil
}

func (f *Filing) whyNoSeat(by Person) *Problem {
	if own := f.ownWord(by.ID); own != nil {
		return alreadyDecided(*own)
	}
	return &Problem{Code: NotYours, Args: map[string]string{"party": string(Seated)}}
}

// mayCast tells why a person may not decide on a seat.
func (f *Filing) mayCast(o Office, s *Seat, by Person) *Problem {
	spoken := f.Spoken(s)
	switch {
	case !s.heldBy(by.ID):
		return &Problem{Code: NotYours, Args: map[string]string{"party": string(Seated)}}
	case s.State != SeatOpen && len(spoken) > 0:
		return alreadyDecided(spoken[len(spoken)-1])
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
