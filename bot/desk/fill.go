package desk

import (
	"context"
	"strconv"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// Fill answers a form that was sent in. Its action must be one that Knows.
func (d *Desk) Fill(ctx context.Context, t turn.Turn, f chat.Filled) (chat.Reply, error) {
	switch f.Action.Name {
	case "pass", "return", "reject":
		return d.cast(ctx, t, f)
	case "rate":
		return d.rate(ctx, t, f)
	case "report":
		return d.file(ctx, t, f, workflow.PhaseReport, (*workflow.Filing).Report)
	case "complaint":
		return d.file(ctx, t, f, workflow.PhaseComplaint, (*workflow.Filing).Complain)
	case "transfer":
		return d.handOver(ctx, t, f, (*workflow.Filing).Transfer)
	case "add":
		return d.handOver(ctx, t, f, (*workflow.Filing).AddSigner)
	}
	if act := reasoned(f.Action.Name); act != nil {
		return d.withReason(ctx, t, f.Action, first(f.Values[cards.InputOpinion]), act)
	}
	return d.Press(ctx, t, f.Action) // it has no form: as if its button was pressed
}

// A reasonedAct is an act that takes a reason, or a comment's words.
type reasonedAct func(f *workflow.Filing, o workflow.Office, by workflow.Person, reason string) error

// reasoned returns the act of a name; nil for others.
func reasoned(name string) reasonedAct {
	switch workflow.Act(name) {
	case workflow.ActComment:
		return (*workflow.Filing).Comment
	case workflow.ActWithdraw:
		return (*workflow.Filing).Withdraw
	case workflow.ActCancel:
		return (*workflow.Filing).Cancel
	case workflow.ActSuspend:
		return (*workflow.Filing).Suspend
	case workflow.ActResume:
		return (*workflow.Filing).Resume
	case workflow.ActEnd:
		return (*workflow.Filing).End
	case workflow.ActAmend:
		return (*workflow.Filing).Amend
	}
	return nil
}

func (d *Desk) withReason(ctx context.Context, t turn.Turn, a chat.Action, reason string, act reasonedAct) (chat.Reply, error) {
	clean, problem := d.written(t, cards.InputOpinion, reason)
	if problem != nil {
		return chat.Reply{Problems: problem}, nil
	}
	return d.change(ctx, t, a, d.told(ctx, t, a.Name),
		func(f *workflow.Filing, by workflow.Person) error { return act(f, t.Office, by, clean) })
}

// colleague is the id of the person that an input names: an id, or, where there
// were too many to choose from, the name that was typed. What names nobody is
// left as it is, for the filing to refuse.
func (d *Desk) colleague(ctx context.Context, t turn.Turn, input string) (string, error) {
	if input == "" || t.Office.Person(input).ID == input {
		return input, nil
	}
	p, known, err := d.personNamed(ctx, t, input)
	if known {
		return p.ID, nil
	}
	return input, err
}

// A handover gives a place to a colleague: at a seat, to whom, with a note.
type handover func(f *workflow.Filing, o workflow.Office, by workflow.Person, seat, to, note string) error

// handOver transfers a seat, or adds a signer.
func (d *Desk) handOver(ctx context.Context, t turn.Turn, f chat.Filled, act handover) (chat.Reply, error) {
	to, err := d.colleague(ctx, t, first(f.Values[cards.InputPerson]))
	if err != nil {
		return chat.Reply{}, err
	}
	note, problem := d.written(t, cards.InputOpinion, first(f.Values[cards.InputOpinion]))
	if problem != nil {
		return chat.Reply{Problems: problem}, nil
	}
	done := t.Say.Say("desk.handed", "Done", d.plain(ctx, t).DoneWord(workflow.Act(f.Action.Name)), "Name", t.Office.Person(to).Name)
	return d.change(ctx, t, f.Action, done, func(filing *workflow.Filing, by workflow.Person) error {
		err := act(filing, t.Office, by, f.Action.Seat, to, note)
		if workflow.CodeOf(err) == workflow.OwnFiling && !filing.WroteBy(by.ID) { // the colleague wrote it, not who asks
			return &workflow.Problem{Code: workflow.Conflict, Args: map[string]string{"person": to}}
		}
		return err
	})
}

// rate writes the rating of one risk.
func (d *Desk) rate(ctx context.Context, t turn.Turn, f chat.Filled) (chat.Reply, error) {
	score := func(key string) int {
		n, err := strconv.Atoi(first(f.Values[key]))
		if err != nil { // not chosen: refused by the filing, at this input
			return 0
		}
		return n
	}
	mitigation, problem := d.written(t, "mitigation", first(f.Values["mitigation"]))
	if problem != nil {
		return chat.Reply{Problems: problem}, nil
	}
	owner, err := d.colleague(ctx, t, first(f.Values["owner"]))
	if err != nil {
		return chat.Reply{}, err
	}
	r := workflow.Risk{ID: f.Action.Field, Likelihood: score("likelihood"), Impact: score("impact"),
		Mitigation: mitigation, Owner: owner,
		ResidualLikelihood: score("residual_likelihood"), ResidualImpact: score("residual_impact")}
	return d.change(ctx, t, f.Action, t.Say.Say("desk.rated", "Level", t.Say.Level(workflow.LevelOf(r.ResidualLikelihood, r.ResidualImpact))),
		func(filing *workflow.Filing, by workflow.Person) error { return filing.Rate(t.Office, by, r) })
}

// file files a report or a complaint. What cannot be read is said at its
// input, all at once.
func (d *Desk) file(ctx context.Context, t turn.Turn, f chat.Filled, phase workflow.Phase,
	act func(*workflow.Filing, workflow.Office, workflow.Person, workflow.Answers) error) (chat.Reply, error) {
	answers, problems := d.Interview.Read(t, phase, f.Values)
	if len(problems) > 0 {
		return chat.Reply{Problems: problems}, nil
	}
	return d.change(ctx, t, f.Action, d.told(ctx, t, f.Action.Name),
		func(filing *workflow.Filing, by workflow.Person) error { return act(filing, t.Office, by, answers) })
}
