package slacktest_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

func TestPressOfAnOldVersionIsSent_31(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	dm, ts, err := api.PostMessage("U1", manners("旧", card("v1"))...)
	if err != nil {
		t.Fatal(err)
	}
	old, _ := w.Message(dm, ts)
	if _, _, _, err := api.UpdateMessage(dm, ts, slack.MsgOptionText("已通过", false)); err != nil {
		t.Fatal(err)
	}
	if d := w.Press("U1", old, slacktest.Buttons(old)[0]); !d.Acknowledged() {
		t.Error("the press was not sent")
	}
	now, _ := w.Message(dm, ts)
	if len(slacktest.Buttons(now)) != 0 || now.Version != 2 || !strings.Contains(a.payloads()[0], "旧") {
		t.Errorf("now %+v, heard %s", now, a.payloads()[0])
	}
}

func TestPressCarriesEverything_32(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	pressed(t, w, api)
	heard := a.payloads()[0]
	for _, path := range [][]string{{"user", "id"}, {"container", "message_ts"}, {"message", "text"}, {"trigger_id"}, {"response_url"}, {"channel", "id"}, {"team", "id"}} {
		if field(t, heard, path...) == "" {
			t.Errorf("no %v in %s", path, heard)
		}
	}
	m := w.Messages("U1")[0]
	forged := slacktest.Buttons(m)[0]
	forged.Value, forged.ActionID = "别人的", "unknown"
	w.Press("U2", m, forged)
	if got := a.payloads()[1]; !strings.Contains(got, "别人的") || field(t, got, "user", "id") != "U2" {
		t.Errorf("forged %s", got)
	}
}

func TestTwoPressesAtOnce_7_33(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	if _, _, err := api.PostMessage("C1", manners("卡片", card("v1"))...); err != nil {
		t.Fatal(err)
	}
	m := w.Messages("C1")[0]
	var pressing sync.WaitGroup
	for range 20 {
		for _, user := range []string{"U1", "U2"} {
			pressing.Go(func() {
				if d := w.Press(user, m, slacktest.Buttons(m)[0]); !d.Acknowledged() {
					t.Error(d.Error())
				}
			})
		}
	}
	pressing.Wait()
	if n := len(a.payloads()); n != 40 {
		t.Errorf("40 presses were heard %d times", n)
	}
}

func TestPickersInAMessage(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	day := slack.NewDatePickerBlockElement("day")
	if _, _, err := api.PostMessage("U1", manners("哪天", slack.MsgOptionBlocks(slack.NewActionBlock("when", day)))...); err != nil {
		t.Fatal(err)
	}
	m := w.Messages("U1")[0]
	w.Press("U1", m, slacktest.Buttons(m)[0].With("2026-12-01"))
	if got := a.payloads()[0]; !strings.Contains(got, `"selected_date":"2026-12-01"`) {
		t.Errorf("heard %s", got)
	}
}

func TestEchoes_37(t *testing.T) {
	w, api := office(t, func(o *slacktest.Options) { o.NoEcho = false })
	a := run(t, w, 2)
	dm, ts, err := api.PostMessage("U1", manners("卡片")...)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := api.UpdateMessage(dm, ts, slack.MsgOptionText("改过", false)); err != nil {
		t.Fatal(err)
	}
	if !w.Await(waitLong, func() bool { return len(a.payloads()) >= 2 }) || len(a.payloads()) != 2 {
		t.Fatalf("heard %q", a.payloads())
	}
	all := strings.Join(a.payloads(), "\n")
	if !strings.Contains(all, `"bot_id":"`+w.BotID) || !strings.Contains(all, "message_changed") {
		t.Errorf("heard %s", all)
	}
}
