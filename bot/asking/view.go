package asking

import (
	"context"
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/text"
	"lian/bot/turn"
	"lian/workflow"
)

// A view is a filing as one person is shown it in one turn.
type view struct {
	turn.Turn
	f *workflow.Filing
	// file tells what a file is called; nil inside a transaction, which asks
	// the store for nothing beside.
	file func(id string) (workflow.Attachment, bool)
}

// view is a filing for whoever acted in a turn.
func (i *Interview) view(ctx context.Context, t turn.Turn, f *workflow.Filing) view {
	return view{t, f, func(id string) (workflow.Attachment, bool) {
		a, err := i.Store.Attachment(ctx, id)
		return a, err == nil // one that cannot be read now is only counted
	}}
}

// cards is the view that the bot's cards are drawn from.
func (v view) cards() cards.View {
	return cards.View{Office: v.Office, Filing: v.f, Reader: v.Who, Say: v.Say, Files: v.attachment}
}

// attachment is what a card says of a file answer, one that was typed among
// them.
func (v view) attachment(id string) workflow.Attachment {
	if v.file != nil {
		if a, known := v.file(id); known {
			return a
		}
	}
	return workflow.Attachment{ID: id, Name: strings.TrimPrefix(id, reference)}
}

// in words the rule book's text for the person.
func (v view) in(w workflow.Words) string { return w.In(v.Say.Locale()) }

// message is what this turn posts, named after the event: a redelivery names
// it again and is shown once.
func (v view) message(kind, words string, c *chat.Card) chat.Message {
	return chat.Message{Key: kind + "/" + v.f.ID + "/" + v.Event.From.Platform + "/" + v.Event.ID,
		Kind: kind, Subject: v.f.Ref(), Text: words, Card: c}
}

// sentences puts sentences one after the other, as the language does.
func (v view) sentences(parts ...string) string {
	if v.Say.Locale() == text.English {
		return strings.Join(parts, " ")
	}
	return strings.Join(parts, "")
}

// said is a message of plain words.
func (v view) said(kind, words string) chat.Message { return v.message(kind, words, nil) }

// button draws a button; those that are not the point may wait in a menu.
func button(label string, a chat.Action) chat.Button { return chat.Button{Label: label, Action: a} }

func further(label string, a chat.Action) chat.Button {
	return chat.Button{Label: label, Action: a, More: true, Asks: a.Name == DoForm}
}

func strong(label string, a chat.Action) chat.Button {
	return chat.Button{Label: label, Action: a, Tone: chat.Good}
}

func grave(label string, a chat.Action) chat.Button {
	return chat.Button{Label: label, Action: a, Tone: chat.Bad}
}
