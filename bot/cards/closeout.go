package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// CloseOut is the owner's card once calls are over: goal against actual from
// the reports, what is still to be filled in, and handing it in.
func CloseOut(v View) chat.Message {
	f := v.Filing
	if !f.Is(workflow.Ended, workflow.Closing) {
		return v.now()
	}
	c := v.card(v.titled(v.words("cards.close.title")), v.Say.State(f.State), chat.Waiting)
	c.Sections = sections(v.closeLead(), v.closeDue(), v.returnedAccount(), v.results(), v.figures(), v.causes(), v.lessons(), v.closeSeats())
	open, err := f.Open(v.Office)
	if f.Is(workflow.Ended) && (err != nil || len(open) > 0) {
		c.Buttons = v.answering(v.words("cards.button.close_out"))
	} else {
		c.Buttons = relabel(v.buttons("", workflow.ActClose), workflow.ActClose, v.words("cards.button.hand_in"))
	}
	c.Buttons = append(c.Buttons, v.buttons("", workflow.ActNudge, workflow.ActReport, workflow.ActComplain, workflow.ActComment)...)
	c.Buttons = append(c.Buttons, v.looking()...)
	return v.message(string(workflow.NoticeCloseDue), c)
}

// closeLead tells the owner what is wanted.
func (v View) closeLead() chat.Section {
	if !v.Filing.Is(workflow.Ended) || v.Reader.ID != v.Filing.Applicant {
		return chat.Section{}
	}
	return lead(v.words("cards.close.lead"))
}

// closeDue tells until when the account is expected.
func (v View) closeDue() chat.Section {
	f := v.Filing
	if !f.Is(workflow.Ended) || v.Office.DueAfter == nil {
		return chat.Section{}
	}
	at := v.Office.DueAfter(f.EndedAt, v.Office.Book.Process.CloseWithin)
	due, tone := v.due(&workflow.Seat{DueAt: at})
	return chat.Section{Fields: []chat.Field{
		{Label: v.words("cards.close.ended"), Value: v.Moment(f.EndedAt)}, {Label: v.words("cards.due.label"), Value: due, Tone: tone}}}
}

// returnedAccount shows why compliance gave the account back.
func (v View) returnedAccount() chat.Section {
	if !v.Filing.Is(workflow.Ended) {
		return chat.Section{}
	}
	return v.opinions(v.words("cards.close.returned"), func(d workflow.Decision) bool {
		return d.Step == workflow.StepClose && d.Verdict == workflow.VerdictReturn
	})
}

// results sets the goals against what came of them.
func (v View) results() chat.Section {
	t := &chat.Table{Head: []string{v.words("cards.result.what"), v.words("cards.result.goal"), v.words("cards.result.actual"), v.words("cards.result.share")}}
	for _, a := range v.Filing.Achievements() {
		q := v.question(a.Key)
		if q == nil || !v.mayRead(q) {
			continue
		}
		t.Rows = append(t.Rows, []string{v.in(q.Label), v.amount(q, a.Goal), v.amount(q, a.Actual), v.share(a)})
	}
	return chat.Section{Heading: v.words("cards.results"), Table: t}
}

func (v View) amount(q *workflow.Question, n int64) string {
	if q.Type == workflow.TypeMoney {
		return v.Say.Money(n)
	}
	return counted(v.Say, q, n)
}

// share is the actual as a part of the goal; where less is better it says
// whether the ceiling held.
func (v View) share(a workflow.Achievement) string {
	if a.Goal <= 0 {
		return "—"
	}
	share := v.Say.Percent(a.Actual * 10000 / a.Goal)
	switch {
	case !a.Ceiling:
		return share
	case a.Actual > a.Goal:
		return v.words("cards.result.over", "Share", share)
	}
	return v.words("cards.result.within", "Share", share)
}

// lessons are the answers of the close-out so far.
func (v View) lessons() chat.Section {
	s := chat.Section{Heading: v.words("cards.lessons")}
	for _, part := range AnswersSections(v, v.Filing.Answers, opinionLength, workflow.PhaseClose) {
		s.Fields = append(s.Fields, part.Fields...)
	}
	return s
}

func (v View) closeSeats() chat.Section {
	return chat.Section{Heading: v.words("cards.close.confirming"), Items: v.stepItems(workflow.StepClose)}
}
