package slack

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/bot/chat"
)

// tell says something that only the person sees: under what they pressed, or
// in a window where there is no message to stand under.
func (s *Slack) tell(d deed, note string) {
	if note == "" {
		return
	}
	ctx, done := context.WithTimeout(s.working, httpLimit)
	defer done()
	s.lost(ctx, "note", s.whisper(ctx, d, note))
}

func (s *Slack) whisper(ctx context.Context, d deed, note string) error {
	post := blocks.Message(chat.Message{Text: note})
	if d.responseURL != "" && s.ours(d.responseURL) {
		answer := &slack.WebhookMessage{Text: post.Text, ResponseType: slack.ResponseTypeEphemeral}
		err := slack.PostWebhookCustomHTTPContext(ctx, d.responseURL, s.plainHTTP, answer)
		if err == nil {
			return nil
		}
	}
	if d.channel != "" {
		return s.again(ctx, "chat.postEphemeral", "", func(ctx context.Context) error {
			_, err := s.api.PostEphemeralContext(ctx, d.channel, d.user, content(post)...)
			return err
		})
	}
	if d.trigger != "" && d.home {
		_, err := s.open(d.trigger, blocks.Told(d.title, note, s.Locale))
		return err
	}
	return s.sendReply(ctx, d.user, chat.Message{Key: d.id + "/note", Kind: "note", Text: note})
}

// retry tells whether an error may pass, and how long to wait.
func retry(err error, pause time.Duration) (wait time.Duration, worth bool) {
	var fault *chat.SendError
	if err == nil || !errors.As(err, &fault) || fault.Permanent() {
		return 0, false
	}
	return max(pause, fault.RetryAfter), true
}

// newPlainHTTP is for the addresses at which Slack takes answers: they are
// secrets of their own, and no token is sent there.
func newPlainHTTP() *http.Client {
	return &http.Client{Timeout: httpLimit, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}
