package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// editsShown is how many fields get a button of their own; 继续 leads through
// all of them.
const editsShown = 5

// Returned tells the applicant what a return asks for: every opinion, the
// fields to correct with a button each, what has changed so far, and who will
// have to look again.
func Returned(v View) chat.Message {
	f := v.Filing
	if f.Correction == nil { // gone on since, or an account that came back
		return v.afterReturn()
	}
	c := v.card(v.titled(v.words("cards.returned.title")), v.words("cards.returned.status"), chat.Warn)
	c.Sections = sections(v.opinions(v.words("cards.returned.opinions"), v.returnedNow), v.asked(), v.editedSoFar(), v.reopens())
	mend := append(v.edits(), v.answering(v.words("cards.button.correct"))...)
	c.Buttons = append(mend, v.resubmitting()...)
	if v.corrected() { // then handing it in is what stands out
		c.Buttons = append(v.resubmitting(), mend...)
	}
	c.Buttons = append(c.Buttons, v.buttons("", workflow.ActWithdraw, workflow.ActDrop, workflow.ActComment)...)
	c.Buttons = append(c.Buttons, v.looking()...)
	return v.message(string(workflow.NoticeReturned), c)
}

// resubmitting hands the corrected filing in, once something has changed.
func (v View) resubmitting() []chat.Button {
	if len(v.Filing.Changed()) == 0 {
		return nil
	}
	return relabel(v.buttons("", workflow.ActSubmit), workflow.ActSubmit, v.words("cards.button.resubmit"))
}

// corrected tells whether everything that was asked back has been seen to.
func (v View) corrected() bool {
	return !slices.ContainsFunc(v.Filing.Correction.Fields, func(key string) bool { return !slices.Contains(v.Filing.Correction.Done, key) })
}

func (v View) afterReturn() chat.Message {
	if v.Filing.Is(workflow.Ended, workflow.Closing) {
		return CloseOut(v)
	}
	return Status(v)
}

// returnedNow picks the returns of the current revision, and whatever was
// said with them.
func (v View) returnedNow(d workflow.Decision) bool { return d.Revision == v.Filing.Revision }

// askedItem is one field that was asked back, and whether it was seen to.
func (v View) askedItem(key string) chat.Item {
	item := chat.Item{Mark: chat.Open, Tone: chat.Waiting, Text: v.label(key), Note: v.words("cards.returned.open")}
	if slices.Contains(v.Filing.Correction.Done, key) {
		item.Mark, item.Tone, item.Note = chat.Done, chat.Good, v.words("cards.returned.done")
	}
	return item
}

// editedSoFar is the diff between what was returned and what stands now.
func (v View) editedSoFar() chat.Section {
	keys := v.Filing.Changed()
	if len(keys) == 0 {
		return chat.Section{}
	}
	before, after := workflow.Answers{}, workflow.Answers{}
	for _, key := range keys {
		before[key], after[key] = v.Filing.Before[key], v.Filing.Answers[key]
	}
	return Diff(v, before, after)
}

// reopens tells who would be asked again if it were submitted now.
func (v View) reopens() chat.Section {
	if v.Filing.Is(workflow.Amending) || len(v.Filing.Changed()) == 0 {
		return chat.Section{}
	}
	touched := v.Filing.LanesTouched(v.Office)
	text := v.words("cards.returned.reopens", "Lanes", v.laneNames(touched))
	if kept := v.kept(touched); len(kept) > 0 {
		text += v.words("cards.returned.keeps", "Lanes", v.laneNames(kept))
	}
	return chat.Section{Text: text}
}

// kept lists the lanes whose opinion stays.
func (v View) kept(touched []string) []string {
	var kept []string
	for _, s := range v.Filing.Seats {
		if s.State == workflow.SeatPassed && s.Step != workflow.StepApprove && !slices.Contains(touched, s.Lane) {
			kept = append(kept, s.Lane)
		}
	}
	return unique(kept)
}

// edits are the buttons of the fields that were asked back and not seen to.
func (v View) edits() []chat.Button {
	if !v.can(workflow.ActAnswer, "") {
		return nil
	}
	var buttons []chat.Button
	for _, key := range v.Filing.Correction.Fields {
		if len(buttons) == editsShown {
			break
		}
		a := v.action(GoEdit)
		a.Field = key
		buttons = append(buttons, chat.Button{Label: chat.Cut(v.words("cards.button.edit", "Field", v.label(key)), labelLength), Action: a})
	}
	return buttons
}

// labelLength keeps a button on one line.
const labelLength = 30
