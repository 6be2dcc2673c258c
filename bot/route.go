package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

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
		if !t.Event.Direct {
			return b.calledUpon(ctx, t, act)
		}
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

// overheard tells what is said to the bot in a channel and asks nothing of it: a
// mention and no word, a file shown to others. Talk that does not address the
// bot never gets here: an adapter hands over what is said in a channel only
// where the product says that the bot is meant (a mention, a command), and
// without the mention.
func overheard(e chat.Event) bool {
	said, words := e.Act.(chat.Said)
	return words && !e.Direct && strings.TrimSpace(said.Text) == ""
}

// calledUpon answers words said to the bot in a channel. Others listen there, so
// commands are answered to the person alone, with a pointer in the channel, and
// no answer to a question is taken: the question stands in the conversation of
// those two, and so do the words that move about in it.
func (b *Bot) calledUpon(ctx context.Context, t turn.Turn, said chat.Said) (chat.Reply, error) {
	command, is := reading.ParseCommand(said.Text)
	if !is || command.Unsure || asking.InForm(command.Name) {
		return chat.Reply{Note: t.Say.Say("words.channel")}, nil
	}
	said.Files = nil
	reply, err := b.said(ctx, t, said)
	if err == nil && reply.Note == "" && reply.Form == nil {
		reply.Note = t.Say.Say("words.channel.answered")
	}
	return reply, err
}

// said answers words. Where a question is open they are first its answer;
// other commands are answered in between, and what is asked then is shown
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
	if err != nil || asksWhatIsNext(command.Name) && len(reply.Messages) > 0 {
		return reply, err
	}
	return b.askAgain(ctx, t, reply)
}

// asksWhatIsNext tells whether the answer to a command is itself the next
// question, or the choice of one.
func asksWhatIsNext(name reading.Name) bool {
	return name == reading.New || name == reading.Continue || name == reading.Copy
}

// askAgain ends a reply with what the person is being asked, as it is after
// the command: the command may have ended the question, asked another one, or
// changed the person's language.
func (b *Bot) askAgain(ctx context.Context, t turn.Turn, reply chat.Reply) (chat.Reply, error) {
	open, err := b.Store.Asking(ctx, t.Who.ID)
	if errors.Is(err, workflow.ErrNotFound) {
		return reply, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	now, err := b.turnOf(ctx, t.Event)
	if err != nil {
		return chat.Reply{}, err
	}
	question := b.interview.Question(ctx, now, open)
	asked := func(m chat.Message) bool { return m.Kind == question.Kind && m.Subject == question.Subject }
	if !slices.ContainsFunc(reply.Messages, asked) {
		reply.Messages = append(reply.Messages, question)
	}
	return reply, nil
}

// ask answers words where no question is open, or that do not answer it.
func (b *Bot) ask(ctx context.Context, t turn.Turn, said chat.Said, c reading.Command, is bool) (chat.Reply, error) {
	switch {
	case !is:
		return b.desk.Puzzled(ctx, t, said)
	case c.Name == reading.New:
		return b.interview.Begin(ctx, t, c.Rest)
	case c.Name == reading.Continue:
		return b.interview.Continue(ctx, t, c.Ref)
	case c.Name == reading.Copy:
		return b.interview.Copy(ctx, t, c.Ref, false)
	case asking.InForm(c.Name):
		return b.interview.NothingOpen(ctx, t)
	}
	return b.desk.Obey(ctx, t, c)
}
