package desk

import (
	"context"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// actAtOnce does what needs no form.
func (d *Desk) actAtOnce(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	act := atOnce(workflow.Act(a.Name))
	done := d.told(ctx, t, a.Name)
	reply, err := d.change(ctx, t, a, done, func(f *workflow.Filing, by workflow.Person) error { return act(f, t.Office, by) })
	if err != nil {
		return reply, err
	}
	return d.goOn(ctx, t, a, reply)
}

// told says that an act is done.
func (d *Desk) told(ctx context.Context, t turn.Turn, act string) string {
	return t.Say.Say("desk.done", "Done", d.plain(ctx, t).DoneWord(workflow.Act(act)))
}

func atOnce(act workflow.Act) func(*workflow.Filing, workflow.Office, workflow.Person) error {
	switch act {
	case workflow.ActSubmit:
		return submitOnce
	case workflow.ActNudge:
		return (*workflow.Filing).Nudge
	case workflow.ActStart:
		return (*workflow.Filing).Start
	case workflow.ActDrop:
		return (*workflow.Filing).Drop
	case workflow.ActClose:
		return (*workflow.Filing).Close
	}
	return nil
}

// submitOnce submits, and leaves alone what is submitted already: pressing
// twice makes one filing, and the second press reads the same answer.
func submitOnce(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
	if by.ID == f.Applicant && f.Is(workflow.Submitted, workflow.Reviewing) && len(f.Decisions) == 0 {
		return nil
	}
	return f.Submit(o, by)
}

// goOn takes a person to the first open question where an act was refused
// because answers are missing: submission, launch, close-out. Asking is a deed
// of its own, with a key of its own: under the refused one's a redelivery would
// find it done and call the refusal a success.
func (d *Desk) goOn(ctx context.Context, t turn.Turn, a chat.Action, reply chat.Reply) (chat.Reply, error) {
	f, err := d.Store.Filing(ctx, a.Subject)
	if err != nil || !f.Can(t.Office, t.Who, workflow.ActAnswer) {
		return reply, nil // the refusal stands as it is
	}
	open, err := f.Open(t.Office)
	if err != nil || len(open) == 0 {
		return reply, err
	}
	t.Event.ID += "/next"
	asked, err := d.Interview.Continue(ctx, t, f.Ref())
	if err != nil {
		return chat.Reply{}, err
	}
	reply.Messages = append(reply.Messages, asked.Messages...)
	return reply, nil
}
