package workflowtest

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"pgregory.net/rapid"

	"lian/workflow"
)

// A Deed is one random thing that somebody tries on a filing. It is made of
// nothing but its fields, so that the same deeds can be played on the pure
// model and on every database, and must come out the same.
type Deed struct {
	Who     string
	What    workflow.Act
	Seat    int // which of the filing's seats, open or not
	Old     int // how many revisions ago the card was drawn
	Verdict workflow.Verdict
	Field   string
	To      string // a colleague
	Score   int    // 1–5
	Hours   int    // that pass before it
	Again   bool   // the same delivery once more
	Luck    int    // chooses among what may be done
	Leaves  bool   // the colleague leaves the company before it, or comes back
}

// touched are the fields that the walk edits and returns, one of each kind of
// change and of lane.
var touched = []string{"script.text", "budget.amount", "audience.size", "schedule.dates", "campaign.name", "consent.channels"}

// paces are the hours between two deeds: mostly none, sometimes days, so that a
// walk takes about as long as a campaign.
var paces = append(make([]int, 24), 1, 5, 30, 24*4)

var tried = []workflow.Act{workflow.ActPass, workflow.ActPass, workflow.ActPass, workflow.ActPass, workflow.ActReturn, workflow.ActReject,
	workflow.ActRate, workflow.ActRate, workflow.ActAnswer, workflow.ActAnswer, workflow.ActSubmit, workflow.ActSubmit, workflow.ActWithdraw,
	workflow.ActComment, workflow.ActTransfer, workflow.ActAdd, workflow.ActNudge, workflow.ActStart, workflow.ActStart, workflow.ActReport,
	workflow.ActComplain, workflow.ActSuspend, workflow.ActResume, workflow.ActAmend, workflow.ActDrop, workflow.ActEnd, workflow.ActClose,
	workflow.ActCancel, workflow.ActRemind}

// Deeds draws a list of deeds of the people given.
func Deeds(t *rapid.T, people []workflow.Person, longest int) []Deed {
	staff := []string{}
	for _, p := range people {
		staff = append(staff, p.ID)
	}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Deed {
		return Deed{
			Who: rapid.SampledFrom(staff).Draw(t, "who"), What: rapid.SampledFrom(tried).Draw(t, "what"),
			Seat: rapid.IntRange(0, 7).Draw(t, "seat"), Old: rapid.SampledFrom([]int{0, 0, 0, 0, 1}).Draw(t, "old"),
			Field: rapid.SampledFrom(touched).Draw(t, "field"), To: rapid.SampledFrom(staff).Draw(t, "to"),
			Score: rapid.IntRange(1, 5).Draw(t, "score"), Hours: rapid.SampledFrom(paces).Draw(t, "hours"),
			Again: rapid.SampledFrom([]bool{false, false, false, true}).Draw(t, "again"), Luck: rapid.IntRange(0, 199).Draw(t, "luck"),
			Leaves: rapid.IntRange(0, 59).Draw(t, "leaves") == 59,
		}
	}), longest/2, longest).Draw(t, "deeds")
}

// Pace is how long passes before the deed: an approved campaign waits for its
// first day.
func (d Deed) Pace(f *workflow.Filing) time.Duration {
	if f.State == workflow.Approved {
		return 8 * time.Hour
	}
	return time.Duration(d.Hours) * time.Hour
}

// Guided turns most random deeds into something that somebody may do now, so
// that walks get far; the others stay as wild as they were drawn.
func (d Deed) Guided(f *workflow.Filing, o workflow.Office) Deed {
	if d.Seat >= 6 {
		return d
	}
	var can []Deed
	for _, p := range o.People {
		for _, a := range f.WhatCanIDo(o, p) {
			if !slices.Contains(ends, a.Act) || d.Score == 5 && d.Seat == 0 {
				try := d
				try.Who, try.What, try.Old = p.ID, a.Act, 0
				try.Seat = max(0, slices.IndexFunc(f.Seats, func(s workflow.Seat) bool { return s.ID == a.Seat }))
				can = append(can, slices.Repeat([]Deed{try}, 1+8*strings.Count(onward, string(a.Act)))...)
			}
		}
	}
	if len(can) == 0 {
		return d
	}
	return can[d.Luck%len(can)]
}

// onward are the acts that take a filing further.
const onward = "pass rate submit start close resume amend suspend"

// ends are the acts after which a walk is soon over: guided walks do them
// seldom.
var ends = []workflow.Act{workflow.ActWithdraw, workflow.ActCancel, workflow.ActReject, workflow.ActEnd}

// Do tries the deed on a filing.
func (d Deed) Do(o workflow.Office, f *workflow.Filing, by workflow.Person) error {
	reason := "随机走查的原因说明"
	switch d.What {
	case workflow.ActPass, workflow.ActReturn, workflow.ActReject:
		return f.Decide(o, by, workflow.Ballot{Seat: d.seat(f), Revision: max(0, f.Revision-d.Old), Verdict: workflow.Verdict(d.What),
			Opinion: reason, Fields: []string{d.Field}, AllChecks: true, Platform: "console"})
	case workflow.ActRate:
		return d.rate(o, f, by)
	case workflow.ActAnswer:
		return d.answer(o, f, by)
	case workflow.ActSubmit:
		return f.Submit(o, by)
	case workflow.ActTransfer:
		return f.Transfer(o, by, d.seat(f), d.To, reason)
	case workflow.ActAdd:
		return f.AddSigner(o, by, d.seat(f), d.To, reason)
	case workflow.ActNudge:
		return f.Nudge(o, by)
	case workflow.ActStart:
		return d.start(o, f, by)
	case workflow.ActReport:
		return f.Report(o, by, d.report(o))
	case workflow.ActComplain:
		return f.Complain(o, by, workflow.Answers{"complaint.cause": {"frequency"}, "complaint.channel": {"hotline"},
			"complaint.day": {o.Today().Format(time.DateOnly)}, "complaint.text": {"客户说一天接到三次电话"}})
	case workflow.ActDrop:
		return f.Drop(o, by)
	case workflow.ActClose:
		return d.close(o, f, by)
	case workflow.ActRemind:
		return f.Tick(o)
	}
	return d.withReason(o, f, by, reason)
}

func (d Deed) withReason(o workflow.Office, f *workflow.Filing, by workflow.Person, reason string) error {
	acts := map[workflow.Act]func(workflow.Office, workflow.Person, string) error{
		workflow.ActWithdraw: f.Withdraw, workflow.ActComment: f.Comment, workflow.ActSuspend: f.Suspend, workflow.ActResume: f.Resume,
		workflow.ActAmend: f.Amend, workflow.ActEnd: f.End, workflow.ActCancel: f.Cancel}
	return acts[d.What](o, by, reason)
}

func (d Deed) seat(f *workflow.Filing) string {
	if len(f.Seats) == 0 {
		return ""
	}
	return f.Seats[d.Seat%len(f.Seats)].ID
}

func (d Deed) rate(o workflow.Office, f *workflow.Filing, by workflow.Person) error {
	for _, r := range f.Risks {
		r.Likelihood, r.Impact, r.ResidualLikelihood, r.ResidualImpact, r.Owner = 5, 5, 1, d.Score, "li"
		if err := f.Rate(o, by, r); err != nil {
			return err
		}
	}
	return nil
}

// answer edits one field, or in the other phases answers everything open.
func (d Deed) answer(o workflow.Office, f *workflow.Filing, by workflow.Person) error {
	if f.Phase() != workflow.PhaseSubmit {
		return answerOpen(o, f, by)
	}
	values := map[string]workflow.Value{
		"script.text":      {Ordinary()["script.text"].Text() + "第" + strconv.Itoa(d.Score) + "版。"},
		"budget.amount":    {strconv.Itoa(d.Score * 20000000)},
		"audience.size":    {strconv.Itoa(d.Score * 9000)},
		"schedule.dates":   {"2026-12-0" + strconv.Itoa(d.Score), "2026-12-28"},
		"campaign.name":    {"双十二宽带续约 第" + strconv.Itoa(d.Score) + "批"},
		"consent.channels": {"phone"},
	}
	return f.Answer(o, by, d.Field, values[d.Field])
}

func answerOpen(o workflow.Office, f *workflow.Filing, by workflow.Person) error {
	for range 80 {
		open, err := f.Open(o)
		if err != nil || len(open) == 0 {
			return err
		}
		if err := f.Answer(o, by, open[0].Key, Plausible(open[0])); err != nil {
			return err
		}
	}
	return nil
}

func (d Deed) start(o workflow.Office, f *workflow.Filing, by workflow.Person) error {
	if f.May(o, by, workflow.ActAnswer) == nil && f.State == workflow.Approved {
		if err := answerOpen(o, f, by); err != nil {
			return err
		}
	}
	return f.Start(o, by)
}

func (d Deed) close(o workflow.Office, f *workflow.Filing, by workflow.Person) error {
	if f.May(o, by, workflow.ActAnswer) == nil && f.State == workflow.Ended {
		if err := answerOpen(o, f, by); err != nil {
			return err
		}
	}
	return f.Close(o, by)
}

func (d Deed) report(o workflow.Office) workflow.Answers {
	return workflow.Answers{"report.day": {o.Today().Format(time.DateOnly)}, "report.dials": Number(4000), "report.connects": Number(1200),
		"report.conversions": Number(int64(d.Score)), "report.complaints": Number(0), "report.optouts": Number(9), "report.feedback": {"多数客户愿意听完"}}
}
