package cards

import (
	"cmp"
	"slices"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

// Running is a campaign's card while calls are made.
func Running(v View) chat.Message {
	if !v.Filing.Is(workflow.Running, workflow.Amending) {
		return v.now()
	}
	return v.message(string(workflow.NoticeRunning), v.runningCard())
}

func (v View) runningCard() chat.Card {
	c := v.card(v.titled(v.words("cards.running.title")), v.Say.State(v.Filing.State), stateTone(v.Filing.State))
	c.Progress = v.elapsed()
	c.Sections = sections(v.amendment(), v.figures(), v.causes(), v.lastReport())
	c.Buttons = v.buttons("", workflow.ActReport, workflow.ActComplain, workflow.ActSuspend, workflow.ActAmend, workflow.ActDrop,
		workflow.ActEnd, workflow.ActNudge, workflow.ActComment)
	c.Buttons = append(c.Buttons, v.looking()...)
	if v.Filing.Is(workflow.Amending) {
		c.Buttons = append(v.answering(v.words("cards.button.amend_answers")), c.Buttons...)
	}
	return c
}

// elapsed is how much of the campaign's days is over.
func (v View) elapsed() *chat.Progress {
	days := v.Filing.Answers[workflow.KeySchedule]
	if len(days) != 2 {
		return nil
	}
	total := int(days.Date(1).Sub(days.Date(0))/(24*time.Hour)) + 1
	left := int(days.Date(1).Sub(v.Office.Today()) / (24 * time.Hour))
	left = min(max(left, 0), total)
	return &chat.Progress{Done: total - left, Total: total, Label: v.words("cards.running.left", "N", left, "Last", v.Say.Day(days[1]))}
}

// amendment tells that a change is under way, and that what is in force stays.
func (v View) amendment() chat.Section {
	a := v.Filing.Amendment
	if a == nil {
		return chat.Section{}
	}
	s := chat.Section{Heading: v.words("cards.amendment"), Text: v.whatIsInForce(a),
		Fields: []chat.Field{{Label: v.words("cards.reason"), Value: brief(a.Reason, opinionLength), Wide: true}}}
	if a.Filed {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.amendment.class"), Value: v.Say.Change(a.Class)},
			chat.Field{Label: v.words("cards.holder"), Value: v.holding()})
		s.Items = slices.Concat(v.stepItems(workflow.StepReview), v.stepItems(workflow.StepAssess), v.stepItems(workflow.StepApprove))
	}
	return s
}

// whatIsInForce tells what may be called by while a change is made: a material
// one stops the calls once it is filed (handbook: domain §8.3), and what was
// suspended before stays so.
func (v View) whatIsInForce(a *workflow.Amendment) string {
	switch {
	case a.From == workflow.Suspended:
		return v.words("cards.amendment.suspended")
	case !v.Filing.MayCall():
		return v.words("cards.amendment.material")
	case a.Filed:
		return v.words("cards.amendment.filed")
	}
	return v.words("cards.amendment.draft")
}

// figures adds up what was reported.
func (v View) figures() chat.Section {
	t := v.Filing.Totals()
	s := chat.Section{Heading: v.words("cards.figures"), Fields: []chat.Field{
		v.figure(workflow.KeyReportDials, t.Dials), v.figure(workflow.KeyReportConnects, t.Connects),
		v.figure(workflow.KeyReportConversions, t.Conversions), v.figure(workflow.KeyReportComplaints, t.Complaints),
		v.figure(workflow.KeyReportOptOuts, t.OptOuts)}}
	if t.Dials > 0 {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.rate.connect"), Value: v.Say.Percent(t.Connects * 10000 / t.Dials)})
	}
	return s
}

func (v View) figure(key string, n int64) chat.Field {
	return chat.Field{Label: v.label(key), Value: v.Say.Count(n)}
}

// causes counts the complaints entered one by one, the most frequent first.
func (v View) causes() chat.Section {
	s := chat.Section{}
	counts := slices.Clone(v.Filing.Complaints)
	slices.SortStableFunc(counts, func(a, b workflow.CauseCount) int { return cmp.Compare(b.Count, a.Count) })
	q := v.question(workflow.KeyComplaintCause)
	for _, c := range counts {
		s.Items = append(s.Items, chat.Item{Mark: chat.Attend, Tone: chat.Warn,
			Text: v.pair(Value(v.Say, q, workflow.Value{c.Cause}, v.Name, v.file), v.words("cards.times", "N", c.Count))})
	}
	if len(s.Items) > 0 {
		s.Heading = v.words("cards.complaints", "N", v.Filing.ComplaintCount())
	}
	return s
}

// lastReport is the newest day's figures, or that there are none.
func (v View) lastReport() chat.Section {
	days := v.Filing.Days
	if len(days) == 0 {
		return chat.Section{Text: v.words("cards.report.none")}
	}
	last := days[len(days)-1]
	return chat.Section{Text: v.words("cards.report.last", "Day", v.Say.Day(last.Date), "Dials", v.Say.Count(last.Dials),
		"Connects", v.Say.Count(last.Connects), "Conversions", v.Say.Count(last.Conversions), "Complaints", v.Say.Count(last.Complaints), "N", last.Complaints)}
}
