package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"lian/bot/asking"
	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// A Desk answers presses, forms and commands. Every field is required.
type Desk struct {
	Store     workflow.Store
	Reception *turn.Reception
	Interview *asking.Interview
	// Digest gathers a person's digest as of now.
	Digest func(ctx context.Context, p workflow.Person, now time.Time) (workflow.Digest, error)
}

// A deed changes a filing inside its transaction.
type deed func(f *workflow.Filing, by workflow.Person) error

// change runs a deed and answers with what became of it: the sentence done,
// and the card as it is now.
func (d *Desk) change(ctx context.Context, t turn.Turn, a chat.Action, done string, do deed) (chat.Reply, error) {
	f, err := d.Store.Change(ctx, a.Subject, t.Command(workflow.Act(a.Name), 0), func(f *workflow.Filing, by workflow.Person) error {
		if outdated(f, a) {
			return &workflow.Problem{Code: workflow.Stale}
		}
		return do(f, by)
	})
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	return d.done(ctx, t, f, a, done)
}

// done is the answer to what was done: a sentence, and in place of a living
// card that was pressed the same card as it is now. Anything else that was
// pressed, or words, are answered by a small card that is done with, for the
// living one hangs elsewhere (handbook: ecosystem §3.2, 25).
func (d *Desk) done(ctx context.Context, t turn.Turn, f *workflow.Filing, a chat.Action, sentence string) (chat.Reply, error) {
	act := workflow.Act(a.Name)
	if !f.MayRead(t.Who) || act == workflow.ActComment { // a comment changes no card
		return plainly(t, f, sentence), nil
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	var card chat.Message
	switch {
	case a.Value != "":
		card = cards.ForScreen(v, workflow.NoticeKind(a.Value), a.Seat)
	case act == workflow.ActRate: // one risk of several: the next one is on the same card
		card = cards.ForLook(v, workflow.NoticeReview, a.Seat)
	default:
		card = cards.Done(v, act, more(v, act, sentence))
	}
	if _, typed := t.Event.Act.(chat.Said); typed {
		return chat.Reply{Messages: []chat.Message{card}}, nil
	}
	return chat.Reply{Note: sentence, Instead: &card}, nil
}

// more is the sentence, where it says more than the card's own words.
func more(v cards.View, act workflow.Act, sentence string) string {
	if sentence == v.Say.Say("desk.done", "Done", v.DoneWord(act)) {
		return ""
	}
	return sentence
}

// plainly answers with a sentence alone.
func plainly(t turn.Turn, f *workflow.Filing, sentence string) chat.Reply {
	if _, typed := t.Event.Act.(chat.Said); typed {
		return chat.Reply{Messages: []chat.Message{{Kind: "notice", Subject: f.Ref(), Text: sentence}}}
	}
	return chat.Reply{Note: sentence}
}

// outdated tells whether an action was shown with another revision and means
// that one. Verdicts are weighed by the filing itself, and what concerns the
// campaign rather than its text must not wait for a newer card.
func outdated(f *workflow.Filing, a chat.Action) bool {
	switch workflow.Act(a.Name) {
	case workflow.ActPass, workflow.ActReturn, workflow.ActReject,
		workflow.ActComment, workflow.ActSuspend, workflow.ActReport, workflow.ActComplain, workflow.ActEnd:
		return false
	}
	return a.Revision != 0 && a.Revision != f.Revision
}

// answer is a refusal: a sentence and the filing's card as this person sees it
// now, in place of the card that was pressed, or below the words that were
// typed.
func (d *Desk) answer(ctx context.Context, t turn.Turn, f *workflow.Filing, a chat.Action, sentence string) (chat.Reply, error) {
	if !f.MayRead(t.Who) {
		return plainly(t, f, sentence), nil
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	card := cards.ForLook(v, kindFor(f, t.Who, a.Seat), a.Seat)
	if a.Value != "" {
		card = cards.ForScreen(v, workflow.NoticeKind(a.Value), a.Seat)
	}
	if _, typed := t.Event.Act.(chat.Said); typed {
		return chat.Reply{Messages: []chat.Message{{Kind: "notice", Subject: f.Ref(), Text: sentence}, card}}, nil
	}
	return chat.Reply{Note: sentence, Instead: &card}, nil
}

func (d *Desk) view(ctx context.Context, t turn.Turn, f *workflow.Filing) (cards.View, error) {
	return d.Reception.View(ctx, t.Office, f, t.Who)
}

// plain is the view of no filing.
func (d *Desk) plain(ctx context.Context, t turn.Turn) cards.View {
	return d.Reception.Desk(ctx, t.Office, t.Who)
}

// kindFor chooses the card that serves a person best: the seat they pressed,
// else their own filing, else what its state asks of ops, else its status.
func kindFor(f *workflow.Filing, who workflow.Person, seat string) workflow.NoticeKind {
	switch {
	case seat != "":
		return workflow.NoticeReview
	case f.Is(workflow.Running, workflow.Amending):
		return workflow.NoticeRunning
	case f.Is(workflow.Suspended):
		return workflow.NoticeSuspended
	case f.Is(workflow.Approved) && who.ID != f.Applicant:
		return workflow.NoticeLaunch
	case f.Is(workflow.Ended, workflow.Closing) && who.ID == f.Applicant:
		return workflow.NoticeCloseDue
	}
	return workflow.NoticeStatus
}

// refused words a refusal. Where a form was sent in, what it lacks is said at
// its input and the form stays open. Who may not see the filing reads what they
// would read if it were not there.
func (d *Desk) refused(ctx context.Context, t turn.Turn, a chat.Action, err error) (chat.Reply, error) {
	var p *workflow.Problem
	if !errors.As(err, &p) || p.Code == workflow.Unavailable {
		return chat.Reply{}, err
	}
	f, loading := d.Store.Filing(ctx, a.Subject)
	switch {
	case errors.Is(loading, workflow.ErrNotFound), loading == nil && foreign(f, t, a):
		return chat.Reply{Note: t.Say.Problem(notFound, t.Office)}, nil
	case loading != nil:
		return chat.Reply{}, loading
	}
	sentence, err := d.sentence(ctx, t, f, p)
	if err != nil {
		return chat.Reply{}, err
	}
	if input := inputOf(p); input != "" {
		if _, filled := t.Event.Act.(chat.Filled); filled {
			return chat.Reply{Problems: []chat.InputProblem{{Key: input, Text: sentence}}}, nil
		}
	}
	if s := f.Seat(a.Seat); s == nil || !slices.Contains(s.Holders, t.Who.ID) {
		a.Seat = "" // the seat's card would tell somebody who never sat there that it was handed on
	}
	return d.answer(ctx, t, f, a, sentence)
}

var notFound = &workflow.Problem{Code: workflow.NotFound}

// foreign tells whether a filing is none of the person's business: they may
// neither see it nor do what they tried. A complaint is everybody's.
func foreign(f *workflow.Filing, t turn.Turn, a chat.Action) bool {
	return !f.MayRead(t.Who) && f.May(t.Office, t.Who, workflow.Act(a.Name)) != nil
}

// inputOf names the input of a form that a problem is about; "" where it is
// about the filing. A conflict is one of the colleague chosen where it names
// them, else of the person who acts.
func inputOf(p *workflow.Problem) string {
	switch p.Code {
	case workflow.OpinionMissing, workflow.OpinionEmpty, workflow.ReasonMissing:
		return cards.InputOpinion
	case workflow.FieldsMissing, workflow.UnknownField:
		return cards.InputFields
	case workflow.ChecksMissing:
		return cards.InputChecks
	case workflow.NoSuchPerson:
		return cmp.Or(p.Field, cards.InputPerson) // a rating's form calls its person otherwise
	case workflow.Conflict:
		if p.Args["person"] == "" {
			return ""
		}
		return cards.InputPerson
	case workflow.BadValue, workflow.TooShort, workflow.TooLong, workflow.TooSmall, workflow.TooBig,
		workflow.TooFew, workflow.TooMany, workflow.NotAChoice, workflow.Required, workflow.Refused, workflow.PastDay:
		return p.Field
	}
	return ""
}
