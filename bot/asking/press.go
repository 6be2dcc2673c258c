package asking

import (
	"context"
	"slices"
	"strings"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// Press answers a button of the conversation. A button proves nothing: whether
// its question is still open is looked at again, and one that is not gets the
// card as it is now and a sentence.
func (i *Interview) Press(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	switch a.Name {
	case DoNew:
		return i.Begin(ctx, t, a.Value)
	case DoBegin:
		return i.create(ctx, t, saying(a.Value))
	case DoContinue:
		return i.Continue(ctx, t, a.Subject)
	case DoCopy:
		return i.Copy(ctx, t, a.Subject, a.Value == onceMore)
	case DoDiscard:
		return i.discard(ctx, t, a)
	case DoRestart:
		return i.restart(ctx, t, a)
	case DoAttach:
		return i.attach(ctx, t, a)
	}
	if name, reads := looks[a.Name]; reads {
		return i.lookAt(ctx, t, a, name)
	}
	do, known := presses[a.Name]
	if !known {
		return i.outOfDate(ctx, t, a)
	}
	return i.change(ctx, t, a.Subject, 0, func(s *sitting) error { return s.press(a, do) })
}

// looks are the buttons that only show.
var looks = map[string]reading.Name{DoSummary: reading.Review, DoWhy: reading.Why, DoHelp: reading.Help,
	DoForm: reading.Form, DoLeave: reading.Cancel, DoQuestion: ""}

// presses are the buttons that change the filing, and whether they count only
// while their question is open.
var presses = map[string]pressed{
	DoAnswer: {(*sitting).pick, true}, DoToggle: {(*sitting).toggle, true}, DoDefault: {(*sitting).takeDefault, true},
	DoDoubt: {(*sitting).settle, true}, DoDone: {plainly((*sitting).done), true}, DoSkip: {plainly((*sitting).skip), true},
	DoKeep: {plainly((*sitting).keep), true}, DoBack: {plainly((*sitting).back), true}, DoRemove: {(*sitting).remove, false},
	DoSave: {plainly((*sitting).save), false}, DoEdit: {(*sitting).edit, false},
	DoClearYes: {func(s *sitting, _ *workflow.Question, _ string) error { return s.confirm(true) }, false},
	DoClearNo:  {func(s *sitting, _ *workflow.Question, _ string) error { return s.confirm(false) }, false},
}

// A pressed button does something with a question and a value.
type pressed struct {
	do     func(s *sitting, q *workflow.Question, value string) error
	inTurn bool
}

func plainly(do deed) func(*sitting, *workflow.Question, string) error {
	return func(s *sitting, _ *workflow.Question, _ string) error { return do(s) }
}

// press does what a button says if its question is the one being asked.
func (s *sitting) press(a chat.Action, p pressed) error {
	c, err := s.course()
	if err != nil {
		return err
	}
	q := s.Office.Book.Form.Question(a.Field)
	if a.Revision != s.f.Revision || p.inTurn && (q == nil || q != c.now) {
		s.out.note = s.stale(q)
		return nil
	}
	if a.Name == DoEdit && q == nil {
		return s.editSection(a)
	}
	if a.Name == DoEdit && a.Value == goOn {
		return s.goOnWriting(q)
	}
	s.f.Asking.Back = s.f.Asking.Back || a.Name == DoEdit && a.Value == fromSummary
	return p.do(s, q, a.Value)
}

// fromSummary marks the edit buttons of the summary: after the edit the person
// is back there.
const fromSummary = "summary"

// goOn marks the edit button that adds to a long text.
const goOn = "more"

// stale is the sentence for a button whose question is over.
func (v view) stale(q *workflow.Question) string {
	if q != nil && len(v.f.Answers[q.Key]) > 0 {
		return v.Say.Say("asking.stale.answered", "Field", v.in(q.Label), "Value", v.brief(q, v.f.Answers[q.Key]))
	}
	return v.Say.Say("asking.stale")
}

// pick answers with a choice, or with yes or no.
func (s *sitting) pick(q *workflow.Question, value string) error {
	if p := q.Check(workflow.Value{value}); p != nil {
		s.miss(q, value, p)
		return nil
	}
	return s.offer(given{q: q, value: workflow.Value{value}})
}

// toggle ticks one of several choices, or unticks it.
func (s *sitting) toggle(q *workflow.Question, value string) error {
	a := &s.f.Asking
	switch {
	case q.Choice(value) == nil:
		s.out.note = s.stale(nil)
	case slices.Contains(a.Picked, value):
		a.Picked = slices.DeleteFunc(a.Picked, func(code string) bool { return code == value })
	default:
		a.Picked = append(a.Picked, value)
	}
	return nil
}

func (s *sitting) takeDefault(q *workflow.Question, _ string) error {
	if p := q.Check(q.Default); p != nil {
		s.miss(q, s.full(q, q.Default), p)
		return nil
	}
	return s.offer(given{q: q, value: q.Default})
}

// settle takes one of the readings in doubt.
func (s *sitting) settle(q *workflow.Question, value string) error {
	if !slices.Contains(s.f.Asking.Doubt, value) {
		s.out.note = s.stale(q)
		return nil
	}
	if p := q.Check(unpacked(value)); p != nil {
		s.miss(q, s.full(q, unpacked(value)), p)
		return nil
	}
	return s.offer(given{q: q, value: unpacked(value)})
}

// edit turns to a question out of order.
func (s *sitting) edit(q *workflow.Question, _ string) error {
	c, err := s.course()
	if err != nil {
		return err
	}
	applicable, err := s.Office.Applicable(s.f.Phase(), s.f.Answers, s.f.Risks)
	if err != nil {
		return err
	}
	if !slices.Contains(applicable, q) {
		s.out.note = s.stale(q)
		return nil
	}
	return s.turnTo(c, q)
}

// editSection lists the questions of a section to choose from.
func (s *sitting) editSection(a chat.Action) error {
	applicable, err := s.Office.Applicable(s.f.Phase(), s.f.Answers, s.f.Risks)
	if err != nil {
		return err
	}
	list := slices.DeleteFunc(applicable, func(q *workflow.Question) bool { return s.section(q).ID != a.Field })
	if len(list) == 0 {
		s.out.note = s.stale(nil)
		return nil
	}
	s.out.then = func(v view) chat.Message { return v.which(list) }
	return nil
}

// readings are the buttons for the readings in doubt.
func (v view) readings(q *workflow.Question) []chat.Button {
	var list []chat.Button
	for _, d := range v.f.Asking.Doubt {
		list = append(list, button(v.full(q, unpacked(d)), v.action(DoDoubt, q, d)))
	}
	return list
}

// lookAt answers a button that only shows something.
func (i *Interview) lookAt(ctx context.Context, t turn.Turn, a chat.Action, name reading.Name) (chat.Reply, error) {
	f, err := i.Store.Filing(ctx, a.Subject)
	if err != nil {
		return chat.Reply{}, err
	}
	s := sitting{view: i.view(ctx, t, f), by: t.Who}
	if err := s.admit(); err != nil {
		return chat.Reply{}, err
	}
	if name == "" {
		return s.ask("", s.next()), nil
	}
	if name == reading.Form && a.Field != "" {
		return chat.Reply{Form: s.sectionForm(strings.TrimSpace(a.Field))}, nil
	}
	if a.Name == DoSummary && a.Value == unfolded {
		whole := s.unfolded()
		return chat.Reply{Instead: &whole}, nil
	}
	return s.look(name)
}

// outOfDate answers a button nobody knows any more: the question that is open
// now, if there is one.
func (i *Interview) outOfDate(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	reply := chat.Reply{Note: t.Say.Say("asking.stale")}
	f, err := i.Store.Filing(ctx, a.Subject)
	if workflow.CodeOf(err) == workflow.NotFound {
		return reply, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	s := sitting{view: i.view(ctx, t, f), by: t.Who}
	if s.admit() == nil {
		reply.Messages = []chat.Message{s.next()}
	}
	return reply, nil
}
