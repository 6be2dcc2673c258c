package cards

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// A rehearsal is the sample filing on its way, with a clock of its own. The
// first error stops it: nothing is done or shown after.
type rehearsal struct {
	office  workflow.Office
	filing  *workflow.Filing
	journal []workflow.Event
	earlier workflow.Answers
	say     text.Speaker
	shown   *[]Sample
	err     error
}

// A deed is one of the workflow's verbs.
type deed func(f *workflow.Filing, o workflow.Office, by workflow.Person) error

// rehearse starts a draft on the morning of Monday 23 November 2026.
func rehearse(book *workflow.Book, say text.Speaker) *rehearsal {
	r := &rehearsal{say: say, shown: &[]Sample{}, office: workflow.Office{
		Book: book, Now: time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC), Zone: time.FixedZone("Asia/Shanghai", 8*3600),
		People: samplePeople, DueAfter: calendarDays}}
	r.filing = workflow.NewDraft(r.office, r.office.Person("lin.xiao"))
	r.filing.ID = "D-01KB0000000000000000000000"
	r.collect()
	return r
}

// calendarDays counts a span in plain days and hours: what is a working day is
// not the cards' affair.
func calendarDays(from time.Time, span workflow.Span) time.Time {
	digits := strings.TrimRight(string(span), "wdhm")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return from
	}
	unit := map[string]time.Duration{"wd": 24 * time.Hour, "d": 24 * time.Hour, "wh": time.Hour, "h": time.Hour, "m": time.Minute}[string(span)[len(digits):]]
	return from.Add(time.Duration(n) * unit)
}

// do has a person do a deed some hours later.
func (r *rehearsal) do(by string, hours int, do deed) {
	if r.err != nil {
		return
	}
	r.wait(hours)
	who := r.office.Person(by)
	if by == workflow.Clock.ID {
		who = workflow.Clock
	}
	if r.err = do(r.filing, r.office, who); r.err == nil {
		r.filing.Version++
		r.collect()
	}
}

func (r *rehearsal) collect() {
	for _, e := range r.filing.Collect().Events {
		e.Seq = int64(len(r.journal) + 1)
		r.journal = append(r.journal, e)
	}
}

func (r *rehearsal) wait(hours int) {
	r.office.Now = r.office.Now.Add(time.Duration(hours) * time.Hour)
}

// until waits for the morning of a day.
func (r *rehearsal) until(day time.Time) {
	if at := day.Add(2 * time.Hour); at.After(r.office.Now) {
		r.office.Now = at
	}
}

// aside plays a side track on a copy; the main one goes on as if it had not
// been.
func (r *rehearsal) aside(play func(*rehearsal)) {
	if r.err != nil {
		return
	}
	side := *r
	side.filing, side.journal = copyOf(r.filing), slices.Clone(r.journal)
	play(&side)
	r.err = side.err
}

func copyOf(f *workflow.Filing) *workflow.Filing {
	c := *f
	c.Answers, c.Before = f.Answers.Clone(), maps.Clone(f.Before)
	c.Authors, c.Told, c.Risks, c.Days = slices.Clone(f.Authors), slices.Clone(f.Told), slices.Clone(f.Risks), slices.Clone(f.Days)
	c.Complaints, c.Decisions, c.Seats = slices.Clone(f.Complaints), slices.Clone(f.Decisions), slices.Clone(f.Seats)
	for i := range c.Seats {
		c.Seats[i].Holders = slices.Clone(c.Seats[i].Holders)
	}
	return &c
}

// show draws a card for a reader as things are now.
func (r *rehearsal) show(name, state, reader string, draw func(View) chat.Message) {
	if r.err != nil {
		return
	}
	v := View{Office: r.office, Filing: r.filing, Reader: r.office.Person(reader), Say: r.say, Files: sampleFile, Earlier: r.earlier, Journal: r.journal}
	*r.shown = append(*r.shown, Sample{Name: name, State: state, Message: draw(v)})
}

func (r *rehearsal) answer(by, key string, a workflow.Value) {
	r.do(by, 0, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return f.Answer(o, by, key, a) })
}

// answerAll answers what a phase still asks, with the sample's own answers and
// otherwise with what a question's own example or choices offer.
func (r *rehearsal) answerAll(phase workflow.Phase, by string) {
	for r.err == nil {
		open, err := r.office.Applicable(phase, r.filing.Answers, r.filing.Risks)
		if err != nil {
			r.err = err
			return
		}
		i := slices.IndexFunc(open, func(q *workflow.Question) bool { _, answered := r.filing.Answers[q.Key]; return !answered })
		if i < 0 {
			return
		}
		r.answerOne(phase, by, open[i])
	}
}

// answerOne takes the first answer that the rule book does not refuse.
func (r *rehearsal) answerOne(phase workflow.Phase, by string, q *workflow.Question) {
	if len(candidates(q)) == 0 {
		r.answer(by, q.Key, nil)
	}
	for _, a := range candidates(q) {
		r.answer(by, q.Key, a)
		if r.err != nil || !r.refuses(phase, q) {
			return
		}
	}
}

// refuses tells whether the answer to a question cannot be filed.
func (r *rehearsal) refuses(phase workflow.Phase, q *workflow.Question) bool {
	found, err := r.filing.Findings(r.office, phase)
	if err != nil {
		r.err = err
	}
	return slices.ContainsFunc(found, func(f workflow.Finding) bool { return f.Key == q.Key && f.Blocks })
}

// seatOf is the open seat that a person holds, "" where there is none.
func (r *rehearsal) seatOf(person string) string {
	if open := r.filing.OpenSeats(person); len(open) > 0 {
		return open[0].ID
	}
	return ""
}

func (r *rehearsal) decide(by string, b workflow.Ballot) {
	r.do(by, 3, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return f.Decide(o, by, b) })
}

func (r *rehearsal) decideIfAsked(by string, b workflow.Ballot) {
	if r.seatOf(by) != "" {
		r.decide(by, b)
	}
}

// rate rates one risk; what remains grows a little from risk to risk, so that
// the table shows several levels.
func (r *rehearsal) rate(risk workflow.Risk, i int) {
	risk.Likelihood, risk.Impact = max(risk.Likelihood, 2), max(risk.Impact, 2)
	risk.ResidualLikelihood, risk.ResidualImpact = min(1+i%2, risk.Likelihood), min(2+i%2, risk.Impact)
	risk.Owner = []string{"li.qiang", "lin.xiao", "chen.jie"}[i%3]
	r.do("sun.yan", 1, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return f.Rate(o, by, risk) })
}

func (r *rehearsal) report(by string, hours int, dials, connects, conversions int64) {
	number := func(n int64) workflow.Value { return workflow.Value{strconv.FormatInt(n, 10)} }
	r.do(by, hours, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		answers := workflow.Answers{workflow.KeyReportDay: {o.Today().Format(time.DateOnly)}, workflow.KeyReportDials: number(dials),
			workflow.KeyReportConnects: number(connects), workflow.KeyReportConversions: number(conversions),
			workflow.KeyReportComplaints: number(1), workflow.KeyReportOptOuts: number(12), workflow.KeyReportFeedback: {"多数客户关心续约后价格是否变化。"}}
		return f.Report(o, by, r.fill(workflow.PhaseReport, answers))
	})
}

func (r *rehearsal) complain(by string) {
	r.do(by, 2, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Complain(o, by, r.fill(workflow.PhaseComplaint, workflow.Answers{}))
	})
}

// fill completes the answers to a form of its own.
func (r *rehearsal) fill(phase workflow.Phase, answers workflow.Answers) workflow.Answers {
	for _, s := range r.office.Book.Form.Phase(phase) {
		for _, q := range s.Questions {
			if _, given := answers[q.Key]; !given && q.Type != workflow.TypeComputed {
				answers[q.Key] = first(candidates(q))
			}
		}
	}
	return answers
}

func first(values []workflow.Value) workflow.Value {
	if len(values) == 0 {
		return nil
	}
	return values[0]
}
