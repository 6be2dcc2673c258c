package bot_test

import (
	"fmt"
	"testing"
	"time"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// rounds is how often both sides take turns; what is reported is the median.
const rounds = 9

const opinion = "话术与告知内容已逐条核对，符合要求"

// BenchmarkDecisions counts decisions of the joint review from the event's
// arrival to Handle's return, everything committed, with so many presses in
// flight. Each filing is passed by its three departments, each press on another
// filing than those beside it. A loop of the same statements takes turns with
// it: ratio is lian's rate in parts of that.
func BenchmarkDecisions(b *testing.B) {
	o := openOffice(b)
	template := o.filed("双十二宽带老客续约回访")
	used := 0
	for _, inFlight := range []int{1, 8, 64} {
		b.Run(fmt.Sprint(inFlight), func(b *testing.B) {
			here := *o
			here.B = b
			used += here.compare(template.ID, used, inFlight)
		})
	}
}

// compare has lian and the raw loop decide on filings of their own, in turns,
// and returns how many filings that took.
func (o *office) compare(template string, first, inFlight int) (used int) {
	each := (o.N + len(lanes) - 1) / len(lanes)
	o.counting(first + 2*rounds*each)
	o.copy(copying{template: template, from: first, to: first + 2*rounds*each})
	var lian, raw [rounds]figures
	o.ResetTimer()
	o.StopTimer()
	for round := range rounds {
		base := first + 2*round*each
		o.StartTimer()
		lian[round] = o.counted(inFlight, func(i int) {
			o.handle(o.pass(copyOf(base+i%each), lanes[i/each], i), recorded)
		})
		o.StopTimer()
		raw[round] = o.counted(inFlight, func(i int) {
			if err := rawOf(copyOf(base+each+i%each), i/each, i).do(o.Context(), o.sql); err != nil {
				o.Error(err)
			}
		})
	}
	o.report(lian, raw)
	return 2 * rounds * each
}

// counted measures, and counts the statements that the server was asked. It
// counts everybody's: on a server that others use it is too high.
func (o *office) counted(inFlight int, do func(i int)) figures {
	before := o.asked()
	f := measure(o.N, inFlight, do)
	f.statements = float64(o.asked()-before) / float64(o.N)
	return f
}

func (o *office) asked() (n int64) {
	var name string
	o.must(o.sql.QueryRowContext(o.Context(), "SHOW GLOBAL STATUS LIKE 'Questions'").Scan(&name, &n))
	return n
}

// report reports the median round of each side.
func (o *office) report(lian, raw [rounds]figures) {
	metric := func(name string, of func(round int) float64) {
		var values []float64
		for round := range rounds {
			values = append(values, of(round))
		}
		o.ReportMetric(median(values), name)
	}
	for prefix, side := range map[string][rounds]figures{"": lian, "raw-": raw} {
		metric(prefix+"decisions/s", func(r int) float64 { return side[r].rate() })
		metric(prefix+"p50-ms", func(r int) float64 { return side[r].ms(.5) })
		metric(prefix+"p99-ms", func(r int) float64 { return side[r].ms(.99) })
		metric(prefix+"statements", func(r int) float64 { return side[r].statements })
	}
	metric("ratio", func(r int) float64 { return lian[r].rate() / raw[r].rate() })
	metric("p50-ratio", func(r int) float64 { return raw[r].ms(.5) / lian[r].ms(.5) })
	o.ReportMetric(o.Elapsed().Seconds()*1e9/float64(rounds*o.N), "ns/op")
}

// filed is a filing in review, made as a person would make it.
func (o *office) filed(title string) *workflow.Filing {
	o.Helper()
	world := o.world()
	f := workflow.NewDraft(world, world.Person("lin"))
	for key, value := range answers(title, world.Now) {
		o.must(f.Answer(world, world.Person("lin"), key, value))
	}
	f, err := o.store.Create(o.Context(), workflow.Command{Key: "prepare/" + f.ID, By: "lin", What: workflow.ActCreate}, f)
	o.must(err)
	return o.change(f.ID, "lin", workflow.ActSubmit, (*workflow.Filing).Submit)
}

// answers are the ordinary ones, with the campaign a week from now.
func answers(title string, now time.Time) workflow.Answers {
	a := workflowtest.Ordinary()
	a["campaign.name"] = []string{title}
	a["schedule.dates"] = []string{now.AddDate(0, 0, 7).Format(time.DateOnly), now.AddDate(0, 0, 27).Format(time.DateOnly)}
	return a
}

// pass is the form of a reviewer who lets a filing pass.
func (o *office) pass(number string, lane workflow.Role, n int) chat.Event {
	var checks []string
	for _, c := range o.book.Checklists[string(lane)] {
		checks = append(checks, c.ID)
	}
	seat := fmt.Sprintf("review/%s/%s", lane, lane)
	return chat.Event{ID: number + "/" + string(lane), From: at(reviewer(lane, n)), Direct: true, Act: chat.Filled{
		Action: chat.Action{Name: "pass", Subject: number, Seat: seat, Revision: 1},
		Values: map[string][]string{cards.InputOpinion: {opinion}, cards.InputChecks: checks},
	}}
}

// recorded tells that a decision was taken.
func recorded(r chat.Reply) bool { return r.Instead != nil && len(r.Problems) == 0 && r.Note != "" }
