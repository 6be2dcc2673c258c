package cards

import (
	"strconv"

	"lian/bot/chat"
	"lian/workflow"
)

// stage is the step of six that a state belongs to; 0 where the filing left
// the process before its end.
var stage = map[workflow.State]int{
	workflow.Draft: 1, workflow.Returned: 1, workflow.Submitted: 2, workflow.Reviewing: 2, workflow.Assessing: 3,
	workflow.Approving: 4, workflow.Approved: 5, workflow.Running: 5, workflow.Suspended: 5, workflow.Amending: 5,
	workflow.Ended: 6, workflow.Closing: 6, workflow.Closed: 6,
}

const stages = 6

// progress is where the filing is among the six steps.
func (v View) progress() *chat.Progress {
	at := stage[v.Filing.State]
	if at == 0 {
		return nil
	}
	done := at - 1
	if v.Filing.State == workflow.Closed {
		done = stages
	}
	return &chat.Progress{Done: done, Total: stages, Label: v.words("cards.progress", "At", at, "Of", stages, "Step", v.words("cards.stage."+strconv.Itoa(at)))}
}

// steps lists the seats of review, assessment and approval, and of the
// close-out once it has begun, with the steps that have no seats yet.
func (v View) steps() chat.Section {
	s := chat.Section{Heading: v.words("cards.steps")}
	for _, step := range []workflow.StepID{workflow.StepReview, workflow.StepAssess, workflow.StepApprove} {
		items := v.stepItems(step)
		if len(items) == 0 && !v.Filing.State.Final() {
			items = []chat.Item{{Mark: chat.Later, Tone: chat.Muted, Text: v.Say.Step(step), Note: v.Say.Seat(workflow.SeatWaiting)}}
		}
		s.Items = append(s.Items, items...)
	}
	s.Items = append(s.Items, v.stepItems(workflow.StepClose)...)
	return s
}

func (v View) stepItems(step workflow.StepID) []chat.Item {
	var items []chat.Item
	for i := range v.Filing.Seats {
		if s := &v.Filing.Seats[i]; s.Step == step && s.State != workflow.SeatVoid {
			items = append(items, v.seatItem(s))
		}
	}
	return items
}

// where says who holds the filing and since when.
func (v View) where() chat.Section {
	f := v.Filing
	s := chat.Section{Fields: []chat.Field{{Label: v.words("cards.where"), Value: v.Say.State(f.State), Tone: stateTone(f.State)}}}
	if who := v.holding(); who != "" {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.holder"), Value: who})
	}
	if !f.State.Final() {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.since"), Value: v.words("cards.since.value", "At", v.Moment(f.Since), "Held", v.held(f.Since))})
	}
	if f.Reason != "" {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.reason"), Value: brief(f.Reason, opinionLength), Wide: true})
	}
	return s
}

// holding names who must act now; "" where nobody must.
func (v View) holding() string {
	f := v.Filing
	switch f.State {
	case workflow.Draft, workflow.Returned, workflow.Ended:
		return v.Name(f.Applicant)
	case workflow.Approved:
		return v.names(v.Office.With(v.Office.Book.Process.Start...))
	}
	var who []string
	for _, s := range f.OpenSeats("") {
		who = append(who, v.waitingFor(s)...)
	}
	if len(who) == 0 && f.State == workflow.Amending {
		return v.Name(f.Applicant)
	}
	return v.names(unique(who))
}

func unique(ids []string) []string {
	seen := map[string]bool{}
	var once []string
	for _, id := range ids {
		if !seen[id] {
			once = append(once, id)
		}
		seen[id] = true
	}
	return once
}

func stateTone(s workflow.State) chat.Tone {
	switch s {
	case workflow.Approved, workflow.Running, workflow.Closed:
		return chat.Good
	case workflow.Returned, workflow.Suspended, workflow.Amending:
		return chat.Warn
	case workflow.Rejected:
		return chat.Bad
	case workflow.Withdrawn, workflow.Cancelled, workflow.Expired, workflow.Draft:
		return chat.Muted
	}
	return chat.Waiting
}
