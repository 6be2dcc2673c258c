package asking

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"

	"github.com/rivo/uniseg"
)

// Question is what the person is being asked about a filing: the open
// question, or what waits for their yes, or, where nothing is open, the
// summary. The bot shows it again after it answered something in between.
func (i *Interview) Question(ctx context.Context, t turn.Turn, f *workflow.Filing) chat.Message {
	return i.view(ctx, t, f).next()
}

// next is what is to be answered now.
func (v view) next() chat.Message {
	if len(v.f.Asking.Confirm) > 0 {
		return v.confirmation()
	}
	c, err := v.course()
	if err != nil {
		return v.said("notice", v.Say.Say("asking.broken"))
	}
	if c.now == nil {
		return v.summary()
	}
	return v.question(c)
}

// question draws the open question.
func (v view) question(c course) chat.Message {
	q, n := c.now, c.number(c.now)
	card := &chat.Card{
		Title:    v.in(q.Label),
		Subtitle: v.Say.Say("asking.header", "At", n, "Of", len(c.all), "Section", v.in(v.section(q).Title)),
		Tone:     chat.Waiting,
		Progress: &chat.Progress{Done: max(0, n-1), Total: len(c.all), Label: fmt.Sprintf("%d/%d", n, len(c.all))},
		Sections: v.body(q),
		Footer:   v.Say.Say("asking.footer"),
	}
	if q.Type == workflow.TypeDate {
		card.Picker = &chat.Picker{Kind: chat.Date, Label: v.in(q.Label), Value: v.f.Answers[q.Key].Text(), Action: v.action(DoAnswer, q, "")}
	}
	card.Buttons = append(v.answers(q), v.ways(q, c)...)
	m := v.message("question", plain(card), card)
	m.Field = q.Key
	return m
}

// body tells why, how, what stands, and what there is to choose from.
func (v view) body(q *workflow.Question) []chat.Section {
	about := chat.Section{Fields: []chat.Field{
		{Label: v.Say.Say("asking.why"), Value: v.in(q.Why), Wide: true},
		{Label: v.Say.Say("asking.example"), Value: v.in(q.Example), Wide: true},
		{Label: v.Say.Say("asking.format"), Value: v.format(q), Wide: true},
	}}
	if value := v.f.Answers[q.Key]; len(value) > 0 {
		about.Fields = append(about.Fields, chat.Field{Label: v.Say.Say("asking.current"), Value: v.brief(q, value), Wide: true})
	}
	sections := []chat.Section{about}
	if items := v.offered(q); len(items) > 0 {
		sections = append(sections, chat.Section{Items: items})
	}
	if len(v.f.Asking.Parts) > 0 {
		sections = append(sections, chat.Section{Text: v.soFar()})
	}
	return sections
}

// format says what an answer may look like.
func (v view) format(q *workflow.Question) string {
	kind := string(q.Type)
	if q.Type == workflow.TypeLong && paragraph(q) {
		kind = "paragraph"
	}
	text := v.Say.Say("asking.format." + kind)
	if !q.Required {
		text += v.Say.Say("asking.optional")
	}
	return text
}

// offered lists the choices, or the readings in doubt, with their numbers;
// ticked ones are marked.
func (v view) offered(q *workflow.Question) []chat.Item {
	var items []chat.Item
	for n, d := range v.f.Asking.Doubt {
		items = append(items, chat.Item{Mark: chat.Open, Text: fmt.Sprintf("%d. %s", n+1, v.full(q, unpacked(d)))})
	}
	if len(items) > 0 {
		return items
	}
	for n, c := range q.Choices {
		item := chat.Item{Text: fmt.Sprintf("%d. %s", n+1, v.in(c.Label)), Note: v.in(c.Note)}
		if q.Type == workflow.TypeChoices && slices.Contains(v.f.Asking.Picked, c.Code) {
			item.Mark, item.Tone = chat.Done, chat.Good
		}
		items = append(items, item)
	}
	return items
}

// soFar counts a long text that is still being sent.
func (v view) soFar() string {
	whole := strings.Join(v.f.Asking.Parts, "\n")
	return v.Say.Say("asking.parts", "Parts", len(v.f.Asking.Parts), "N", uniseg.GraphemeClusterCount(whole))
}

// answers are the buttons that answer a question.
func (v view) answers(q *workflow.Question) []chat.Button {
	if len(v.f.Asking.Doubt) > 0 {
		return v.readings(q)
	}
	var list []chat.Button
	switch q.Type {
	case workflow.TypeChoice:
		for _, c := range q.Choices {
			list = append(list, button(v.in(c.Label), v.action(DoAnswer, q, c.Code)))
		}
	case workflow.TypeChoices:
		for _, c := range q.Choices {
			list = append(list, v.tick(q, c))
		}
		list = append(list, strong(v.Say.Say("asking.button.done"), v.action(DoDone, q, "")))
	case workflow.TypeYesNo:
		list = append(list, button(v.Say.Say("words.yes"), v.action(DoAnswer, q, "yes")), button(v.Say.Say("words.no"), v.action(DoAnswer, q, "no")))
	case workflow.TypeLong:
		if len(v.f.Asking.Parts) > 0 {
			list = append(list, strong(v.Say.Say("asking.button.done"), v.action(DoDone, q, "")))
		}
	case workflow.TypeFile:
		list = append(list, v.fileButtons(q)...)
	}
	return append(list, v.kept(q)...)
}

// tick is the button that ticks or unticks one of several choices.
func (v view) tick(q *workflow.Question, c workflow.Choice) chat.Button {
	b := button(v.in(c.Label), v.action(DoToggle, q, c.Code))
	if slices.Contains(v.f.Asking.Picked, c.Code) {
		b.Label, b.Tone = "✓ "+b.Label, chat.Good
	}
	return b
}

// kept offers to leave the answer as it is, or to take the form's own.
func (v view) kept(q *workflow.Question) []chat.Button {
	switch {
	case len(v.f.Answers[q.Key]) > 0 && q.Type != workflow.TypeFile:
		return []chat.Button{strong(v.Say.Say("asking.button.keep"), v.action(DoKeep, q, ""))}
	case len(v.f.Answers[q.Key]) == 0 && len(q.Default) > 0:
		label := v.Say.Say("asking.button.default", "Value", chat.Cut(v.full(q, q.Default), 20))
		return []chat.Button{button(label, v.action(DoDefault, q, ""))}
	}
	return nil
}

// ways are the buttons that every question has.
func (v view) ways(q *workflow.Question, c course) []chat.Button {
	var list []chat.Button
	if !q.Required {
		list = append(list, button(v.Say.Say("asking.button.skip"), v.action(DoSkip, q, "")))
	}
	if c.before() != nil {
		list = append(list, further(v.Say.Say("asking.button.back"), v.action(DoBack, q, "")))
	}
	for _, way := range []struct{ label, do string }{
		{"asking.button.form", DoForm}, {"asking.button.why", DoWhy}, {"asking.button.summary", DoSummary},
		{"asking.button.save", DoSave}, {"asking.button.leave", DoLeave}, {"asking.button.help", DoHelp},
	} {
		list = append(list, further(v.Say.Say(way.label), v.action(way.do, q, "")))
	}
	return list
}
