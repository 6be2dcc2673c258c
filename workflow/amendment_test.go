package workflow_test

import (
	"slices"
	"testing"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// What a change of a running campaign must pass, and what is left of it where
// it is refused.

// refuses has somebody reject the change.
func (d *desk) refuses(as string) {
	d.Helper()
	d.must(d.f.Decide(d.o, d.who(as), workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "不同意变更"}))
	d.expect(workflow.Running)
}

// stands checks a seat's outcome, the revision it was said about, and that its
// decisions say so.
func (d *desk) stands(seat string, want workflow.SeatState, revision int) {
	d.Helper()
	s := d.f.Seat(seat)
	if s == nil || s.State != want || s.Revision != revision {
		d.Fatalf("%s is %+v, want %s on revision %d", seat, s, want, revision)
	}
	if got := workflow.Tally(d.f.Spoken(s), s.Need); got != want {
		d.Errorf("the decisions on %s say %s, it is %s", seat, got, want)
	}
}

func TestAnAmendmentThatBringsARiskIsAssessed(t *testing.T) {
	d := newDesk(t)
	d.run()
	before := len(d.f.Risks)
	d.amend(workflow.KeyBudget, "40000000") // 40 万元: the risk of a poor effect comes in
	d.expect(workflow.Amending)
	d.refused(d.f.Rate(d.o, d.who("zhou"), d.f.Risks[0]), workflow.NotYours)
	d.pass("zhou")
	if !d.f.Can(d.o, d.who("sun"), workflow.ActRate) {
		t.Fatal("孙岩 is not asked to rate what the change brings")
	}
	d.refused(d.f.Decide(d.o, d.who("sun"), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "风险可以接受", AllChecks: true}), workflow.RisksOpen)
	d.rate(2)
	d.pass("sun", "wang")
	d.expect(workflow.Running)
	if len(d.f.Risks) <= before {
		t.Errorf("the new risk is not among the %d", len(d.f.Risks))
	}
}

// The ratings choose who approves: also where a change raised them.
func TestTheRouteOfAnAmendmentFollowsItsAssessment(t *testing.T) {
	d := newDesk(t)
	d.run()
	d.amend(workflow.KeyBudget, "40000000")
	d.pass("zhou")
	d.rate(5)
	d.pass("sun", "wang")
	d.expect(workflow.Running)
	if d.f.Route != "division" {
		t.Errorf("approved by the route %s", d.f.Route)
	}
}

// A risk that is rated already is looked at again where what it comes from is
// moved.
func TestAnAmendmentThatMovesARiskIsAssessed(t *testing.T) {
	d := newDesk(t)
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"8000000"}))
	d.run()
	d.amend(workflow.KeyBudget, "20000000")
	d.pass("zhou")
	d.rate(2)
	d.pass("sun", "wang")
	d.expect(workflow.Running)
}

// A minor change that brings a risk is none: calls stop, and the risk is rated.
func TestAChangeThatBringsARiskIsMaterial(t *testing.T) {
	d := newDesk(t)
	book := *d.o.Book
	book.Risks = append(slices.Clone(book.Risks), workflow.RiskKind{ID: "R99", Likelihood: 2, Impact: 2,
		Mitigation: workflow.Words{ZH: "改名前通知坐席", EN: "Tell the agents first"}, Reads: []string{workflow.KeyTitle},
		When: func(facts workflow.Facts) (bool, error) {
			return facts["campaign"].(map[string]any)["name"] == "双十二宽带老客回访", nil
		}})
	d.o.Book = &book
	d.run()
	d.amend(workflow.KeyTitle, "双十二宽带老客回访")
	if d.f.Amendment.Class != workflow.ChangeMaterial || d.f.MayCall() {
		t.Errorf("the change is %s, and calls may be made: %v", d.f.Amendment.Class, d.f.MayCall())
	}
	d.pass("zhou")
	d.rate(2)
	d.pass("sun", "wang")
	d.expect(workflow.Running)
}

// What was said about a text that never came into force counts for nothing: the
// decisions on the running text hold again, its ratings and its route with them.
func TestARefusedAmendmentLeavesTheRunningTextsDecisions(t *testing.T) {
	d := newDesk(t)
	d.run()
	risks, route := slices.Clone(d.f.Risks), d.f.Route
	d.amend(workflow.KeyBudget, "40000000")
	d.pass("zhou")
	d.rate(2)
	d.pass("sun")
	d.refuses("wang")
	for _, seat := range []string{legalSeat, "review/compliance/compliance", "review/marketing/marketing", "assess/risk/risk"} {
		d.stands(seat, workflow.SeatPassed, 1)
	}
	if !slices.Equal(d.f.Risks, risks) || d.f.Route != route {
		t.Errorf("risks %+v by route %s are those of the refused change", d.f.Risks, d.f.Route)
	}
	if s := d.f.Seat("approve/division/division"); s.State != workflow.SeatRejected {
		t.Errorf("王磊 refused, and his card would say %s", s.State)
	}
}

// The next change starts from the running text: a lane that passed what was
// refused has not seen it.
func TestAPassOfARefusedAmendmentDoesNotServeTheNext(t *testing.T) {
	d := newDesk(t)
	d.run()
	d.amend("script.text", d.f.Answers["script.text"].Text()+"全国最佳！")
	d.pass("chen")
	d.refuses("zhao")
	d.amend(workflow.KeyBudget, "3100000")
	d.stands("review/compliance/compliance", workflow.SeatPassed, 1)
	d.stands(legalSeat, workflow.SeatPassed, 1)
	d.pass("zhou", "wang")
	d.expect(workflow.Running)
	if d.f.Standing != nil {
		t.Error("what the old text was decided by is still kept")
	}
}

// A change that is given up, or ended by a suspension, leaves nothing either.
func TestAnAmendmentThatIsGivenUpLeavesNothing(t *testing.T) {
	for name, end := range map[string]func(*desk) error{
		"dropped after a return": func(d *desk) error {
			d.sendBack("zhao", "script.text")
			return d.f.Drop(d.o, d.who("lin"))
		},
		"suspended": func(d *desk) error { return d.f.Suspend(d.o, d.who("chen"), "先停下来") },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.run()
			seats := slices.Clone(d.f.Seats)
			d.amend("script.text", d.f.Answers["script.text"].Text()+"再次感谢。")
			d.pass("chen")
			d.must(end(d))
			if !slices.EqualFunc(d.f.Seats, seats, func(a, b workflow.Seat) bool { return a.ID == b.ID && a.State == b.State && a.Revision == b.Revision }) {
				t.Errorf("the seats are %+v", d.f.Seats)
			}
		})
	}
}

// The authority table may let nobody approve what a colleague rated in the end:
// the last word is refused, and no filing is approved by nobody.
func TestNobodyApprovesWhereTheTableRefuses(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.must(d.f.AddSigner(d.o, d.who("sun"), "", "gao", "请复核评分"))
	d.rate(2)
	d.pass("sun")
	r := d.f.Risks[0]
	r.Likelihood, r.Impact, r.ResidualLikelihood, r.ResidualImpact = 5, 5, 4, 5
	d.must(d.f.Rate(d.o, d.who("gao"), r))
	work := workflowtest.Printed(t, d.f).Filing(t) // as a store does, for a refusal is thrown away
	d.refused(work.Decide(d.o, d.who("gao"), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "评分已复核"}), workflow.RouteRefused)
	d.sendBack("gao", workflow.KeyBudget)
	d.expect(workflow.Returned)
}
