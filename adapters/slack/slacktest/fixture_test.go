package slacktest_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

// hasty makes a workspace give up soon, for tests that want it to.
func hasty(o *slacktest.Options) { o.AckWithin = 300 * time.Millisecond }

// office is a workspace that is patient with a slow machine, with two people, a
// channel with the bot in it, and one without.
func office(t *testing.T, change ...func(*slacktest.Options)) (*slacktest.Workspace, *slack.Client) {
	t.Helper()
	patient := func(o *slacktest.Options) {
		o.AckWithin, o.TriggerLife, o.NoEcho = 20*time.Second, 20*time.Second, true
	}
	w := slacktest.Start(t, append([]func(*slacktest.Options){patient}, change...)...)
	w.Join(slacktest.User{ID: "U1", Name: "林晓", Email: "lin@acme.cn"})
	w.Join(slacktest.User{ID: "U2", Name: "赵敏", Locale: "en-US", TZ: "America/New_York"})
	w.Channel("C1", "legal-review", "U1", w.Bot)
	w.Channel("C2", "elsewhere", "U2")
	return w, client(w)
}

func client(w *slacktest.Workspace, more ...slack.Option) *slack.Client {
	return slack.New(w.BotToken, append([]slack.Option{slack.OptionAppLevelToken(w.AppToken), slack.OptionAPIURL(w.URL())}, more...)...)
}

// manners are what every post of a well-behaved app has.
func manners(text string, more ...slack.MsgOption) []slack.MsgOption {
	return append([]slack.MsgOption{
		slack.MsgOptionText(text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
		slack.MsgOptionMetadata(slack.SlackMetadata{EventType: "lian", EventPayload: map[string]any{"key": "k"}}),
	}, more...)
}

// card is a message with one button.
func card(value string) slack.MsgOption {
	button := slack.NewButtonBlockElement("pass", value, slack.NewTextBlockObject(slack.PlainTextType, "通过", false, false))
	return slack.MsgOptionBlocks(slack.NewActionBlock("decide", button))
}

// wantError wants a refusal with that code.
func wantError(t *testing.T, err error, code string) {
	t.Helper()
	var no slack.SlackErrorResponse
	if !errors.As(err, &no) || no.Err != code {
		t.Errorf("got %v, want %s", err, code)
	}
}

// wantViolations wants exactly the violations of these checks, in this order,
// and takes them.
func wantViolations(t *testing.T, w *slacktest.Workspace, checks ...int) {
	t.Helper()
	violations := w.TakeViolations()
	var got []int
	for _, v := range violations {
		got = append(got, v.Check)
	}
	if !slices.Equal(got, checks) {
		t.Errorf("violations %v, want checks %v", violations, checks)
	}
}

// An app is a slack-go Socket Mode client that answers each envelope as told.
type app struct {
	mu     sync.Mutex
	heard  []socketmode.Event
	answer func(c *socketmode.Client, e socketmode.Event)
}

// run connects n clients until the test ends.
func run(t *testing.T, w *slacktest.Workspace, n int) *app {
	t.Helper()
	a := &app{answer: func(c *socketmode.Client, e socketmode.Event) { ack(c, e, nil) }}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	t.Cleanup(func() { cancel(); running.Wait() })
	for range n {
		c := socketmode.New(client(w))
		running.Go(func() { _ = c.RunContext(ctx) }) // ends with the context
		running.Go(func() { a.serve(ctx, c) })
	}
	if !w.Await(5*time.Second, func() bool { return w.Connections() == n }) {
		t.Fatalf("%d connections, want %d", w.Connections(), n)
	}
	return a
}

func (a *app) serve(ctx context.Context, c *socketmode.Client) {
	for {
		select {
		case e := <-c.Events:
			if e.Request == nil || e.Request.EnvelopeID == "" {
				continue
			}
			a.mu.Lock()
			a.heard = append(a.heard, e)
			answer := a.answer
			a.mu.Unlock()
			answer(c, e)
		case <-ctx.Done():
			return
		}
	}
}

func (a *app) answers(f func(c *socketmode.Client, e socketmode.Event)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.answer = f
}

// payloads are what the app heard, oldest first.
func (a *app) payloads() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var list []string
	for _, e := range a.heard {
		list = append(list, string(e.Request.Payload))
	}
	return list
}

func ack(c *socketmode.Client, e socketmode.Event, payload any) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = c.AckCtx(ctx, e.Request.EnvelopeID, payload) // the fake tells whether it came
}

// field is a part of a JSON text, by its path.
func field(t *testing.T, text string, path ...string) string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	for _, key := range path {
		m, _ := v.(map[string]any)
		v = m[key]
	}
	s, _ := v.(string)
	return s
}
