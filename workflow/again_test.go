package workflow_test

import (
	"testing"

	"lian/workflow"
)

// What random walks found about filings that come a second time.

func (d *desk) correct(key, value string) {
	d.Helper()
	d.must(d.f.Answer(d.o, d.who("lin"), key, workflow.Value{value}))
	d.submit()
}

// A correction may bring a risk that nobody has rated: risk looks again although
// it reads none of the fields that changed.
func TestANewRiskIsRatedBeforeTheApproval(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun")
	d.sendBack("wang", workflow.KeyBudget)
	d.correct(workflow.KeyBudget, "40000000")
	d.pass("zhou")
	d.expect(workflow.Assessing)
	d.rate(2)
	d.pass("sun")
	d.expect(workflow.Approving)
}

// A colleague whom a reviewer added returns the filing: after the correction
// they are asked again, after the seat that they were added to.
func TestAnAddedSignerWhoReturnedIsAskedAgain(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.must(d.f.AddSigner(d.o, d.who("zhao"), "", "gao", "价格条款请您看"))
	d.pass("zhao", "chen", "zhou")
	d.sendBack("gao", "script.text")
	d.expect(workflow.Returned)
	d.correct("script.text", d.f.Answers["script.text"].Text()+"谢谢您。")
	d.expect(workflow.Reviewing)
	d.pass("zhao", "chen", "gao")
	d.expect(workflow.Assessing)
}

// One who wrote part of the filing since they were added does not decide on it
// any more, and is not waited for.
func TestAnAddedSignerWhoBecameAnAuthorGivesUpTheSeat(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.must(d.f.AddSigner(d.o, d.who("zhao"), "", "li", "名单格式请您看"))
	d.pass("zhao", "li", "chen", "zhou")
	d.rate(2)
	d.pass("sun", "wang")
	d.start()
	d.amend("script.text", d.f.Answers["script.text"].Text()+"再次感谢。")
	d.pass("zhao", "chen", "wang")
	d.expect(workflow.Running)
}

// Nobody sits on two seats of the approval: they could decide on one only, and
// the other would wait for ever.
func TestNobodyIsHandedASecondSeatOfTheApproval(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun")
	d.must(d.f.AddSigner(d.o, d.who("wang"), "", "gao", "请一并看"))
	d.refused(d.f.Transfer(d.o, d.who("gao"), "", "liu", "请代看"), workflow.Conflict)
	d.pass("liu", "gao")
	d.expect(workflow.Approved)
}

// A return that goes out at once cuts a lane off between its two seats: though
// nothing that it reads changed, its second seat is still to speak.
func TestALaneThatWasCutOffIsNotDone(t *testing.T) {
	d := intricateDesk(t)
	d.submit()
	d.pass("chen", "he")
	d.sendBack("zhou", workflow.KeyBudget)
	d.expect(workflow.Returned)
	d.correct(workflow.KeyBudget, "2000000")
	d.pass("zhao", "shi", "zhou", "luo")
	d.expect(workflow.Reviewing)
	if s := d.f.Seat("review/compliance/any"); s.State == workflow.SeatPassed || s.State == workflow.SeatVoid {
		t.Errorf("the second compliance seat is %s", s.State)
	}
}
