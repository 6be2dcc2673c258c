package slack

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/bot/chat"
)

// Send implements chat.Platform. Slack has no names for messages, so the key
// travels as metadata; where it is not known whether Slack took a message,
// that is looked up before it is sent again.
func (s *Slack) Send(ctx context.Context, to chat.Account, m chat.Message) (chat.Receipt, error) {
	if err := s.known(ctx); err != nil {
		return chat.Receipt{}, err
	}
	if to.Workspace != s.me.team {
		return chat.Receipt{}, &chat.SendError{Reason: chat.NoSuchUser, Err: errOtherTeam}
	}
	if m.Key == "" {
		return s.post(ctx, to.User, m, inCourier)
	}
	r, err, _ := s.sending.Do(m.Key, func() (any, error) { return s.sendOnce(ctx, to.User, m, inCourier) })
	if err != nil {
		return chat.Receipt{}, err
	}
	s.page.changed(to.User)
	return r.(chat.Receipt), nil
}

var errOtherTeam = errors.New("an account of another workspace")

// sendOnce sends a message that has a key, unless it is there already.
func (s *Slack) sendOnce(ctx context.Context, user string, m chat.Message, most time.Duration) (chat.Receipt, error) {
	if r, sent := s.sent.Get(m.Key); sent {
		return r, nil
	}
	if s.doubtful.Contains(m.Key) || m.Again {
		if r, found, err := s.find(ctx, user, m.Key); found || err != nil {
			return r, err
		}
	}
	return s.post(ctx, user, m, most)
}

// post sends a message. After a fault that leaves open whether Slack took it,
// it looks.
func (s *Slack) post(ctx context.Context, user string, m chat.Message, most time.Duration) (chat.Receipt, error) {
	var channel, ts string
	post := blocks.Message(m)
	unknown, err := s.attempt(ctx, "chat.postMessage", user, most, func(ctx context.Context) (err error) {
		channel, ts, err = s.api.PostMessageContext(ctx, user, content(post)...)
		return err
	})
	if err == nil {
		return s.posted(user, m.Key, channel, ts), nil
	}
	if !unknown || m.Key == "" {
		return chat.Receipt{}, err
	}
	s.doubtful.Add(m.Key, struct{}{})
	looking, done := context.WithTimeout(context.WithoutCancel(ctx), httpLimit)
	defer done()
	if r, found, _ := s.find(looking, user, m.Key); found {
		return r, nil
	}
	return chat.Receipt{}, err
}

// posted keeps where a message went.
func (s *Slack) posted(user, key, channel, ts string) chat.Receipt {
	r := chat.Receipt{Platform: platform, Workspace: s.me.team, Channel: channel, Message: ts}
	s.direct.Add(user, channel)
	if key != "" {
		s.sent.Add(key, r)
		s.doubtful.Remove(key)
	}
	return r
}

// Update implements chat.Platform.
func (s *Slack) Update(ctx context.Context, r chat.Receipt, m chat.Message) error {
	if err := s.known(ctx); err != nil {
		return err
	}
	if r.Workspace != s.me.team {
		return &chat.SendError{Reason: chat.Gone, Err: errOtherTeam}
	}
	err := s.overtake(ctx, r.Channel, r.Message, m)
	var fault *chat.SendError
	if errors.As(err, &fault) && fault.Reason == chat.NoSuchUser { // its channel is not there
		fault.Reason = chat.Gone
	}
	return err
}

// updateOnce draws m in place of a message.
func (s *Slack) updateOnce(ctx context.Context, channel, ts string, m chat.Message) error {
	_, _, _, err := s.api.UpdateMessageContext(ctx, channel, ts, content(blocks.Message(m))...)
	return err
}

// content is a message for the library. Nothing in it is looked for links,
// names or previews.
func content(p blocks.Post) []slack.MsgOption {
	options := []slack.MsgOption{slack.MsgOptionText(p.Text, false), slack.MsgOptionMetadata(p.Metadata),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	if len(p.Blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(p.Blocks...))
	}
	return options
}
