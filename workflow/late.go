package workflow

import (
	"maps"
	"time"
)

// maySeated is may for what is done at a seat.
func (f *Filing) maySeated(o Office, by Person, do Act, seat string) *Problem {
	return f.late(by, seat, f.may(o, by, do))
}

// late has a refusal name who ended the step that somebody comes too late for,
// and when.
func (f *Filing) late(by Person, seat string, p *Problem) *Problem {
	if p == nil || p.Code != NotNow && p.Code != Over || f.Is(Withdrawn, Cancelled, Expired) { // no decision ended these
		return p
	}
	if s := f.seatSettled(by, seat); s != nil {
		spoken := f.Spoken(s)
		return alreadyDecided(spoken[len(spoken)-1])
	}
	if n := len(f.Decisions); n > 0 {
		maps.Copy(p.Args, wordOf(f.Decisions[n-1]))
	}
	return p
}

// seatSettled returns the seat that was named, or the last that the person
// held, where it is theirs and a word on it stands; nil where there is none.
func (f *Filing) seatSettled(by Person, id string) *Seat {
	var last *Seat
	for i := range f.Seats {
		s := &f.Seats[i]
		settled := s.State != SeatOpen && len(f.Spoken(s)) > 0
		if settled && s.heldBy(by.ID) && (id == "" || s.ID == id) && (last == nil || last.DecidedAt.Before(s.DecidedAt)) {
			last = s
		}
	}
	return last
}

// alreadyDecided is the refusal that names a decision.
func alreadyDecided(d Decision) *Problem { return &Problem{Code: AlreadyDecided, Args: wordOf(d)} }

// wordOf is what a refusal tells of a decision: who, what, when, at which seat.
func wordOf(d Decision) map[string]string {
	return map[string]string{"person": d.Person, "verdict": string(d.Verdict), "at": d.At.Format(time.RFC3339), "seat": d.Seat}
}

// ownWord is a person's last decision on the filing; nil where there is none.
func (f *Filing) ownWord(person string) *Decision {
	for i := len(f.Decisions) - 1; i >= 0; i-- {
		if f.Decisions[i].Person == person {
			return &f.Decisions[i]
		}
	}
	return nil
}
