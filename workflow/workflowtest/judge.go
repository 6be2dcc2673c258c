package workflowtest

import (
	"fmt"
	"slices"

	"lian/workflow"
)

// judge lists what a change broke, worked out anew from the rule book, the
// revisions and the decisions: it asks nothing of the code that made the change
// (handbook: reliability §4).
func (m *Model) judge(before, after *workflow.Filing, raised workflow.Raised) []string {
	broken := Broken(before, after)
	add := func(ok bool, format string, args ...any) {
		if !ok {
			broken = append(broken, fmt.Sprintf(format, args...))
		}
	}
	m.frozen(before, after, raised, add)
	causes(before, after, raised, add)
	if happened(raised, workflow.ActSendBack, "") {
		m.everybodyHeard(before, after, add)
	}
	if happened(raised, workflow.ActApprove, "") {
		m.approved(after, add)
	}
	if happened(raised, workflow.ActAmended, "passed") {
		m.amended(before, after, add)
	}
	for i := range after.Seats {
		m.seat(after, &after.Seats[i], add)
	}
	m.goesOn(after, add)
	m.staffed(before, after, raised, add)
	m.stands(before, after, raised, add)
	return broken
}

// happened tells whether a line of the journal was written, of an outcome if
// given.
func happened(raised workflow.Raised, act workflow.Act, outcome string) bool {
	return slices.ContainsFunc(raised.Events, func(e workflow.Event) bool {
		return e.Type == act && (outcome == "" || e.Detail["outcome"] == outcome)
	})
}

// frozen: I8 revisions count up one by one, each under the digest of its own
// answers, and every decision is bound to the one it names.
func (m *Model) frozen(before, after *workflow.Filing, raised workflow.Raised, add assertion) {
	for i, r := range raised.Revisions {
		add(r.N == before.Revision+i+1, "I8: revision %d follows %d", r.N, before.Revision+i)
		add(r.Digest == r.Answers.Digest(), "I8: revision %d is not what its digest says", r.N)
	}
	m.revisions = append(m.revisions, raised.Revisions...)
	add(len(m.revisions) == after.Revision, "I8: %d revisions frozen, the filing counts %d", len(m.revisions), after.Revision)
	if n := len(m.revisions); n > 0 {
		add(m.revisions[n-1].Digest == after.Digest, "I3: the filing's digest is not its newest revision's")
	}
	for _, d := range after.Decisions {
		add(d.Digest == m.revision(d.Revision).Digest, "I3: %s decided on revision %d under another digest", d.Person, d.Revision)
	}
}

// revision is one that was frozen, or an empty one.
func (m *Model) revision(n int) workflow.Revision {
	if n < 1 || n > len(m.revisions) {
		return workflow.Revision{}
	}
	return m.revisions[n-1]
}

// causes: I4 a filing is refused, and sent back, by nothing but a decision that
// says so, and a decision that says so has that effect.
func causes(before, after *workflow.Filing, raised workflow.Raised, add assertion) {
	refused := happened(raised, workflow.ActRefuse, "") || happened(raised, workflow.ActAmended, "rejected")
	rejects := slices.ContainsFunc(raised.Decisions, func(d workflow.Decision) bool { return d.Verdict == workflow.VerdictReject })
	add(refused == rejects, "I4: refused %v, rejected just now %v", refused, rejects)
	if happened(raised, workflow.ActSendBack, "") || happened(raised, workflow.ActReopen, "") {
		add(len(raised.Decisions) == 1, "I4: sent back without a word")
		add(slices.ContainsFunc(after.Decisions, func(d workflow.Decision) bool {
			return d.Verdict == workflow.VerdictReturn && d.Revision == before.Revision
		}), "I4: sent back, and nobody returned revision %d", before.Revision)
	}
	if after.State.Final() {
		add(len(after.OpenSeats("")) == 0, "I5: %s, and somebody is still asked", after.State)
	}
	if before.State.Final() {
		add(len(raised.Events)+len(raised.Notices)+len(raised.Revisions) == 0, "I5: %s, and something was raised", before.State)
	}
}

// everybodyHeard: a return waits until every lane has spoken, unless the book
// sends it at once.
func (m *Model) everybodyHeard(before, after *workflow.Filing, add assertion) {
	p := m.Office.Book.Process
	for i := range before.Seats {
		s := &before.Seats[i]
		step := map[workflow.StepID]workflow.Step{workflow.StepReview: p.Review, workflow.StepAssess: p.Assess, workflow.StepApprove: p.Approve}[s.Step]
		now := after.Seat(s.ID)
		if s.State != workflow.SeatOpen || step.ReturnsAtOnce || now == nil || now.State != workflow.SeatVoid {
			continue
		}
		add(slices.ContainsFunc(after.Seats, func(other workflow.Seat) bool {
			return other.Lane == s.Lane && other.Step == s.Step && other.State == workflow.SeatReturned
		}), "I4: sent back while %s was still to speak", s.ID)
	}
}
