package workflowtest

import (
	"fmt"
	"slices"

	"lian/workflow"
)

// Broken lists the invariants that a change broke (handbook: reliability §4;
// the names are those of that page). before is the filing as it was, after as
// it is.
func Broken(before, after *workflow.Filing) []string {
	var broken []string
	add := func(ok bool, format string, args ...any) {
		if !ok {
			broken = append(broken, fmt.Sprintf(format, args...))
		}
	}
	decidedOnce(after, add)
	outcomes(before, after, add)
	revisions(before, after, add)
	seats(after, add)
	notStuck(after, add)
	return broken
}

type assertion func(ok bool, format string, args ...any)

// decidedOnce: I2 one decision for each revision, seat and person.
func decidedOnce(f *workflow.Filing, add assertion) {
	type spot struct {
		revision     int
		seat, person string
	}
	said := map[spot]int{}
	for _, d := range f.Decisions {
		said[spot{d.Revision, d.Seat, d.Person}]++
	}
	for at, n := range said {
		add(n == 1, "I2: %d decisions at %+v", n, at)
	}
}

// outcomes: I3 approved only by enough distinct people on what stands, I4
// rejected only where somebody rejected, I5 an end is an end.
func outcomes(before, after *workflow.Filing, add assertion) {
	if before != nil && before.State.Final() {
		add(after.State == before.State, "I5: %s became %s", before.State, after.State)
	}
	if after.State == workflow.Rejected {
		add(slices.ContainsFunc(after.Decisions, func(d workflow.Decision) bool {
			return d.Verdict == workflow.VerdictReject && d.Revision == after.Revision
		}), "I4: rejected by nobody")
	}
	if after.State == workflow.Approved && (before == nil || before.State != workflow.Approved) {
		for _, s := range after.Seats {
			add(s.State == workflow.SeatPassed || s.State == workflow.SeatVoid, "I3: approved while %s is %s", s.ID, s.State)
		}
	}
}

// revisions: I8 a revision more at most, I6 and I9 what is new was said by
// somebody entitled about what stood.
func revisions(before, after *workflow.Filing, add assertion) {
	if before == nil {
		return
	}
	add(after.Revision-before.Revision <= 2 && after.Revision >= before.Revision, "I8: revision %d became %d", before.Revision, after.Revision)
	for _, d := range after.Decisions[min(len(before.Decisions), len(after.Decisions)):] {
		add(!before.WroteBy(d.Person), "I6: %s decided on what they wrote", d.Person)
		add(d.Revision == before.Revision, "I9: a decision on revision %d while %d stood", d.Revision, before.Revision)
		add(d.Digest == before.Digest, "I3: the decision is bound to another text")
	}
	add(len(after.Decisions) >= len(before.Decisions), "decisions vanished")
}

// seats: I10 what stands on a seat is what its decisions say, I7 nobody counts
// twice in the approval.
func seats(f *workflow.Filing, add assertion) {
	approved := map[string]string{}
	for i := range f.Seats {
		s := &f.Seats[i]
		spoken := f.Spoken(s)
		switch s.State {
		case workflow.SeatOpen, workflow.SeatPassed, workflow.SeatReturned, workflow.SeatRejected:
			add(workflow.Tally(spoken, s.Need) == s.State, "I10: %s is %s, its decisions say %s", s.ID, s.State, workflow.Tally(spoken, s.Need))
		}
		if s.Step != workflow.StepApprove || s.State != workflow.SeatPassed {
			continue
		}
		for _, d := range spoken {
			other := approved[d.Person]
			add(other == "", "I7: %s counts at %s and %s", d.Person, other, s.ID)
			approved[d.Person] = s.ID
		}
	}
}

// notStuck: I11 where a filing waits for seats, one of them is open.
func notStuck(f *workflow.Filing, add assertion) {
	waits := f.Is(workflow.Reviewing, workflow.Assessing, workflow.Approving, workflow.Closing) ||
		f.State == workflow.Amending && f.Amendment.Filed
	add(!waits || len(f.OpenSeats("")) > 0, "I11: %s, and nobody is asked", f.State)
	add(f.State != workflow.Submitted, "I11: left in submitted")
}
