package workflow_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"lian/workflow"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// A desk plays the small company of workflowtest without a database.
type desk struct {
	*testing.T
	o workflow.Office
	f *workflow.Filing
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, o: workflowtest.OfficeAt(book, workflowtest.Start)}
	d.f = workflow.NewDraft(d.o, d.who("lin"))
	d.write("lin", workflowtest.Ordinary())
	return d
}

func (d *desk) who(id string) workflow.Person {
	p := d.o.Person(id)
	if p.ID == "" {
		d.Fatalf("nobody is called %s", id)
	}
	return p
}

// write answers everything that is open, from the answers given.
func (d *desk) write(as string, answers workflow.Answers) {
	d.Helper()
	for {
		open, err := d.f.Open(d.o)
		if err != nil {
			d.Fatal(err)
		}
		if len(open) == 0 {
			return
		}
		v, known := answers[open[0].Key]
		if !known {
			d.Fatalf("%s: no answer for %s", as, open[0].Key)
		}
		d.must(d.f.Answer(d.o, d.who(as), open[0].Key, v))
	}
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// refused expects an error with a code.
func (d *desk) refused(err error, code workflow.Code) {
	d.Helper()
	if got := workflow.CodeOf(err); got != code {
		d.Fatalf("got %q (%v), want a refusal with %q", got, err, code)
	}
}

// expect checks the state.
func (d *desk) expect(s workflow.State) {
	d.Helper()
	if d.f.State != s {
		d.Fatalf("filing is %s, want %s", d.f.State, s)
	}
}

func (d *desk) submit() {
	d.Helper()
	d.must(d.f.Submit(d.o, d.who("lin")))
}

func (d *desk) pass(as ...string) {
	d.Helper()
	for _, id := range as {
		d.must(d.f.Decide(d.o, d.who(id), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "已核对话术与名单来源，符合要求", AllChecks: true}))
	}
}

func (d *desk) sendBack(as string, fields ...string) {
	d.Helper()
	d.must(d.f.Decide(d.o, d.who(as), workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: "请补充", Fields: fields}))
}

// rate gives every risk the same small residual.
func (d *desk) rate(residual int) {
	d.Helper()
	for _, r := range d.f.Risks {
		r.Owner, r.ResidualLikelihood, r.ResidualImpact = "li", 1, residual
		r.Likelihood, r.Impact = max(1, r.Likelihood), max(residual, r.Impact)
		d.must(d.f.Rate(d.o, d.who("sun"), r))
	}
}

// approve takes a fresh filing to approval.
func (d *desk) approve() {
	d.Helper()
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun", "wang")
	d.expect(workflow.Approved)
}

func TestACampaignGoesThroughAllSixSteps(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.expect(workflow.Reviewing)
	d.pass("zhou", "zhao")
	d.expect(workflow.Reviewing)
	d.pass("chen")
	d.expect(workflow.Assessing)
	d.refused(d.f.Decide(d.o, d.who("sun"), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "风险可以接受", AllChecks: true}), workflow.RisksOpen)
	d.rate(2)
	d.pass("sun")
	d.expect(workflow.Approving)
	d.pass("wang")
	d.expect(workflow.Approved)

	d.launch()
	d.refused(d.f.Start(d.o, d.who("li")), workflow.OutsideWindow)
	d.o.Now = d.o.Now.Add(7 * 24 * time.Hour)
	d.refused(d.f.Start(d.o, d.who("lin")), workflow.NotYours)
	d.must(d.f.Start(d.o, d.who("li")))
	d.expect(workflow.Running)

	d.must(d.f.Report(d.o, d.who("li"), report("2026-11-30", 4000, 1200, 60)))
	d.must(d.f.Report(d.o, d.who("li"), report("2026-11-30", 4100, 1200, 61)))
	if got := d.f.Totals(); got.Dials != 4100 || got.Conversions != 61 {
		t.Errorf("the second report of a day corrects the first, got %+v", got)
	}
	d.must(d.f.Suspend(d.o, d.who("chen"), "三起投诉，先停下来查名单"))
	d.refused(d.f.Resume(d.o, d.who("lin"), "已处理"), workflow.OwnerResumes)
	d.must(d.f.Resume(d.o, d.who("chen"), "名单已重新过滤，抽查30条无误"))
	d.must(d.f.End(d.o, d.who("lin"), "目标已达成"))
	d.expect(workflow.Ended)

	d.write("lin", workflow.Answers{"close.cost": {"2850000"}, "close.worked": {"先发短信再打电话，接通率高"},
		"close.wrong": {"第一天下午的坐席没有念退订方式"}, "close.next": {"开场白里先说退订方式"}, "close.deletion": {"deleted"},
		"close.deletion_proof": {"ref:文档中心 DOC-2026-1300《名单删除证明》"}})
	d.must(d.f.Close(d.o, d.who("lin")))
	d.expect(workflow.Closing)
	d.pass("chen")
	d.expect(workflow.Closed)
	if can := d.f.WhatCanIDo(d.o, d.who("lin")); len(can) > 0 {
		t.Errorf("a closed filing still offers %v", can)
	}
}

func (d *desk) launch() {
	d.Helper()
	for {
		open, err := d.f.Open(d.o)
		d.must(err)
		if len(open) == 0 {
			return
		}
		q := open[0]
		d.must(d.f.Answer(d.o, d.who("li"), q.Key, workflowtest.Plausible(q)))
	}
}

func report(day string, dials, connects, conversions int64) workflow.Answers {
	n := workflowtest.Number
	return workflow.Answers{"report.day": {day}, "report.dials": n(dials), "report.connects": n(connects),
		"report.conversions": n(conversions), "report.complaints": n(0), "report.optouts": n(12), "report.feedback": {"多数客户愿意听完"}}
}

func TestAReturnWaitsForAllLanesAndAsksOnlyTheTouchedOnesAgain(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.sendBack("zhao", "script.text")
	d.expect(workflow.Reviewing)
	d.pass("zhou", "chen")
	d.expect(workflow.Returned)
	if got := d.f.Correction.Fields; !slices.Equal(got, []string{"script.text"}) {
		t.Fatalf("asked back: %v", got)
	}
	d.refused(d.f.Submit(d.o, d.who("lin")), workflow.NothingChanged)
	script := d.f.Answers["script.text"].Text() + "谢谢您。"
	d.must(d.f.Answer(d.o, d.who("lin"), "script.text", workflow.Value{script}))
	d.submit()
	if d.f.Revision != 2 {
		t.Fatalf("revision %d, want 2", d.f.Revision)
	}
	if s := d.f.Seat("review/marketing/marketing"); s.State != workflow.SeatPassed || s.Revision != 1 {
		t.Errorf("marketing did not keep its opinion: %+v", s)
	}
	if s := d.f.Seat("review/legal/legal"); s.State != workflow.SeatOpen || s.Revision != 2 {
		t.Errorf("legal is not asked again: %+v", s)
	}
}

func TestPressesThatComeTooLateOrFromTheWrongHandsChangeNothing(t *testing.T) {
	d := newDesk(t)
	d.submit()
	pass := func(as string, b workflow.Ballot) error {
		b.Verdict, b.Opinion, b.AllChecks = workflow.VerdictPass, "话术与名单来源均已核对", true
		return d.f.Decide(d.o, d.who(as), b)
	}
	d.refused(pass("lin", workflow.Ballot{}), workflow.OwnFiling)
	d.refused(pass("he", workflow.Ballot{Seat: "review/legal/legal"}), workflow.NotYours)
	d.refused(pass("qian", workflow.Ballot{}), workflow.Inactive)
	d.refused(pass("zhao", workflow.Ballot{Revision: 7}), workflow.Stale)
	d.refused(d.f.Decide(d.o, d.who("zhao"), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "同意。", AllChecks: true}), workflow.OpinionEmpty)
	d.refused(d.f.Decide(d.o, d.who("zhao"), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "话术与名单来源均已核对"}), workflow.ChecksMissing)
	d.refused(d.f.Decide(d.o, d.who("zhao"), workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: "请修改"}), workflow.FieldsMissing)
	d.must(pass("zhao", workflow.Ballot{}))
	d.refused(pass("zhao", workflow.Ballot{Seat: "review/legal/legal"}), workflow.AlreadyDecided)
	d.must(pass("chen", workflow.Ballot{}))
	d.refused(pass("he", workflow.Ballot{Seat: "review/compliance/compliance"}), workflow.AlreadyDecided)
	if len(d.f.Decisions) != 2 {
		t.Errorf("%d decisions, want 2", len(d.f.Decisions))
	}
	d.must(d.f.Withdraw(d.o, d.who("lin"), "名单有误"))
	d.refused(pass("zhou", workflow.Ballot{}), workflow.Over)
}

func TestTheAuthorityTableChoosesWhoApproves(t *testing.T) {
	for _, c := range []struct {
		name     string
		budget   string
		residual int
		first    string
		then     string
	}{
		{"小额低风险由部门负责人批准", "3000000", 2, "wang", ""},
		{"大额先分管后公司", "60000000", 2, "wang", "liu"},
		{"剩余风险高先分管后公司", "3000000", 5, "wang", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{c.budget}))
			d.submit()
			d.pass("zhao", "chen", "zhou")
			d.rate(c.residual)
			d.pass("sun", c.first)
			if c.then != "" {
				d.expect(workflow.Approving)
				d.refused(d.f.Decide(d.o, d.who(c.first), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "同意按方案执行", AllChecks: true}), workflow.AlreadyDecided)
				d.pass(c.then)
			}
			d.expect(workflow.Approved)
		})
	}
}

func TestCriticalResidualRiskIsApprovedByNobody(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	for _, r := range d.f.Risks {
		r.Owner, r.Likelihood, r.Impact, r.ResidualLikelihood, r.ResidualImpact = "li", 4, 5, 3, 5
		d.must(d.f.Rate(d.o, d.who("sun"), r))
	}
	err := d.f.Decide(d.o, d.who("sun"), workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "风险可以接受", AllChecks: true})
	d.refused(err, workflow.RouteRefused)
	var p *workflow.Problem
	if !errors.As(err, &p) || p.Say.ZH == "" {
		t.Error("the rule book's own words are missing")
	}
}

func TestAMaterialAmendmentGoesToTheTouchedLanesAndTheApprover(t *testing.T) {
	d := newDesk(t)
	d.approve()
	d.launch()
	d.o.Now = d.o.Now.Add(7 * 24 * time.Hour)
	d.must(d.f.Start(d.o, d.who("li")))
	inForce := d.f.Digest

	d.must(d.f.Amend(d.o, d.who("lin"), "话术要更清楚地说明退订方式"))
	d.must(d.f.Answer(d.o, d.who("lin"), "script.text", workflow.Value{d.f.Answers["script.text"].Text() + "再次感谢。"}))
	d.submit()
	d.expect(workflow.Amending)
	d.pass("zhao", "chen")
	d.pass("wang")
	d.expect(workflow.Running)
	if d.f.Digest == inForce || d.f.Revision != 2 {
		t.Errorf("revision %d is not the amended one", d.f.Revision)
	}

	d.must(d.f.Amend(d.o, d.who("lin"), "换一版开场白"))
	amended := d.f.Digest
	d.must(d.f.Answer(d.o, d.who("lin"), "script.text", workflow.Value{d.f.Answers["script.text"].Text() + "全国最佳！"}))
	d.submit()
	d.must(d.f.Decide(d.o, d.who("zhao"), workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "绝对化用语，不同意变更"}))
	d.expect(workflow.Running)
	if d.f.Digest != amended {
		t.Error("a refused amendment did not leave in force what was")
	}
}

func TestTheClockRemindsOnceAndEndsTheCampaign(t *testing.T) {
	d := newDesk(t)
	d.submit()
	if want := d.o.Now.Add(24 * time.Hour); !d.f.Wake.Equal(want) {
		t.Fatalf("wakes at %v, want marketing's due time %v", d.f.Wake, want)
	}
	d.f.Collect()
	d.o.Now = d.f.Wake
	for range 3 {
		d.must(d.f.Tick(d.o))
	}
	reminders := 0
	for _, n := range d.f.Collect().Notices {
		if n.Kind == workflow.NoticeReminder {
			reminders++
		}
	}
	if reminders != 1 {
		t.Errorf("%d reminders, want one to marketing alone", reminders)
	}
}

func TestAnUntouchedDraftExpiresAfterAWarning(t *testing.T) {
	d := newDesk(t)
	for !d.f.State.Final() {
		if d.f.Wake.IsZero() || !d.f.Wake.After(d.o.Now) {
			t.Fatalf("at %v the draft wakes at %v", d.o.Now, d.f.Wake)
		}
		d.o.Now = d.f.Wake
		d.must(d.f.Tick(d.o))
	}
	d.expect(workflow.Expired)
}

func TestWhoSignsHigherIsSparedForTheHigherSeat(t *testing.T) {
	d := newDesk(t)
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"60000000"}))
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun")
	if s := d.f.OpenSeats("")[0]; !slices.Equal(s.Holders, []string{"wang"}) {
		t.Errorf("the division's seat is held by %v: 刘总 alone can sign for the company", s.Holders)
	}
}

func TestAVacantSeatIsOfferedToWhoeverComes(t *testing.T) {
	d := newDesk(t)
	legal := slices.IndexFunc(d.o.People, func(p workflow.Person) bool { return p.ID == "zhao" })
	d.o.People[legal].Active = false
	d.submit()
	d.o.People[legal].Active = true
	d.o.Now = d.f.Wake
	d.must(d.f.Tick(d.o))
	d.pass("zhao")
}

func TestAMaterialAmendmentStopsTheCallsWhenItIsFiled(t *testing.T) {
	d := newDesk(t)
	d.approve()
	d.launch()
	d.o.Now = d.o.Now.Add(7 * 24 * time.Hour)
	d.must(d.f.Start(d.o, d.who("li")))
	d.must(d.f.Amend(d.o, d.who("lin"), "换一版开场白"))
	if !d.f.MayCall() {
		t.Error("preparing a change must not stop the calls")
	}
	d.must(d.f.Answer(d.o, d.who("lin"), "script.text", workflow.Value{d.f.Answers["script.text"].Text() + "再次感谢。"}))
	d.submit()
	if d.f.MayCall() {
		t.Error("calls go on under a script that is being reviewed")
	}
}

func TestNobodyCanTakeASeatThatStaysEmpty(t *testing.T) {
	d := newDesk(t)
	for i := range d.o.People {
		if d.o.People[i].ID == "zhao" {
			d.o.People[i].Active = false
		}
	}
	d.submit()
	d.pass("chen", "zhou")
	d.expect(workflow.Reviewing)
	if !slices.ContainsFunc(d.f.Collect().Notices, func(n workflow.Notice) bool { return n.Kind == workflow.NoticeVacant && n.Person == "tang" }) {
		t.Error("the administrator was not told that nobody can sit for legal")
	}
}

// A change that was refused is over: what its reviewers said has no part in the
// next one.
func TestARefusedAmendmentDoesNotRefuseTheNext(t *testing.T) {
	for _, seat := range []struct{ who, then string }{{"zhao", ""}, {"wang", "zhao chen"}} {
		t.Run(seat.who, func(t *testing.T) {
			d := newDesk(t)
			d.run()
			d.amend("script.text", d.f.Answers["script.text"].Text()+"全国最佳！")
			if seat.then != "" {
				d.pass("zhao", "chen")
			}
			d.must(d.f.Decide(d.o, d.who(seat.who), workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "绝对化用语，不同意变更"}))
			d.expect(workflow.Running)
			d.amend("campaign.name", "双十二宽带老客回访")
			d.expect(workflow.Amending)
			d.pass("chen")
			d.expect(workflow.Running)
			if d.f.Title != "双十二宽带老客回访" {
				t.Errorf("the change is not in force: %s", d.f.Title)
			}
		})
	}
}

// run takes a fresh filing into its campaign.
func (d *desk) run() {
	d.Helper()
	d.approve()
	d.start()
}

// start begins an approved campaign.
func (d *desk) start() {
	d.Helper()
	d.launch()
	d.o.Now = d.o.Now.Add(7 * 24 * time.Hour)
	d.must(d.f.Start(d.o, d.who("li")))
}

// amend files a change of one answer.
func (d *desk) amend(key, value string) {
	d.Helper()
	d.must(d.f.Amend(d.o, d.who("lin"), "客户反馈后调整"))
	d.must(d.f.Answer(d.o, d.who("lin"), key, workflow.Value{value}))
	d.submit()
}
