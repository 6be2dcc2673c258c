package slacktest_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

// respond posts to a response_url and gives back the status.
func respond(t *testing.T, url, body string) int {
	t.Helper()
	resp, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

// url is the response_url of what the app heard last.
func (a *app) url(t *testing.T) string {
	t.Helper()
	heard := a.payloads()
	return field(t, heard[len(heard)-1], "response_url")
}

func TestResponseURL_27(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	d := pressed(t, w, api)
	url := a.url(t)
	for _, body := range []string{`{"text":"仅你可见"}`, `{"text":"大家看","response_type":"in_channel"}`, `{"text":"换掉了","replace_original":true}`, `{"text":"又一条"}`} {
		if got := respond(t, url, body); got != http.StatusOK {
			t.Errorf("%s: %d", body, got)
		}
	}
	if d.Told() != "仅你可见\n又一条" {
		t.Errorf("told %q", d.Told())
	}
	if m := w.Messages("U1"); len(m) != 2 || m[0].Text != "换掉了" || m[1].Text != "大家看" {
		t.Errorf("messages %+v", m)
	}
	if got := respond(t, url, `{"delete_original":true}`); got != http.StatusOK || len(w.Messages("U1")) != 1 {
		t.Errorf("delete: %d", got)
	}
	if got := respond(t, url, `{"text":"第六次"}`); got != http.StatusNotFound {
		t.Errorf("the sixth: %d", got)
	}
}

func TestResponseURLThroughTheClient_27(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	d := pressed(t, w, api)
	_, _, err := api.PostMessage("U1", slack.MsgOptionText("悄悄", false), slack.MsgOptionResponseURL(a.url(t), slack.ResponseTypeEphemeral))
	if err != nil || d.Told() != "悄悄" {
		t.Errorf("%v, told %q", err, d.Told())
	}
}

func TestCommand(t *testing.T) {
	w, _ := office(t)
	a := run(t, w, 2)
	a.answers(func(c *socketmode.Client, e socketmode.Event) { ack(c, e, map[string]any{"text": "请看私信"}) })
	d := w.Command("U1", "C1", "/lian", "new <&>", slacktest.As("cmd-1"))
	if !d.Acknowledged() || d.Told() != "请看私信" || !json.Valid(d.Payload()) {
		t.Errorf("acknowledged %v, told %q", d.Acknowledged(), d.Told())
	}
	heard := a.payloads()[0]
	if field(t, heard, "text") != "new &lt;&amp;&gt;" || field(t, heard, "channel_id") != "C1" {
		t.Errorf("heard %s", heard)
	}
	if d := w.Command("U1", "C1", "/lian", "new", slacktest.InThread("1.2")); !strings.Contains(d.Error(), "not supported in threads") {
		t.Errorf("in a thread: %q", d.Error())
	}
	w.Command("U1", "C1", "/lian", "别的", slacktest.As("cmd-1"))
	if again := a.payloads()[1]; again != heard {
		t.Errorf("the repetition differs: %s", again)
	}
}

func TestShortcuts(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	if _, _, err := api.PostMessage("C1", manners("话题")...); err != nil {
		t.Fatal(err)
	}
	if d := w.Shortcut("U1", "file"); !d.Acknowledged() || d.Trigger() == "" {
		t.Error("the shortcut did not arrive")
	}
	w.Shortcut("U1", "file", slacktest.As("twice"))
	w.Shortcut("U1", "file", slacktest.As("twice"))
	if d := w.MessageShortcut("U1", w.Messages("C1")[0], "file-from"); !d.Acknowledged() {
		t.Error("the message shortcut did not arrive")
	}
	if d := w.OpenHome("U1"); !d.Acknowledged() {
		t.Error("the look at the Home tab did not arrive")
	}
	heard := a.payloads()
	if heard[1] != heard[2] || heard[1] == heard[0] {
		t.Errorf("the repetition differs: %q", heard)
	}
	if field(t, heard[0], "callback_id") != "file" || field(t, heard[3], "message", "text") != "话题" || field(t, heard[4], "event", "tab") != "home" {
		t.Errorf("heard %q", heard)
	}
}
