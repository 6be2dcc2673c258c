package bot_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

// What is compared: a company of some years beside one of a hundred times its
// filings (ten times where LIAN_BENCH_FULL is not set, for loading takes long).
const (
	few  = 10_000
	many = 1_000_000
)

// alive is how many filings are on their way at any time: a company grows
// older, not busier, so all the others are closed.
const alive = 2_000

// BenchmarkGrowth times what a press, an inbox or a digest reads at both
// sizes, in turns. ratio is the p99 of many in parts of the p99 of few.
func BenchmarkGrowth(b *testing.B) {
	large := many
	if os.Getenv("LIAN_BENCH_FULL") == "" {
		large = few * 10
	}
	small, big := grown(b, few), grown(b, large)
	for _, l := range looks {
		b.Run(l.what, func(b *testing.B) { l.compare(b, small, big) })
	}
}

// compare looks at both in turns.
func (l look) compare(b *testing.B, offices ...*office) {
	var at [2]figures
	for i := range b.N {
		for size, o := range offices {
			here := *o
			here.B = b
			at[size].each = append(at[size].each, measure(1, 1, func(int) { l.at(&here, i) }).each...)
		}
	}
	b.ReportMetric(at[0].ms(.5), "p50-ms")
	b.ReportMetric(at[0].ms(.99), "p99-ms")
	b.ReportMetric(at[1].ms(.5), "many-p50-ms")
	b.ReportMetric(at[1].ms(.99), "many-p99-ms")
	b.ReportMetric(at[1].ms(.5)/at[0].ms(.5), "p50-ratio")
	b.ReportMetric(at[1].ms(.99)/at[0].ms(.99), "ratio")
}

// A look is one thing that people wait for.
type look struct {
	what string
	at   func(o *office, i int)
}

var looks = []look{
	{"inbox", func(o *office, i int) {
		rows, err := o.store.Inbox(o.Context(), reviewer(lanes[i%3], i), workflow.Page{Limit: 20})
		o.some(len(rows), err)
	}},
	{"count", func(o *office, i int) {
		n, err := o.store.InboxCount(o.Context(), reviewer(lanes[i%3], i))
		o.some(n, err)
	}},
	{"mine", func(o *office, i int) {
		rows, err := o.store.List(o.Context(), workflow.Listing{Applicant: fmt.Sprint("applicant-", i%200), Page: workflow.Page{Limit: 20}})
		o.some(len(rows), err)
	}},
	{"all", func(o *office, _ int) {
		rows, err := o.store.List(o.Context(), workflow.Listing{Page: workflow.Page{Limit: 20}})
		o.some(len(rows), err)
	}},
	{"running", func(o *office, _ int) {
		rows, err := o.store.List(o.Context(), workflow.Listing{States: []workflow.State{workflow.Approved, workflow.Running}, Page: workflow.Page{Limit: 20}})
		o.some(len(rows), err)
	}},
	{"closed", func(o *office, _ int) {
		rows, err := o.store.List(o.Context(), workflow.Listing{States: []workflow.State{workflow.Closed}, Page: workflow.Page{Limit: 20}})
		o.some(len(rows), err)
	}},
	{"decided", func(o *office, i int) {
		rows, err := o.store.Spoken(o.Context(), reviewer(lanes[i%3], i), workflow.Page{Limit: 20})
		o.some(len(rows), err)
	}},
	{"filing", func(o *office, i int) {
		f, err := o.store.Filing(o.Context(), copyOf(newest-alive-i%few/2))
		o.must(err)
		o.some(len(f.Decisions), nil)
	}},
	{"digest", func(o *office, _ int) {
		now := time.Now()
		all, err := o.store.Overview(o.Context(), reviewer(lanes[0], 0), now.AddDate(0, 0, -2), now)
		o.some(len(all.Mine), err)
	}},
	{"due", func(o *office, _ int) {
		_, err := o.store.Due(o.Context(), time.Now(), 100) // the clock of a quiet minute: nothing is due
		o.must(err)
	}},
	{"said 待办", func(o *office, i int) {
		o.handle(chat.Event{ID: fmt.Sprint("inbox/", time.Now().UnixNano()), From: at(reviewer(lanes[i%3], i)), Direct: true,
			Act: chat.Said{Text: "待办"}}, func(r chat.Reply) bool { return len(r.Messages) == 1 && r.Messages[0].Kind == "inbox" })
	}},
	{"search", func(o *office, _ int) {
		rows, err := o.store.List(o.Context(), workflow.Listing{Text: "续约", Page: workflow.Page{Limit: 50}})
		o.some(len(rows), err)
	}},
	{"search in vain", func(o *office, _ int) {
		_, err := o.store.List(o.Context(), workflow.Listing{Text: "谁也没取过的名字", Page: workflow.Page{Limit: 50}})
		o.must(err)
	}},
	{"oldest", func(o *office, _ int) {
		rows, err := o.store.List(o.Context(), workflow.Listing{States: []workflow.State{workflow.Cancelled}, Page: workflow.Page{Limit: 20}})
		o.some(len(rows), err)
	}},
}

// some fails where a query finds nothing: it would be quick at any size.
func (o *office) some(n int, err error) {
	o.Helper()
	o.must(err)
	if n == 0 {
		o.Error("nothing found")
	}
}

// newest is the number of the last copy.
const newest = 2_000_000

// living are the filings on their way, the oldest first.
var living = []struct {
	state workflow.State
	count int
}{
	{workflow.Closing, 100}, {workflow.Ended, 180}, {workflow.Suspended, 20}, {workflow.Running, 200}, {workflow.Approved, 200},
	{workflow.Approving, 150}, {workflow.Assessing, 150}, {workflow.Reviewing, 700}, {workflow.Draft, 300},
}

// oldest is how many were cancelled, all of them before the first that ended
// otherwise: a list of them is behind everything else.
const oldest = 100

// past is how the others ended, as SQL over n: most were closed.
const past = "CASE n % 20 WHEN 0 THEN 'rejected' WHEN 1 THEN 'rejected' WHEN 2 THEN 'withdrawn' WHEN 3 THEN 'withdrawn'" +
	" WHEN 4 THEN 'withdrawn' WHEN 5 THEN 'expired' WHEN 6 THEN 'expired' ELSE 'closed' END"

// moment has one filing come in every two minutes, the last one now.
var moment = fmt.Sprintf("(UTC_TIMESTAMP(3) - INTERVAL (%d - n) * 2 MINUTE)", newest)

// grown is an office with that many filings.
func grown(b *testing.B, size int) *office {
	b.Helper()
	o := openOffice(b)
	begun := time.Now()
	o.counting(newest + 1)
	made := o.templates()
	n := newest + 1 - size
	o.copy(copying{template: made[workflow.Approved], state: "'cancelled'", from: n, to: n + oldest, moment: moment})
	o.copy(copying{template: made[workflow.Approved], state: past, from: n + oldest, to: n + size - alive, moment: moment})
	n += size - alive
	for _, p := range living {
		o.copy(copying{template: made[p.state], state: "'" + string(p.state) + "'", from: n, to: n + p.count, moment: moment})
		n += p.count
	}
	o.run("ANALYZE TABLE filings, seats, decisions")
	b.Logf("%d filings loaded in %v", size, time.Since(begun).Round(time.Second))
	return o
}

// templates takes filings through the process as people would and returns the
// id of one for every state that is alive. From approval on only the state
// differs in what lists and digests read.
func (o *office) templates() map[workflow.State]string {
	made := map[workflow.State]string{}
	draft := workflow.NewDraft(o.world(), o.world().Person("lin"))
	draft, err := o.store.Create(o.Context(), workflow.Command{Key: draft.ID, By: "lin", What: workflow.ActCreate}, draft)
	o.must(err)
	made[workflow.Draft] = draft.ID
	for state, upTo := range map[workflow.State]int{workflow.Reviewing: 0, workflow.Assessing: 1, workflow.Approving: 2, workflow.Approved: 3} {
		f := o.filed("双十二宽带老客续约回访")
		for _, step := range []func(*workflow.Filing){o.review, o.assess, o.approve}[:upTo] {
			step(f)
		}
		f, err := o.store.Filing(context.WithoutCancel(o.Context()), f.ID)
		o.must(err)
		if f.State != state {
			o.Fatalf("%s is %s, not %s", f.Number, f.State, state)
		}
		made[state] = f.ID
	}
	for _, state := range []workflow.State{workflow.Running, workflow.Suspended, workflow.Ended, workflow.Closing} {
		made[state] = made[workflow.Approved]
	}
	return made
}

func (o *office) review(f *workflow.Filing) {
	for i, lane := range lanes {
		o.handle(o.pass(f.Number, lane, i), recorded)
	}
}

func (o *office) assess(f *workflow.Filing) {
	o.change(f.ID, "sun", workflow.ActRate, func(f *workflow.Filing, world workflow.Office, by workflow.Person) error {
		for _, r := range f.Risks {
			r.Likelihood, r.Impact, r.ResidualLikelihood, r.ResidualImpact, r.Owner = 2, 2, 1, 1, "sun"
			r.Mitigation = "逐条核对名单，抽听录音"
			if err := f.Rate(world, by, r); err != nil {
				return err
			}
		}
		return nil
	})
	o.cast(f.ID, "sun")
}

func (o *office) approve(f *workflow.Filing) {
	for range 3 { // at most two levels sign
		f, err := o.store.Filing(context.WithoutCancel(o.Context()), f.ID)
		o.must(err)
		if f.State != workflow.Approving {
			return
		}
		for i := range f.Seats {
			if s := &f.Seats[i]; s.State == workflow.SeatOpen {
				o.cast(f.ID, s.Holders[0])
				break
			}
		}
	}
}

// cast has a person pass the seat that is theirs.
func (o *office) cast(ref, person string) {
	o.change(ref, person, workflow.ActPass, func(f *workflow.Filing, world workflow.Office, by workflow.Person) error {
		return f.Decide(world, by, workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: opinion, AllChecks: true})
	})
}
