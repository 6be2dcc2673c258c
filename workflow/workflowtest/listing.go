package workflowtest

import (
	"fmt"
	"testing"
	"time"

	"lian/workflow"
)

var listing = []story{
	{"an inbox shows the most urgent first, to those whose turn it is", inboxOrder},
	{"an inbox is read in pages", inboxPages},
	{"a list is newest first and takes every filter", listFilters},
	{"text is searched as it stands", listText},
	{"what a person decided on comes latest first, each filing once", spokenOnce},
	{"the filing being answered is found again", askingFound},
	{"what time must look at comes in order", dueInOrder},
	{"an overview shows the whole desk", overviewWhole},
}

func titlesOf[S any](rows []S, title func(S) string) []string {
	var titles []string
	for _, r := range rows {
		titles = append(titles, title(r))
	}
	return titles
}

func summaryTitle(s workflow.Summary) string { return s.Title }
func waitingTitle(w workflow.Waiting) string { return w.Title }

func (d *Desk) inbox(person string, page workflow.Page) []string {
	d.t.Helper()
	rows, err := d.Inbox(d.ctx(), person, page)
	d.must(err)
	return titlesOf(rows, waitingTitle)
}

func (d *Desk) list(l workflow.Listing) []string {
	d.t.Helper()
	rows, err := d.List(d.ctx(), l)
	d.must(err)
	return titlesOf(rows, summaryTitle)
}

func inboxOrder(t *testing.T, d *Desk) {
	d.Now = SampleNow.Add(2 * time.Hour)
	late := d.File("晚到的")
	d.Now = SampleNow
	d.File("早到的")
	same(t, "陈律师's inbox", d.inbox(Chen, workflow.Page{Limit: 20}), []string{"早到的", "晚到的"})
	if got := d.inbox(Feng, workflow.Page{Limit: 20}); len(got) != 0 {
		t.Errorf("冯险 is asked before the review is over: %v", got)
	}
	d.Now = SampleNow.Add(3 * time.Hour)
	d.pass(late, Chen)
	same(t, "陈律师's inbox after a decision", d.inbox(Chen, workflow.Page{Limit: 20}), []string{"早到的"})
	n, err := d.InboxCount(d.ctx(), Chen)
	d.must(err)
	if n != 1 {
		t.Errorf("the inbox counts %d, want 1", n)
	}
	rows, err := d.Inbox(d.ctx(), Zhou, workflow.Page{Limit: 1, Skip: 1})
	d.must(err)
	want := workflow.Waiting{Summary: rows[0].Summary, Seat: SeatCompliance, Step: workflow.StepReview, Lane: "compliance",
		Role: workflow.RoleCompliance, Holder: Zhou, OpenedAt: SampleNow.Add(2 * time.Hour), DueAt: SampleNow.Add(2*time.Hour + SampleDue)}
	same(t, "a line of the inbox", rows[0], want)
	same(t, "its filing", rows[0].Number, late.Number)
}

func inboxPages(t *testing.T, d *Desk) {
	for n := range 5 {
		d.Now = SampleNow.Add(time.Duration(n) * time.Minute)
		d.File(fmt.Sprintf("第 %d 件", n))
	}
	same(t, "the first page", d.inbox(Wu, workflow.Page{Limit: 2}), []string{"第 0 件", "第 1 件"})
	same(t, "the last page", d.inbox(Wu, workflow.Page{Limit: 2, Skip: 4}), []string{"第 4 件"})
	same(t, "no page", d.inbox(Wu, workflow.Page{}), []string{"第 0 件", "第 1 件", "第 2 件", "第 3 件", "第 4 件"})
}

func listFilters(t *testing.T, d *Desk) {
	day := func(n int) time.Time { return SampleNow.Add(time.Duration(n) * SampleDue) }
	d.Now = day(0)
	d.Draft("草稿")
	d.Now = day(1)
	d.File("在审")
	d.Now = day(2)
	d.Approve(d.File("已批"))
	d.Now = day(3)
	d.File("新审")
	for _, c := range []struct {
		what string
		ask  workflow.Listing
		want []string
	}{
		{"everything", workflow.Listing{}, []string{"新审", "已批", "在审", "草稿"}},
		{"小林's", workflow.Listing{Applicant: Lin, Page: workflow.Page{Limit: 2}}, []string{"新审", "已批"}},
		{"马骏's", workflow.Listing{Applicant: Ma}, nil},
		{"one state", workflow.Listing{States: []workflow.State{workflow.Reviewing}}, []string{"新审", "在审"}},
		{"two states", workflow.Listing{States: []workflow.State{workflow.Draft, workflow.Approved}, Page: workflow.Page{Limit: 9}}, []string{"已批", "草稿"}},
		{"two states, page two", workflow.Listing{States: []workflow.State{workflow.Reviewing, workflow.Approved}, Page: workflow.Page{Limit: 2, Skip: 1}}, []string{"已批", "在审"}},
		{"submitted from", workflow.Listing{From: day(2)}, []string{"新审", "已批"}},
		{"submitted to", workflow.Listing{To: day(2)}, []string{"在审"}},
		{"all of it", workflow.Listing{Applicant: Lin, States: []workflow.State{workflow.Reviewing, workflow.Approved}, Text: "批", From: day(1), To: day(3), Page: workflow.Page{Limit: 5}}, []string{"已批"}},
	} {
		same(t, c.what, d.list(c.ask), c.want)
	}
}

func listText(t *testing.T, d *Desk) {
	hard := d.File(`100%_"折'扣\ iPhone`)
	d.File("一百折扣")
	for _, c := range []struct {
		text string
		want int
	}{
		{"100%_", 1}, {"%", 1}, {"_", 1}, {"'", 1}, {`\`, 1}, {"折扣", 1}, {"折", 2}, {"IPHONE", 1}, {hard.Number, 1}, {"la-2026", 2}, {"没有", 0},
	} {
		if got := d.list(workflow.Listing{Text: c.text, Page: workflow.Page{Limit: 9}}); len(got) != c.want {
			t.Errorf("%q found %v, want %d", c.text, got, c.want)
		}
	}
}

func spokenOnce(t *testing.T, d *Desk) {
	first, second, third := d.File("甲"), d.File("乙"), d.File("丙")
	d.pass(first, Zhou, Chen, Wu, Feng, Zhao)
	d.pass(second, Zhou)
	d.pass(third, Zhou)
	f := d.Run(first)
	f, err := d.Do(f.ID, d.Command(Ma, workflow.ActEnd), func(f *workflow.Filing, by workflow.Person) error {
		return f.End(d.Office(), by, "名单打完")
	})
	d.must(err)
	_, err = d.Do(f.ID, d.Command(Lin, workflow.ActAnswer), func(f *workflow.Filing, by workflow.Person) error {
		return f.Answer(d.Office(), by, workflow.KeyCloseCost, workflow.Value{"100"})
	})
	d.must(err)
	d.act(f, Lin, workflow.ActClose, (*workflow.Filing).Close)
	d.pass(f, Zhou)
	rows, err := d.Spoken(d.ctx(), Zhou, workflow.Page{Limit: 9})
	d.must(err)
	same(t, "what 周敏 decided on", titlesOf(rows, summaryTitle), []string{"甲", "丙", "乙"})
	rows, err = d.Spoken(d.ctx(), Zhou, workflow.Page{Limit: 1, Skip: 1})
	d.must(err)
	same(t, "the second page", titlesOf(rows, summaryTitle), []string{"丙"})
}

func askingFound(t *testing.T, d *Desk) {
	_, err := d.Asking(d.ctx(), Lin)
	d.refused(err, workflow.NotFound)
	d.Draft("先起草的")
	d.Now = SampleNow.Add(time.Minute)
	later := d.Draft("后起草的")
	f, err := d.Asking(d.ctx(), Lin)
	d.must(err)
	same(t, "what 小林 is asked", f, later)
	_, err = d.Submit(later)
	d.must(err)
	f, err = d.Asking(d.ctx(), Lin)
	d.must(err)
	same(t, "what 小林 is asked next", f.Title, "先起草的")
}

func dueInOrder(t *testing.T, d *Desk) {
	d.Now = SampleNow.Add(time.Hour)
	late := d.File("晚到的")
	d.Now = SampleNow
	early := d.File("早到的")
	for _, c := range []struct {
		now   time.Time
		limit int
		want  []string
	}{
		{SampleNow.Add(SampleDue - time.Millisecond), 9, nil},
		{SampleNow.Add(SampleDue), 9, []string{early.ID}},
		{SampleNow.Add(2 * SampleDue), 9, []string{early.ID, late.ID}},
		{SampleNow.Add(2 * SampleDue), 1, []string{early.ID}},
	} {
		got, err := d.Due(d.ctx(), c.now, c.limit)
		d.must(err)
		same(t, "what is due", got, c.want)
	}
}

func overviewWhole(t *testing.T, d *Desk) {
	d.Run(d.Approve(d.File("在跑的")))
	ended := d.Run(d.Approve(d.File("打完的")))
	_, err := d.Do(ended.ID, d.Command(Ma, workflow.ActEnd), func(f *workflow.Filing, by workflow.Person) error {
		return f.End(d.Office(), by, "名单打完")
	})
	d.must(err)
	d.Now = SampleNow.Add(time.Hour)
	waits := d.pass(d.File("等赵总的"), Chen, Zhou, Wu, Feng)
	o, err := d.Overview(d.ctx(), Zhao, d.Now, d.Now.Add(SampleDue+time.Second))
	d.must(err)
	same(t, "waiting for 赵总", titlesOf(o.Mine, waitingTitle), []string{"等赵总的"})
	same(t, "overdue", titlesOf(o.Overdue, func(w workflow.Waiting) string { return w.Title + w.Holder }), []string{"等赵总的" + Qian, "等赵总的" + Zhao})
	same(t, "decided", titlesOf(o.Decided, func(s workflow.Decision) string { return s.Person }), []string{Chen, Zhou, Wu, Feng})
	same(t, "whose title is known", o.Titles[waits.ID].Title, "等赵总的")
	same(t, "to close", titlesOf(o.ToClose, summaryTitle), []string{"打完的"})
	if len(o.Running) != 1 || o.Running[0].Title != "在跑的" {
		t.Fatalf("running: %d campaigns", len(o.Running))
	}
	whole := d.load(o.Running[0].ID)
	whole.Seats, whole.Decisions = nil, nil // a digest does not ask who sat where
	same(t, "the running campaign", &o.Running[0], whole)
}
