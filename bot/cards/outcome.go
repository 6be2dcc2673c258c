package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Outcome tells the applicant how it ended, or that it may begin, with the
// next step. Drawn late, it says what is true then.
func Outcome(v View) chat.Message {
	f := v.Filing
	state := string(f.State)
	if v.refusedAmendment() {
		state = "amendment_refused"
	}
	id := "cards.outcome." + state
	if !v.Say.Has(id) { // not an end: it went on
		return v.now()
	}
	c := v.card(v.title(), v.Say.State(f.State), stateTone(f.State))
	c.Progress = v.progress()
	c.Sections = sections(lead(v.words(id, "Ref", f.Ref())), v.outcomeReason(), v.outcomeResults(), v.opinions(v.words("cards.opinions"), all))
	c.Buttons = v.buttons("", workflow.ActReport, workflow.ActComplain, workflow.ActSuspend, workflow.ActResume, workflow.ActAmend, workflow.ActCancel, workflow.ActComment)
	c.Buttons = append(c.Buttons, v.afresh()...)
	c.Buttons = append(c.Buttons, v.copying()...)
	c.Buttons = append(c.Buttons, v.looking()...)
	return v.message(string(workflow.NoticeOutcome), c)
}

// refusedAmendment tells that the last word on the filing was a rejection and
// the campaign goes on all the same.
func (v View) refusedAmendment() bool {
	f := v.Filing
	return f.Is(workflow.Running, workflow.Suspended) && len(f.Decisions) > 0 &&
		f.Decisions[len(f.Decisions)-1].Verdict == workflow.VerdictReject
}

func (v View) outcomeReason() chat.Section {
	if v.Filing.Reason == "" {
		return chat.Section{}
	}
	return chat.Section{Fields: []chat.Field{{Label: v.words("cards.reason"), Value: brief(v.Filing.Reason, opinionLength), Wide: true}}}
}

func (v View) outcomeResults() chat.Section {
	if !v.Filing.Is(workflow.Closed) {
		return chat.Section{}
	}
	return v.results()
}

// afresh offers a new filing after one that came to nothing.
func (v View) afresh() []chat.Button {
	if !v.Filing.Is(workflow.Rejected, workflow.Withdrawn, workflow.Cancelled, workflow.Expired) || v.Reader.ID != v.Filing.Applicant {
		return nil
	}
	return []chat.Button{v.beginning()}
}

func (v View) beginning() chat.Button {
	return chat.Button{Label: v.words("cards.button.begin"), Tone: chat.Good, Action: chat.Action{Name: GoBegin}}
}
