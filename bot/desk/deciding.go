package desk

import (
	"context"
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// cast records a verdict that a form brought.
func (d *Desk) cast(ctx context.Context, t turn.Turn, f chat.Filled) (chat.Reply, error) {
	return d.decide(ctx, t, f.Action, workflow.Ballot{
		Seat: f.Action.Seat, Revision: f.Action.Revision, Verdict: workflow.Verdict(f.Action.Name),
		Opinion: first(f.Values[cards.InputOpinion]), Fields: f.Values[cards.InputFields], Checks: f.Values[cards.InputChecks],
	})
}

// castWords records a verdict that was typed: 通过 LA-… 意见. Whoever types
// it attests every point of their checklist that applies, and is told so.
func (d *Desk) castWords(ctx context.Context, t turn.Turn, c reading.Command) (chat.Reply, error) {
	a := chat.Action{Name: string(c.Name), Subject: c.Ref}
	b := workflow.Ballot{Verdict: workflow.Verdict(c.Name), Opinion: c.Rest, AllChecks: true}
	if b.Verdict == workflow.VerdictReturn {
		b.Fields = fieldsNamed(t.Office.Book, c.Rest)
	}
	return d.decide(ctx, t, a, b)
}

func (d *Desk) decide(ctx context.Context, t turn.Turn, a chat.Action, b workflow.Ballot) (chat.Reply, error) {
	opinion, err := reading.Clean(b.Opinion)
	if err != nil {
		return chat.Reply{Problems: []chat.InputProblem{{Key: cards.InputOpinion, Text: t.Say.Say("desk.unreadable")}}}, nil
	}
	b.Opinion, b.Platform, b.Message = opinion, t.Event.From.Platform, t.Event.ID
	done := t.Say.Say("desk.recorded", "Verdict", t.Say.Verdict(b.Verdict), "Fields", d.labels(t, b.Fields))
	if b.AllChecks && b.Verdict == workflow.VerdictPass {
		done += t.Say.Say("desk.attested")
	}
	return d.change(ctx, t, a, done, func(f *workflow.Filing, by workflow.Person) error { return f.Decide(t.Office, by, b) })
}

// labels lists fields by their labels.
func (d *Desk) labels(t turn.Turn, keys []string) string {
	var labels []string
	for _, key := range keys {
		if q := t.Office.Book.Form.Question(key); q != nil {
			labels = append(labels, q.Label.In(t.Say.Locale()))
		}
	}
	return strings.Join(labels, t.Say.Say("desk.comma"))
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
