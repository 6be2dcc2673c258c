package bot

import (
	"context"
	"errors"

	"lian/bot/asking"
	"lian/bot/chat"
	"lian/bot/desk"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// route takes an event to the room that answers it.
func (b *Bot) route(ctx context.Context, t turn.Turn) (chat.Reply, error) {
	switch act := t.Event.Act.(type) {
	case chat.Said:
		return b.said(ctx, t, act)
	case chat.Pressed:
		if desk.Knows(act.Action.Name) {
			return b.desk.Press(ctx, t, act.Action)
		}
		return b.interview.Press(ctx, t, act.Action)
	case chat.Filled:
		if desk.Knows(act.Action.Name) {
			return b.desk.Fill(ctx, t, act)
		}
		return b.interview.Fill(ctx, t, act)
	case chat.Opened:
		return b.desk.Inbox(ctx, t, 0)
	}
	return chat.Reply{}, nil
}

// said answers words. Where a question is open they are first its answer;
// other commands are answered in between, and the open question is shown again
// once, after the answer.
func (b *Bot) said(ctx context.Context, t turn.Turn, said chat.Said) (chat.Reply, error) {
	command, is := reading.ParseCommand(said.Text)
	open, err := b.Store.Asking(ctx, t.Who.ID)
	if errors.Is(err, workflow.ErrNotFound) {
		return b.ask(ctx, t, said, command, is)
	}
	if err != nil {
		return chat.Reply{}, err
	}
	reply, handled, err := b.interview.Hear(ctx, t, open, said, command, is)
	if handled || err != nil {
		return reply, err
	}
	reply, err = b.ask(ctx, t, said, command, is)
	if err != nil || moves[command.Name] {
		return reply, err
	}
	reply.Messages = append(reply.Messages, b.interview.Question(t, open))
	return reply, nil
}

// moves are the commands after which another question is open, or none.
var moves = map[reading.Name]bool{reading.New: true, reading.Continue: true, reading.Submit: true, reading.Copy: true,
	reading.Close: true, reading.Cancel: true, reading.Save: true, reading.Withdraw: true, reading.Start: true}

// ask answers words where no question is open, or that do not answer it.
func (b *Bot) ask(ctx context.Context, t turn.Turn, said chat.Said, c reading.Command, is bool) (chat.Reply, error) {
	switch {
	case !t.Event.Direct && !is:
		return chat.Reply{}, nil // other people's talk
	case !is:
		return b.desk.Puzzled(ctx, t, said)
	case c.Name == reading.New:
		return b.interview.Begin(ctx, t, c.Rest)
	case c.Name == reading.Continue:
		return b.interview.Continue(ctx, t, c.Ref)
	case asking.InForm(c.Name):
		return b.interview.NothingOpen(ctx, t)
	}
	return b.desk.Obey(ctx, t, c)
}
