package asking

import (
	"context"
	"slices"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// Copy starts a filing with the answers of another one: 复制 LA-2026-000123. The
// person must be able to read it, and only what they can read is taken over.
// Where a draft with answers is open it asks first, unless the person has said
// that they want one more. Without a reference it lists their filings.
func (i *Interview) Copy(ctx context.Context, t turn.Turn, ref string, oneMore bool) (chat.Reply, error) {
	if ref == "" {
		return i.whichToCopy(ctx, t)
	}
	from, err := i.original(ctx, t, ref)
	if workflow.CodeOf(err) == workflow.NotFound {
		return chat.Reply{Note: t.Say.Problem(&workflow.Problem{Code: workflow.NotFound}, t.Office)}, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	drafts, err := i.unfinished(ctx, t, workflow.Draft)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case oneMore || len(drafts) == 0:
		return i.create(ctx, t, takeOver(from))
	case copied(drafts[0]) == from.ref && untouched(drafts[0]):
		return i.resume(ctx, t, drafts[0].ID) // the same wish again
	case len(drafts) == 1 && len(drafts[0].Answers) == 0:
		return i.goOn(ctx, t, drafts[0].ID, beginning, takeOver(from))
	}
	return chat.Reply{Messages: []chat.Message{i.view(ctx, t, drafts[0]).choice(drafts, from.button(t), "")}}, nil
}

// onceMore marks the copy button of those who have seen that a draft is open.
const onceMore = "new"

// mostOriginals is how many of one's filings are offered to be copied.
const mostOriginals = 5

// whichToCopy asks which filing is meant: one of the person's own, or any
// other by its number.
func (i *Interview) whichToCopy(ctx context.Context, t turn.Turn) (chat.Reply, error) {
	own, err := i.Store.List(ctx, workflow.Listing{Applicant: t.Who.ID, Page: workflow.Page{Limit: searched}})
	if err != nil {
		return chat.Reply{}, err
	}
	own = slices.DeleteFunc(own, func(s workflow.Summary) bool { return s.Number == "" })
	text := t.Say.Say("asking.copy.which")
	card := &chat.Card{Title: text, Tone: chat.Waiting, Footer: t.Say.Say("asking.copy.by.number")}
	for _, s := range own[:min(len(own), mostOriginals)] {
		label := t.Say.Say("asking.button.copy", "Ref", s.Number, "Title", chat.Cut(s.Title, shownOnButton))
		card.Buttons = append(card.Buttons, button(label, chat.Action{Name: DoCopy, Subject: s.Number}))
	}
	m := chat.Message{Key: "copy/" + t.Event.From.Platform + "/" + t.Event.ID, Kind: "notice", Text: plain(card), Card: card}
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// searched is how many of one's newest filings are looked through.
const searched = 20

// An original is a filing to copy: its number, its name, and those of its
// answers that the person may read.
type original struct {
	ref, title string
	answers    workflow.Answers
}

// original reads what was handed in last: what its owner has been changing
// since is not filed yet.
func (i *Interview) original(ctx context.Context, t turn.Turn, ref string) (original, error) {
	f, err := i.Store.Filing(ctx, ref)
	if err != nil {
		return original{}, err
	}
	if !f.MayRead(t.Who) {
		return original{}, workflow.ErrNotFound
	}
	from := original{f.Ref(), f.Title, f.Answers.Clone()}
	if f.Revision > 0 {
		filed, err := i.Store.Revision(ctx, f.ID, f.Revision)
		if err != nil {
			return original{}, err
		}
		from.title, from.answers = filed.Answers[workflow.KeyTitle].Text(), filed.Answers.Clone()
	}
	for key := range from.answers {
		if q := t.Office.Book.Form.Question(key); q == nil || !readable(f, q, t.Who) {
			delete(from.answers, key)
		}
	}
	return from, nil
}

// readable tells whether a person may read an answer of a filing: its readers,
// the authors, and the auditor, as on every card.
func readable(f *workflow.Filing, q *workflow.Question, who workflow.Person) bool {
	return len(q.Readers) == 0 || f.WroteBy(who.ID) || who.Has(workflow.RoleAuditor) || who.Has(q.Readers...)
}

// button begins a copy although a draft is open.
func (o original) button(t turn.Turn) chat.Button {
	return button(t.Say.Say("asking.button.copy.anew", "Ref", o.ref), chat.Action{Name: DoCopy, Subject: o.ref, Value: onceMore})
}
