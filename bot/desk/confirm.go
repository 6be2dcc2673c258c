package desk

import (
	"context"
	"slices"
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// confirm answers words that sound like a verdict but name no filing, or no
// verdict for certain (同意, 驳回): with a card for that reviewer, whose press is
// the decision. Words alone are none (handbook: ecosystem §3.2, 22).
func (d *Desk) confirm(ctx context.Context, t turn.Turn, c reading.Command) (chat.Reply, error) {
	a := chat.Action{Name: string(actOf(c.Name)), Subject: c.Ref}
	f, err := d.Store.Filing(ctx, c.Ref)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	if err := f.MayDecide(t.Office, t.Who, workflow.Ballot{Verdict: workflow.Verdict(a.Name)}); err != nil {
		return d.refused(ctx, t, a, err)
	}
	opinion, problem := d.written(t, cards.InputOpinion, c.Rest)
	if problem != nil {
		return chat.Reply{Problems: problem}, nil
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Messages: []chat.Message{cards.Confirm(v, f.OpenSeats(t.Who.ID)[0], opinion, meant(c.Name)...)}}, nil
}

// meant are the verdicts that a word may stand for.
func meant(name reading.Name) []workflow.Verdict {
	if name == reading.Overrule { // 驳回 means either, in one office or another
		return []workflow.Verdict{workflow.VerdictReturn, workflow.VerdictReject}
	}
	return []workflow.Verdict{workflow.Verdict(actOf(name))}
}

// attest passes a seat with the opinion that the card shows, and with every
// point of the checklist.
func (d *Desk) attest(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	b := workflow.Ballot{Seat: a.Seat, Revision: a.Revision, Verdict: workflow.VerdictPass, Opinion: a.Value, AllChecks: true}
	a.Name, a.Value = string(workflow.ActPass), ""
	return d.decide(ctx, t, a, b)
}

// approvals are what people say when they mean that it is all right; whoever
// has nothing to decide on may mean anything by it.
var approvals = []string{"可以", "没问题", "没有问题", "没意见", "看过了没问题", "行", "好", "好的", "ok", "okay", "fine", "no problem", "all good", "good to go"}

// vague tells whether words are nothing but an approval in passing.
func vague(text string) bool {
	return slices.Contains(approvals, strings.Trim(reading.Fold(text), " .,!~"))
}

// agreed answers an approval in passing: with the card that makes it a
// decision, where the person has something to decide on, else with help.
func (d *Desk) agreed(ctx context.Context, t turn.Turn) (chat.Reply, error) {
	said, _ := t.Event.Act.(chat.Said)
	candidates, err := d.candidates(ctx, t, reading.Agree)
	if err != nil {
		return chat.Reply{}, err
	}
	if len(candidates) == 0 && said.About == "" {
		return d.help(ctx, t, chat.Action{})
	}
	return d.onFiling(ctx, t, reading.Command{Name: reading.Agree})
}
