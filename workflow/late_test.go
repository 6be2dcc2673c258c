package workflow_test

import (
	"errors"
	"testing"
	"time"

	"lian/workflow"
)

// Who comes too late is told who decided, what and when.

// late has somebody press a verdict and checks what the refusal tells.
func (d *desk) late(as string, b workflow.Ballot, code workflow.Code, person string, verdict workflow.Verdict, at time.Time) {
	d.Helper()
	err := d.f.Decide(d.o, d.who(as), b)
	d.refused(err, code)
	var p *workflow.Problem
	if !errors.As(err, &p) || p.Args["person"] != person || p.Args["verdict"] != string(verdict) || p.Args["at"] != at.Format(time.RFC3339) {
		d.Errorf("%s reads %v, want %s %s %v", as, err, person, verdict, at)
	}
}

func TestALatePressIsToldWhoDecided(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun")
	d.f.Seat("approve/department/department").Holders = []string{"wang", "liu"}
	d.pass("wang")
	d.expect(workflow.Approved)
	at := d.o.Now
	d.o.Now = at.Add(time.Hour)
	pass := workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "同意按方案执行", AllChecks: true}
	d.late("liu", pass, workflow.AlreadyDecided, "wang", workflow.VerdictPass, at)
	pass.Seat, pass.Revision = "approve/department/department", 1
	d.late("liu", pass, workflow.AlreadyDecided, "wang", workflow.VerdictPass, at)
	d.late("wang", pass, workflow.AlreadyDecided, "wang", workflow.VerdictPass, at)
	pass.Seat = ""
	d.late("he", pass, workflow.AlreadyDecided, "chen", workflow.VerdictPass, at)
	d.late("gao", pass, workflow.NotNow, "wang", workflow.VerdictPass, at)
}

func TestAPressAfterARejectionIsToldWhoRejected(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.must(d.f.Decide(d.o, d.who("zhao"), workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "名单来源不合法"}))
	d.expect(workflow.Rejected)
	pass := workflow.Ballot{Seat: "review/marketing/marketing", Revision: 1, Verdict: workflow.VerdictPass, Opinion: "价格与预算无误", AllChecks: true}
	d.late("zhou", pass, workflow.Over, "zhao", workflow.VerdictReject, d.o.Now)
}

func TestATransferAfterTheStepIsToldWhoDecided(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	err := d.f.Transfer(d.o, d.who("he"), "review/compliance/compliance", "chen", "请代看")
	d.refused(err, workflow.NotYours)
	d.rate(2)
	d.pass("sun", "wang")
	var p *workflow.Problem
	if err := d.f.Transfer(d.o, d.who("he"), "review/compliance/compliance", "chen", "请代看"); !errors.As(err, &p) || p.Args["person"] != "chen" {
		t.Errorf("the transfer is refused with %v, which does not name 陈洁", err)
	}
}
