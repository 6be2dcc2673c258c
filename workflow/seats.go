package workflow

import (
	"slices"
	"strconv"
	"time"
)

// lay puts a seat in waiting for the current revision.
func (f *Filing) lay(step StepID, lane string, rule SeatRule, order int, due Span) {
	id := string(step) + "/" + lane + "/" + rule.ID
	f.place(Seat{ID: id, Step: step, Lane: lane, Rule: rule.ID, Role: rule.Role, Level: rule.Level,
		Need: rule.Need, InTurn: rule.InTurn, State: SeatWaiting, Revision: f.Revision, Order: order, Due: due})
}

// layAdded has those whom a reviewer of a lane added look again as well, for
// what they said was about an earlier revision. Who left since, or wrote part
// of the filing, gives up the seat.
func (f *Filing) layAdded(o Office, step StepID, lane string) {
	added := func(s Seat) bool { return s.Step == step && s.Lane == lane && s.AddedBy != "" }
	f.Seats = slices.DeleteFunc(f.Seats, func(s Seat) bool {
		return added(s) && (!o.Person(s.Holders[0]).Active || f.WroteBy(s.Holders[0]))
	})
	for i := range f.Seats {
		if s := &f.Seats[i]; added(*s) {
			s.State, s.Revision, s.Digest = SeatWaiting, f.Revision, ""
			s.DueAt, s.OpenedAt, s.DecidedAt = time.Time{}, time.Time{}, time.Time{}
		}
	}
}

// place puts a seat where the one with its id was, or after the others.
func (f *Filing) place(s Seat) *Seat {
	if had := f.Seat(s.ID); had != nil {
		*had = s
		return had
	}
	f.Seats = append(f.Seats, s)
	return &f.Seats[len(f.Seats)-1]
}

func (f *Filing) lane(step StepID, lane string) []*Seat {
	var seats []*Seat
	for i := range f.Seats {
		if s := &f.Seats[i]; s.Step == step && s.Lane == lane && s.State != SeatVoid {
			seats = append(seats, s)
		}
	}
	slices.SortStableFunc(seats, func(a, b *Seat) int { return a.Order - b.Order })
	return seats
}

func (f *Filing) voidLane(step StepID, lane string) {
	for _, s := range f.lane(step, lane) {
		s.State = SeatVoid
	}
}

// lanePassed tells whether every seat of a lane has passed.
func (f *Filing) lanePassed(step StepID, lane string) bool {
	seats := f.lane(step, lane)
	return len(seats) > 0 && !slices.ContainsFunc(seats, func(s *Seat) bool { return s.State != SeatPassed })
}

// laneDone tells whether every seat of a lane has passed and none was cut off
// before it spoke, as a return by another lane may do.
func (f *Filing) laneDone(step StepID, lane string) bool {
	return f.lanePassed(step, lane) && !slices.ContainsFunc(f.Seats, func(s Seat) bool {
		return s.Step == step && s.Lane == lane && s.State == SeatVoid
	})
}

// lanes lists the lanes of a step that have seats, in the order they were
// laid.
func (f *Filing) lanes(step StepID) []string {
	var lanes []string
	for _, s := range f.Seats {
		if s.Step == step && s.State != SeatVoid {
			lanes = addOnce(lanes, s.Lane)
		}
	}
	return lanes
}

// openNext opens the first seats of each lane of a step whose turn has come.
func (f *Filing) openNext(o Office, step StepID) {
	for _, lane := range f.lanes(step) {
		for _, s := range f.lane(step, lane) {
			if s.State == SeatWaiting {
				f.open(o, s)
			}
			if s.State != SeatPassed {
				break
			}
		}
	}
}

// open asks the holders of a seat to decide. A seat that nobody can take
// never passes by itself: the administrators are told.
func (f *Filing) open(o Office, s *Seat) {
	if len(s.Holders) == 0 {
		s.Holders = f.eligible(o, s)
	}
	if s.Need == 0 {
		s.Need = len(s.Holders)
	}
	s.Need = max(1, s.Need)
	s.State, s.OpenedAt, s.DueAt = SeatOpen, o.Now, o.DueAfter(o.Now, s.Due)
	f.record(o, Clock, ActOpen, map[string]string{"seat": s.ID, "revision": strconv.Itoa(s.Revision)})
	for i, person := range s.Holders {
		if s.InTurn && i > 0 {
			break
		}
		f.tell(o, NoticeReview, person, s, "")
	}
	f.vacancy(o, s)
}

// eligible lists who may sit: the role and the authority, not the authors, and
// nobody who already decided on this filing in an earlier step of a different
// kind (handbook: domain §9.2: a reviewer is never also the approver). Who can
// sign higher up is spared for the higher seat, where others can sit here.
func (f *Filing) eligible(o Office, s *Seat) []string {
	all := slices.DeleteFunc(o.Entitled(f, s.Role, s.Level), func(id string) bool { return f.conflicts(s, id) })
	rest := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return f.wantedHigher(o, s, id) })
	if len(rest) >= max(1, s.Need) {
		return rest
	}
	return all
}

// wantedHigher tells whether a later seat of the same lane asks for an
// authority that this person has.
func (f *Filing) wantedHigher(o Office, s *Seat, person string) bool {
	return slices.ContainsFunc(f.lane(s.Step, s.Lane), func(later *Seat) bool {
		return later.Order > s.Order && later.Level != s.Level && o.Person(person).Has(later.Role) && o.Person(person).MaySign(later.Level)
	})
}

// conflicts tells whether a person's earlier word on this revision rules them
// out of a seat.
func (f *Filing) conflicts(s *Seat, person string) bool {
	if s.Step != StepApprove {
		return false
	}
	return slices.ContainsFunc(f.Decisions, func(d Decision) bool {
		return d.Person == person && d.Seat != s.ID && (d.Step == StepApprove && d.Revision == s.Revision || d.Step == StepReview || d.Step == StepAssess)
	})
}
