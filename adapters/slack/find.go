package slack

import (
	"context"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// lookBack is how far back a message is looked for that may have been sent.
const lookBack = 24 * time.Hour

// find looks for the message with a key among what was last said to a person.
func (s *Slack) find(ctx context.Context, user, key string) (chat.Receipt, bool, error) {
	channel, err := s.directOf(ctx, user)
	if err != nil {
		return chat.Receipt{}, false, err
	}
	history, err := s.history(ctx, &slack.GetConversationHistoryParameters{ChannelID: channel, Limit: 200, IncludeAllMetadata: true,
		Oldest: strconv.FormatInt(time.Now().Add(-lookBack).Unix(), 10)})
	if err != nil {
		return chat.Receipt{}, false, err
	}
	for _, m := range history {
		if m.Metadata.EventPayload["key"] == key {
			return s.posted(user, key, channel, m.Timestamp), true, nil
		}
	}
	return chat.Receipt{}, false, nil
}

// directOf is the channel in which lian talks to a person.
func (s *Slack) directOf(ctx context.Context, user string) (channel string, err error) {
	if channel, known := s.direct.Get(user); known {
		return channel, nil
	}
	err = s.call(ctx, "conversations.open", "", inCourier, func(ctx context.Context) error {
		c, _, _, err := s.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{user}})
		if err == nil {
			channel = c.ID
			s.direct.Add(user, channel)
		}
		return err
	})
	return channel, err
}

func (s *Slack) history(ctx context.Context, of *slack.GetConversationHistoryParameters) (messages []slack.Message, err error) {
	err = s.call(ctx, "conversations.history", "", inCourier, func(ctx context.Context) error {
		h, err := s.api.GetConversationHistoryContext(ctx, of)
		if err == nil {
			messages = h.Messages
		}
		return err
	})
	return messages, err
}

// subjectOf is what one of lian's messages is about; "" = nothing, or it is
// not lian's.
func (s *Slack) subjectOf(ctx context.Context, channel, ts string) (string, error) {
	messages, err := s.history(ctx, &slack.GetConversationHistoryParameters{ChannelID: channel, Latest: ts, Oldest: ts, Inclusive: true, Limit: 1, IncludeAllMetadata: true})
	if err != nil || len(messages) == 0 || messages[0].User != s.me.user {
		return "", err
	}
	subject, _ := messages[0].Metadata.EventPayload["subject"].(string)
	return subject, nil
}
