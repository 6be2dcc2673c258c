package desk

import (
	"context"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

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
		Opinion: first(f.Values[cards.InputOpinion]), Fields: once(f.Values[cards.InputFields]),
		Checks: pointsOf(t.Office.Book, f.Values[cards.InputChecks]),
	})
}

// castWords records a verdict that was typed: 通过 LA-… 意见. Whoever types
// it attests every point of their checklist that applies, and is told so.
func (d *Desk) castWords(ctx context.Context, t turn.Turn, c reading.Command) (chat.Reply, error) {
	a := chat.Action{Name: string(c.Name), Subject: c.Ref}
	b := workflow.Ballot{Verdict: workflow.Verdict(c.Name), Opinion: c.Rest, AllChecks: true}
	if b.Verdict != workflow.VerdictReturn {
		return d.decide(ctx, t, a, b)
	}
	f, err := d.Store.Filing(ctx, c.Ref)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	if err := f.MayDecide(t.Office, t.Who, b); err != nil {
		return d.refused(ctx, t, a, err)
	}
	b.Fields = fieldsNamed(returnable(f, t.Office.Book), c.Rest)
	if len(b.Fields) == 0 && c.Rest != "" && !f.Is(workflow.Closing) { // an account goes back as a whole
		return d.answer(ctx, t, f, a, d.howToReturn(t, f))
	}
	return d.decide(ctx, t, a, b)
}

// returnable lists the questions that a return may ask back: those that are
// answered, of the form that is being decided on.
func returnable(f *workflow.Filing, book *workflow.Book) []*workflow.Question {
	phase := workflow.PhaseSubmit
	if f.Is(workflow.Closing) {
		phase = workflow.PhaseClose
	}
	var list []*workflow.Question
	for _, s := range book.Form.Phase(phase) {
		for _, q := range s.Questions {
			if _, answered := f.Answers[q.Key]; answered && q.Type != workflow.TypeComputed {
				list = append(list, q)
			}
		}
	}
	return list
}

// howToReturn shows by an example how a typed return names what must be
// corrected: with something the person's own lane reads.
func (d *Desk) howToReturn(t turn.Turn, f *workflow.Filing) string {
	lane, field := f.OpenSeats(t.Who.ID)[0].Lane, ""
	for _, q := range slices.Backward(returnable(f, t.Office.Book)) {
		if field == "" || slices.Contains(q.Lanes, lane) {
			field = q.Label.In(t.Say.Locale())
		}
	}
	return t.Say.Say("desk.return_fields", "Ref", f.Ref(), "Field", field)
}

func (d *Desk) decide(ctx context.Context, t turn.Turn, a chat.Action, b workflow.Ballot) (chat.Reply, error) {
	opinion, problem := d.written(t, cards.InputOpinion, b.Opinion)
	if problem != nil {
		return chat.Reply{Problems: problem}, nil
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

// once drops repetitions, as an edited form may hold.
func once(values []string) []string {
	var list []string
	for _, v := range values {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// pointsOf keeps the points that stand in a checklist of the rule book: what is
// recorded as checked must be something that can be checked.
func pointsOf(book *workflow.Book, ids []string) []string {
	known := map[string]bool{}
	for _, list := range book.Checklists {
		for _, c := range list {
			known[c.ID] = true
		}
	}
	return slices.DeleteFunc(once(ids), func(id string) bool { return !known[id] })
}

// mostWritten is the length of an opinion, a reason or a note, in graphemes, as
// the forms have it.
const mostWritten = 2000

// written is what a person wrote at an input, made safe to keep and to show.
func (d *Desk) written(t turn.Turn, key, words string) (string, []chat.InputProblem) {
	clean, err := reading.Clean(words)
	if err != nil {
		return "", []chat.InputProblem{{Key: key, Text: t.Say.Say("desk.unreadable")}}
	}
	if n := uniseg.GraphemeClusterCount(clean); n > mostWritten {
		return "", []chat.InputProblem{{Key: key, Text: t.Say.Say("desk.too_long", "N", n, "Limit", mostWritten)}}
	}
	return clean, nil
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
