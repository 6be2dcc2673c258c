package asking

import (
	"fmt"
	"slices"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// A state of affairs is what the summary reports.
type affairs struct {
	all     []*workflow.Question
	missing []*workflow.Question
	found   []workflow.Finding
}

func (v view) affairs() (affairs, error) {
	all, err := v.Office.Applicable(v.f.Phase(), v.f.Answers, v.f.Risks)
	if err != nil {
		return affairs{}, err
	}
	found, err := v.f.Findings(v.Office, v.f.Phase())
	if err != nil {
		return affairs{}, err
	}
	a := affairs{all: all, found: found}
	for _, q := range all {
		if _, answered := v.f.Answers[q.Key]; !answered || q.Check(v.f.Answers[q.Key]) != nil {
			a.missing = append(a.missing, q)
		}
	}
	return a, nil
}

// blocked tells whether anything stands in the way of handing it in.
func (a affairs) blocked() bool {
	return len(a.missing) > 0 || slices.ContainsFunc(a.found, func(f workflow.Finding) bool { return f.Blocks })
}

// summary is everything answered so far, section by section, with what is
// missing or refused in red, who will look at it and by when, and the button
// that hands it in. What a copy took over is one line.
func (v view) summary() chat.Message { return v.summarise(false) }

// unfolded is the summary with every answer in it; as the value of a button it
// asks for that.
const unfolded = "unfolded"

func (v view) unfolded() chat.Message { return v.summarise(true) }

func (v view) summarise(whole bool) chat.Message {
	a, err := v.affairs()
	if err != nil {
		return v.said("notice", v.Say.Say("asking.broken"))
	}
	card := &chat.Card{
		Title:    v.Say.Say("asking.summary.title", "Title", v.title()),
		Subtitle: v.f.Ref(),
		Tone:     chat.Waiting,
		Status:   v.Say.Say("asking.summary.ready"),
		Progress: &chat.Progress{Done: len(a.all) - len(a.missing), Total: len(a.all), Label: fmt.Sprintf("%d/%d", len(a.all)-len(a.missing), len(a.all))},
		Footer:   v.Say.Say("asking.summary.footer"),
	}
	if a.blocked() {
		card.Tone, card.Status = chat.Bad, v.Say.Say("asking.summary.blocked")
	}
	card.Sections = append(card.Sections, v.obstacles(a)...)
	card.Sections = append(card.Sections, v.diff()...)
	folded := v.inherited(a.all)
	if whole {
		folded = nil
	}
	card.Sections = append(card.Sections, v.answered(a, folded)...)
	card.Sections = append(card.Sections, v.ahead()...)
	card.Buttons = v.handingIn(a, folded)
	return v.message("summary", plain(card), card)
}

// mostMissing is how many unanswered questions are named before they are only
// counted; every one of them is red among the answers.
const mostMissing = 5

// obstacles lists what is missing and what the rule book refuses or warns of.
func (v view) obstacles(a affairs) []chat.Section {
	var items []chat.Item
	for _, q := range a.missing[:min(len(a.missing), mostMissing)] {
		items = append(items, chat.Item{Mark: chat.Attend, Tone: chat.Bad, Text: v.Say.Say("asking.summary.missing", "Field", v.in(q.Label))})
	}
	if more := len(a.missing) - mostMissing; more > 0 {
		items = append(items, chat.Item{Mark: chat.Attend, Tone: chat.Bad, Text: v.Say.Say("words.more", "N", more)})
	}
	items = append(items, v.findings(a.found)...)
	if len(items) == 0 {
		return nil
	}
	return []chat.Section{{Heading: v.Say.Say("asking.summary.attend"), Items: items}}
}

// answered lists the answers, one section of the card for each of the form;
// those folded are one line before them.
func (v view) answered(a affairs, folded []*workflow.Question) []chat.Section {
	var list []chat.Section
	if len(folded) > 0 {
		line := v.Say.Say("asking.copy.folded", "N", len(folded), "Ref", copied(v.f))
		list = append(list, chat.Section{Items: []chat.Item{{Mark: chat.Done, Text: line}}})
	}
	for _, s := range v.Office.Book.Form.Phase(v.f.Phase()) {
		section := chat.Section{Heading: v.in(s.Title)}
		for _, q := range s.Questions {
			if slices.Contains(a.all, q) && !slices.Contains(folded, q) {
				section.Fields = append(section.Fields, v.field(q))
			}
		}
		if len(section.Fields) > 0 {
			list = append(list, section)
		}
	}
	return list
}

// field is a question with its answer; what is missing is red.
func (v view) field(q *workflow.Question) chat.Field {
	value, answered := v.f.Answers[q.Key]
	f := chat.Field{Label: v.in(q.Label), Value: v.brief(q, value), Wide: q.Type == workflow.TypeLong}
	switch {
	case !answered || q.Check(value) != nil:
		f.Value, f.Tone = v.Say.Say("asking.unanswered"), chat.Bad
	case len(value) == 0:
		f.Value, f.Tone = v.Say.Say("asking.skipped.value"), chat.Muted
	}
	return f
}

// diff shows what was changed since the revision that reviewers know.
func (v view) diff() []chat.Section {
	changed := v.f.Changed()
	if v.f.Revision == 0 || len(changed) == 0 {
		return nil
	}
	before, after := workflow.Answers{}, workflow.Answers{}
	for _, key := range changed {
		before[key], after[key] = v.f.Before[key], v.f.Answers[key]
	}
	return []chat.Section{cards.Diff(v.cards(), before, after)}
}

// handingIn are the summary's buttons: hand it in where nothing stands in the
// way, mend what does, look at what is folded, change anything.
func (v view) handingIn(a affairs, folded []*workflow.Question) []chat.Button {
	var list []chat.Button
	if !a.blocked() {
		list = append(list, v.handIn())
	}
	if len(v.f.Asking.Key) > 0 || len(a.missing) > 0 {
		list = append(list, strong(v.Say.Say("asking.button.goon"), v.action(DoQuestion, nil, "")))
	}
	for _, f := range a.found {
		if q := v.Office.Book.Form.Question(f.Key); f.Blocks && q != nil {
			list = append(list, v.change(v.in(q.Label), f.Key))
		}
	}
	if len(folded) > 0 {
		list = append(list, button(v.Say.Say("asking.button.unfold", "N", len(folded)), v.action(DoSummary, nil, unfolded)))
	}
	for _, s := range v.Office.Book.Form.Phase(v.f.Phase()) {
		if slices.ContainsFunc(s.Questions, func(q *workflow.Question) bool { return slices.Contains(a.all, q) }) {
			b := v.change(v.in(s.Title), s.ID)
			b.More = true
			list = append(list, b)
		}
	}
	return append(list, further(v.Say.Say("asking.button.save"), v.action(DoSave, nil, "")))
}

// change is a button that edits a question or chooses one of a section.
func (v view) change(label, field string) chat.Button {
	a := v.action(DoEdit, nil, fromSummary)
	a.Field = field
	return button(v.Say.Say("asking.button.edit.field", "Field", label), a)
}

// handIn is the desk's button that ends the phase.
func (v view) handIn() chat.Button {
	act := workflow.ActSubmit
	switch v.f.Phase() {
	case workflow.PhaseLaunch:
		act = workflow.ActStart
	case workflow.PhaseClose:
		act = workflow.ActClose
	}
	return strong(v.Say.Act(act), v.action(string(act), nil, ""))
}

// confirmation asks for a yes to an edit that makes other answers inapplicable.
func (v view) confirmation() chat.Message {
	var edits, drops []chat.Item
	for _, s := range v.Office.Book.Form.Phase(v.f.Phase()) {
		for _, q := range s.Questions {
			if value, edited := v.f.Asking.Confirm[q.Key]; edited {
				edits = append(edits, chat.Item{Text: v.in(q.Label) + v.Say.Say("words.colon") + v.brief(q, v.f.Answers[q.Key]) + " → " + v.brief(q, value)})
			}
			if slices.Contains(v.f.Asking.Drops, q.Key) {
				drops = append(drops, chat.Item{Mark: chat.Attend, Tone: chat.Warn, Text: v.in(q.Label) + v.Say.Say("words.colon") + v.brief(q, v.f.Answers[q.Key])})
			}
		}
	}
	card := &chat.Card{Title: v.Say.Say("asking.confirm.title"), Tone: chat.Warn, Sections: []chat.Section{
		{Heading: v.Say.Say("asking.confirm.edit"), Items: edits},
		{Heading: v.Say.Say("asking.confirm.drops", "N", len(drops)), Items: drops},
	}, Footer: v.Say.Say("asking.confirm.footer"),
		Buttons: []chat.Button{grave(v.Say.Say("asking.button.clear"), v.action(DoClearYes, nil, "")),
			button(v.Say.Say("asking.button.leave.it"), v.action(DoClearNo, nil, ""))}}
	return v.message("confirm", plain(card), card)
}
