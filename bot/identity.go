package bot

import (
	"context"
	"errors"
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/text"
	"lian/bot/turn"
	"lian/workflow"
)

// turnOf finds out who acted and what the office is like now. The platform
// vouches for the account; nothing else names the person.
func (b *Bot) turnOf(ctx context.Context, e chat.Event) (turn.Turn, error) {
	who, err := b.Store.PersonOf(ctx, workflow.Account{Platform: e.From.Platform, Workspace: e.From.Workspace, User: e.From.User})
	if err != nil {
		return turn.Turn{}, err
	}
	office, err := b.reception.Office(ctx)
	if err != nil {
		return turn.Turn{}, err
	}
	if who.Locale == "" {
		who.Locale = e.Locale // what the platform knows counts until they choose
	}
	return turn.Turn{Event: e, Who: who, Say: b.reception.Speaker(who), Office: office}, nil
}

// stranger answers an account that nobody is bound to: with the code that
// `lian people link` printed it binds itself, else it is told how.
func (b *Bot) stranger(ctx context.Context, e chat.Event) (chat.Reply, error) {
	say := b.speakerOf(e)
	if said, ok := e.Act.(chat.Said); ok {
		account := workflow.Account{Platform: e.From.Platform, Workspace: e.From.Workspace, User: e.From.User}
		who, err := b.Store.Accept(ctx, strings.TrimSpace(said.Text), account)
		if err == nil {
			return chat.Reply{Messages: []chat.Message{cards.Welcome(cards.View{Reader: who, Say: b.reception.Speaker(who)})}}, nil
		}
		if !errors.Is(err, workflow.ErrNotFound) {
			return chat.Reply{}, err
		}
	}
	return chat.Reply{Messages: []chat.Message{cards.NotLinked(cards.View{Say: say})}}, nil
}

// outsider refuses somebody whom the platform does not count among the
// company's own people, in words that tell nothing. The refusal is logged, for
// an auditor: there is no filing in whose journal it could stand.
func (b *Bot) outsider(ctx context.Context, t turn.Turn) chat.Reply {
	from := t.Event.From
	b.Log.WarnContext(ctx, "refused an outsider", "who", t.Event.Outsider, "platform", from.Platform, "workspace", from.Workspace,
		"account", from.User, "event", t.Event.ID)
	return chat.Reply{Note: t.Say.Say("words.outsider")}
}

// speakerOf guesses the language of somebody unknown.
func (b *Bot) speakerOf(e chat.Event) text.Speaker {
	if e.Locale != "" {
		return text.In(e.Locale)
	}
	return text.In(b.Locale)
}
