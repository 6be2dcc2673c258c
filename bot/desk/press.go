package desk

import (
	"context"
	"strconv"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// A press is what the desk does with one kind of button.
type press func(d *Desk, ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error)

// pressOf returns what the desk does with a button, by the name of its action;
// nil for the buttons of the conversation.
func pressOf(action string) press {
	switch action {
	case "pass", "return", "reject":
		return (*Desk).openBallot
	case "rate":
		return (*Desk).openRating
	case "transfer", "add", "comment", "withdraw", "cancel", "suspend", "resume", "end", "amend", "report", "complaint":
		return (*Desk).openForm
	case "submit", "nudge", "start", "drop", "close":
		return (*Desk).actAtOnce
	case cards.DoAttest:
		return (*Desk).attest
	case "details":
		return (*Desk).details
	case "timeline":
		return (*Desk).timeline
	case "show":
		return (*Desk).show
	case "inbox":
		return (*Desk).turnInbox
	case "mine":
		return (*Desk).turnMine
	case cards.GoDone:
		return (*Desk).turnDone
	case "help":
		return (*Desk).help
	}
	return nil
}

// Knows tells whether an action is the desk's.
func Knows(action string) bool { return pressOf(action) != nil }

// Press answers a button of the desk.
func (d *Desk) Press(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	return pressOf(a.Name)(d, ctx, t, a)
}

// look loads the filing an action is about and refuses people who may not see
// it with the same words as a filing that is not there.
func (d *Desk) look(ctx context.Context, t turn.Turn, ref string) (*workflow.Filing, error) {
	f, err := d.Store.Filing(ctx, ref)
	if err != nil {
		return nil, err
	}
	if !f.MayRead(t.Who) {
		return nil, workflow.ErrNotFound
	}
	return f, nil
}

// openBallot asks for the opinion that a verdict needs, if the person could
// cast it now.
func (d *Desk) openBallot(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := d.Store.Filing(ctx, a.Subject)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	if err := f.MayDecide(t.Office, t.Who, workflow.Ballot{Seat: a.Seat, Revision: a.Revision, Verdict: workflow.Verdict(a.Name)}); err != nil {
		return d.refused(ctx, t, a, err)
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	form := cards.BallotForm(v, a)
	return chat.Reply{Form: &form}, nil
}

// openRating asks for the rating of one risk.
func (d *Desk) openRating(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	return d.openIf(ctx, t, a, workflow.ActRate, cards.RateForm)
}

// openForm asks what an act needs: a reason, a colleague, figures.
func (d *Desk) openForm(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	return d.openIf(ctx, t, a, workflow.Act(a.Name), cards.ActForm)
}

// openIf opens a form where the act is open to the person now.
func (d *Desk) openIf(ctx context.Context, t turn.Turn, a chat.Action, act workflow.Act, form func(cards.View, chat.Action) chat.Form) (chat.Reply, error) {
	f, err := d.Store.Filing(ctx, a.Subject)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	if err := f.May(t.Office, t.Who, act); err != nil {
		return d.refused(ctx, t, a, err)
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	opened := form(v, a)
	if !f.MayRead(t.Who) {
		opened.Intro = "" // it tells the title; the person named the number themselves
	}
	return chat.Reply{Form: &opened}, nil
}

// lastPage is further than anybody turns, and far from overflowing a count.
const lastPage = 1_000_000

// page is the page number a list's button carries; the first where it carries
// none.
func page(a chat.Action) int {
	n, err := strconv.Atoi(a.Value)
	if err != nil || n < 0 || n > lastPage {
		return 0
	}
	return n
}
