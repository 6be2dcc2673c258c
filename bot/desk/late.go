package desk

import (
	"context"
	"slices"
	"time"

	"lian/bot/cards"
	"lian/bot/turn"
	"lian/workflow"
)

// sentence words a refusal. What comes too late is told by whom it was
// overtaken, and when, in the zone of the reader.
func (d *Desk) sentence(ctx context.Context, t turn.Turn, f *workflow.Filing, p *workflow.Problem) (string, error) {
	if !f.MayRead(t.Who) {
		return t.Say.Problem(p, t.Office), nil
	}
	v := d.plain(ctx, t)
	if at, err := time.Parse(time.RFC3339, p.Args["at"]); err == nil {
		return overtaken(v, f, p.Code, p.Args["person"], t.Say.Verdict(workflow.Verdict(p.Args["verdict"])), at), nil
	}
	if p.Code != workflow.Over || !f.Is(workflow.Withdrawn, workflow.Cancelled) {
		return t.Say.Problem(p, t.Office), nil
	}
	events, err := d.Store.Journal(ctx, f.ID)
	if err != nil {
		return "", err
	}
	for _, e := range slices.Backward(events) {
		if e.Type == workflow.ActWithdraw || e.Type == workflow.ActCancel {
			return overtaken(v, f, p.Code, e.Actor, t.Say.Act(e.Type), e.At), nil
		}
	}
	return t.Say.Problem(p, t.Office), nil
}

// overtaken names who did what, and when, before the person pressed.
func overtaken(v cards.View, f *workflow.Filing, why workflow.Code, who, did string, at time.Time) string {
	id := "desk.late.moved"
	switch why {
	case workflow.AlreadyDecided:
		id = "desk.late.decided"
	case workflow.Over:
		id = "desk.late.over"
	}
	return v.Say.Say(id, "State", v.Say.State(f.State), "Name", v.Name(who), "At", v.Moment(at), "Did", did)
}
