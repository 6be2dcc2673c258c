package slack

import (
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/adapters/slack/slacktest"
	"lian/bot/chat"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// settings of lian in a fake workspace.
func settingsIn(w *slacktest.Workspace) Config {
	return Config{BotToken: w.BotToken, AppToken: w.AppToken, APIURL: w.URL(), Locale: "zh-CN", Rate: 1000, Stagger: time.Millisecond,
		Log: slog.New(slog.DiscardHandler), Metrics: prometheus.NewRegistry()}
}

// install puts lian into a workspace; it does not run yet.
func install(t *testing.T, w *slacktest.Workspace) *Slack {
	t.Helper()
	s, err := New(settingsIn(w))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// connected waits until Slack can reach lian.
func connected(t *testing.T, w *slacktest.Workspace) {
	t.Helper()
	if !w.Await(patience, func() bool { return w.Connections() == connections }) {
		t.Fatalf("lian has %d connections", w.Connections())
	}
}

// buttons are those of a message as the adapter reads them back.
func buttons(t *testing.T, m slacktest.Message) []chat.Button {
	t.Helper()
	var all []chat.Button
	for _, e := range slacktest.Buttons(m) {
		action, err := blocks.Pressed(press(e))
		if err != nil {
			t.Fatalf("%s %q cannot be read back: %v", e.Type, e.Label, err)
		}
		all = append(all, chat.Button{Label: e.Label, Action: action})
	}
	return all
}

// press is a press on an element as Slack tells of it.
func press(e slacktest.Element) slack.BlockAction {
	a := slack.BlockAction{ActionID: e.ActionID, BlockID: e.BlockID}
	if e.Type == "button" {
		a.Value = e.Value
	} else {
		a.SelectedOption.Value = e.Value
	}
	return a
}

// elementFor is the element of a message that carries an action.
func elementFor(t *testing.T, m slacktest.Message, action chat.Action) slacktest.Element {
	t.Helper()
	all := slacktest.Buttons(m)
	i := slices.IndexFunc(all, func(e slacktest.Element) bool {
		got, err := blocks.Pressed(press(e))
		return err == nil && got == action
	})
	if i < 0 {
		t.Fatalf("no button for %+v in %s", action, slacktest.Legible(m))
	}
	return all[i]
}
