package slacktest_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

func TestDismiss(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	for _, tell := range []bool{false, true} {
		v := reason()
		v.NotifyOnClose = tell
		opened, err := api.OpenView(pressed(t, w, api).Trigger(), v)
		if err != nil {
			t.Fatal(err)
		}
		if d := w.Dismiss("U1", opened.ID, true); d.Acknowledged() != tell || len(w.Views("U1")) != 0 {
			t.Errorf("told %v, want %v; %d views", d.Acknowledged(), tell, len(w.Views("U1")))
		}
	}
	heard := a.payloads()
	if got := field(t, heard[len(heard)-1], "type"); got != "view_closed" {
		t.Errorf("heard %s", got)
	}
}

func TestSuggest(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	plain := func(s string) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
	}
	v := reason()
	v.Blocks.BlockSet = []slack.Block{slack.NewInputBlock("who", plain("转交给"), nil, slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, plain("选人"), "pick"))}
	opened, err := api.OpenView(pressed(t, w, api).Trigger(), v)
	if err != nil {
		t.Fatal(err)
	}
	a.answers(func(c *socketmode.Client, e socketmode.Event) {
		ack(c, e, slack.OptionsResponse{Options: []*slack.OptionBlockObject{slack.NewOptionBlockObject("U2", plain("赵敏"), nil)}})
	})
	d := w.Suggest("U1", opened.ID, "who", "pick", "赵")
	var offered slack.OptionsResponse
	if err := json.Unmarshal(d.Payload(), &offered); err != nil || len(offered.Options) != 1 || offered.Options[0].Value != "U2" {
		t.Errorf("%v, offered %s", err, d.Payload())
	}
	a.answers(func(c *socketmode.Client, e socketmode.Event) { ack(c, e, nil) })
	if d := w.Submit("U1", opened.ID, map[string]any{"who": "U2"}); !d.Acknowledged() {
		t.Error(d.Error())
	}
}

func TestGoneThings(t *testing.T) {
	w, api := office(t)
	dm, ts, err := api.PostMessage("U1", manners("卡片")...)
	if err != nil {
		t.Fatal(err)
	}
	w.DeleteMessage("U1", ts)
	_, _, _, err = api.UpdateMessage(dm, ts, slack.MsgOptionText("改", false))
	wantError(t, err, "message_not_found")
	w.RemoveChannel("C1")
	_, _, err = api.PostMessage("C1", manners("到")...)
	wantError(t, err, "channel_not_found")
	w.Join(slacktest.User{ID: "U1", Name: "林晓", Deactivated: true})
	_, _, err = api.PostMessage(dm, manners("到")...)
	wantError(t, err, "channel_not_found")
}

// Connections come and go while people act: nothing that was acknowledged is
// lost, and what was not is told to the person.
func TestRefreshesUnderLoad_4(t *testing.T) {
	w, api := office(t, func(o *slacktest.Options) { o.OpensPerMinute = 10_000 })
	a := run(t, w, 2)
	stop := w.RefreshEvery(20*time.Millisecond, slacktest.RefreshRequested)
	defer stop()
	heard, failed := 0, 0
	for range 200 {
		d := pressed(t, w, api)
		switch {
		case d.Acknowledged():
			heard++
		case d.Error() != "":
			failed++
		}
	}
	if heard == 0 || heard+failed != 200 || len(a.payloads()) < heard {
		t.Errorf("%d acknowledged, %d failed, %d heard", heard, failed, len(a.payloads()))
	}
}
