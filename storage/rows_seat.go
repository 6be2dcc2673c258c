package storage

import (
	"slices"

	"lian/workflow"
)

// spoken is the own state of a holder who has decided on a seat that is still
// open for others.
const spoken workflow.SeatState = "spoken"

// A seatRow is a seat as one of its holders has it; all rows of a seat say the
// same about the seat. It is comparable, so that only what changed is written.
type seatRow struct {
	Filing    string
	Seat      string
	Holder    string // "" = nobody can take it
	Place     int    // of the seat among the filing's
	Turn      int    // of the holder among the seat's
	State     workflow.SeatState
	DueAt     stamp
	Step      workflow.StepID
	Lane      string
	Rule      string
	Role      workflow.Role
	Level     string
	Need      int
	InTurn    bool
	SeatState workflow.SeatState
	Revision  int
	Digest    string
	SortOrder int
	DueSpan   workflow.Span
	OpenedAt  stamp
	DecidedAt stamp
	AddedBy   string
}

func (seatRow) TableName() string { return "seats" }

// rowsOfSeats lays the seats of a filing out by holder.
func rowsOfSeats(f *workflow.Filing) []seatRow {
	var rows []seatRow
	for place := range f.Seats {
		s := &f.Seats[place]
		row := rowOfSeat(f.ID, s, place)
		if len(s.Holders) == 0 {
			rows = append(rows, row)
		}
		for turn, holder := range s.Holders {
			row.Holder, row.Turn, row.State = holder, turn, ownState(f, s, holder)
			rows = append(rows, row)
		}
	}
	return rows
}

func rowOfSeat(filing string, s *workflow.Seat, place int) seatRow {
	return seatRow{Filing: filing, Seat: s.ID, Place: place, State: s.State, DueAt: dueStamp(s.DueAt),
		Step: s.Step, Lane: s.Lane, Rule: s.Rule, Role: s.Role, Level: s.Level, Need: s.Need, InTurn: s.InTurn,
		SeatState: s.State, Revision: s.Revision, Digest: s.Digest, SortOrder: s.Order, DueSpan: s.Due,
		OpenedAt: stampOf(s.OpenedAt), DecidedAt: stampOf(s.DecidedAt), AddedBy: s.AddedBy}
}

// ownState is where a seat stands for one holder: open only while it is theirs
// to speak.
func ownState(f *workflow.Filing, s *workflow.Seat, holder string) workflow.SeatState {
	switch {
	case s.State != workflow.SeatOpen:
		return s.State
	case slices.Contains(f.OpenSeats(holder), s):
		return workflow.SeatOpen
	case slices.ContainsFunc(f.Spoken(s), func(d workflow.Decision) bool { return d.Person == holder }):
		return spoken
	}
	return workflow.SeatWaiting
}

// seatsOf puts rows, ordered by place and turn, together again.
func seatsOf(rows []seatRow) []workflow.Seat {
	var seats []workflow.Seat
	for _, r := range rows {
		if len(seats) == 0 || seats[len(seats)-1].ID != r.Seat {
			seats = append(seats, r.seat())
		}
		if last := &seats[len(seats)-1]; r.Holder != "" {
			last.Holders = append(last.Holders, r.Holder)
		}
	}
	return seats
}

func (r seatRow) seat() workflow.Seat {
	return workflow.Seat{ID: r.Seat, Step: r.Step, Lane: r.Lane, Rule: r.Rule, Role: r.Role, Level: r.Level,
		Need: r.Need, InTurn: r.InTurn, State: r.SeatState, Revision: r.Revision, Digest: r.Digest, Order: r.SortOrder,
		Due: r.DueSpan, DueAt: r.DueAt.time(), OpenedAt: r.OpenedAt.time(), DecidedAt: r.DecidedAt.time(), AddedBy: r.AddedBy}
}

type decisionRow struct {
	ID         int64
	Filing     string
	Revision   int
	Step       workflow.StepID
	Lane       string
	Seat       string
	OpenedAt   stamp // of the seat: where it opens again, a person speaks again
	Role       workflow.Role
	Person     string
	OnBehalfOf string
	Verdict    workflow.Verdict
	Opinion    string
	Fields     []byte
	Checks     []byte
	Digest     string
	Platform   string
	Message    string
	At         stamp
}

func (decisionRow) TableName() string { return "decisions" }

func rowOfDecision(f *workflow.Filing, d workflow.Decision) decisionRow {
	opened := d.At
	if s := f.Seat(d.Seat); s != nil && !s.OpenedAt.IsZero() {
		opened = s.OpenedAt
	}
	return decisionRow{Filing: d.Filing, Revision: d.Revision, Step: d.Step, Lane: d.Lane, Seat: d.Seat, OpenedAt: stampOf(opened),
		Role: d.Role, Person: d.Person, OnBehalfOf: d.OnBehalf, Verdict: d.Verdict, Opinion: d.Opinion,
		Fields: encoded(d.Fields), Checks: encoded(d.Checks), Digest: d.Digest, Platform: d.Platform, Message: d.Message, At: stampOf(d.At)}
}

func (r decisionRow) decision() (workflow.Decision, error) {
	d := workflow.Decision{Filing: r.Filing, Revision: r.Revision, Step: r.Step, Lane: r.Lane, Seat: r.Seat, Role: r.Role,
		Person: r.Person, OnBehalf: r.OnBehalfOf, Verdict: r.Verdict, Opinion: r.Opinion, Digest: r.Digest,
		Platform: r.Platform, Message: r.Message, At: r.At.time()}
	if err := decode(r.Fields, &d.Fields); err != nil {
		return d, err
	}
	return d, decode(r.Checks, &d.Checks)
}
