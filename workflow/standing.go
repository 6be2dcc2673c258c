package workflow

import "slices"

// A Standing is what the text in force was decided by: it is kept while a
// change of that text is reviewed, and holds again where the change is refused.
type Standing struct {
	Seats []Seat `json:"seats"`
	Risks []Risk `json:"risks,omitempty"`
	Route string `json:"route,omitempty"`
}

// keepStanding notes what the text in force was decided by, or, where a change
// of it was filed before, puts that back: what was said about a text that never
// came into force counts for nothing.
func (f *Filing) keepStanding() {
	if f.Standing != nil {
		f.restore(*f.Standing)
		return
	}
	f.Standing = &Standing{Seats: cloneSeats(f.Seats), Risks: slices.Clone(f.Risks), Route: f.Route}
}

// dropStanding has the decisions on the text in force hold again. A seat that
// refused the change goes on saying so, to those who look at its card, until
// the next change is filed.
func (f *Filing) dropStanding() {
	if f.Standing == nil { // the change was never filed
		return
	}
	refused := slices.DeleteFunc(f.Seats, func(s Seat) bool { return s.State != SeatRejected })
	f.restore(*f.Standing)
	for _, s := range refused {
		f.place(s)
	}
	if len(refused) == 0 {
		f.Standing = nil
	}
}

func (f *Filing) restore(s Standing) {
	f.Seats, f.Risks, f.Route = cloneSeats(s.Seats), slices.Clone(s.Risks), s.Route
}

// cloneSeats copies seats, so that what is done to one does not reach the
// other.
func cloneSeats(seats []Seat) []Seat {
	seats = slices.Clone(seats)
	for i := range seats {
		seats[i].Holders = slices.Clone(seats[i].Holders)
	}
	return seats
}
