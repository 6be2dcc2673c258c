package slacktest_test

import (
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

func TestSayArrivesAndIsAcknowledged(t *testing.T) {
	w, _ := office(t)
	a := run(t, w, 2)
	d := w.Say("U1", "预算 <30> 万 & 更多")
	if !d.Acknowledged() || d.Attempts() != 1 {
		t.Fatalf("acknowledged %v after %d attempts", d.Acknowledged(), d.Attempts())
	}
	if text := field(t, a.payloads()[0], "event", "text"); text != "预算 &lt;30&gt; 万 &amp; 更多" {
		t.Errorf("text %q", text)
	}
}

func TestPressCarriesTheMessageAndOpensAModal(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	if _, _, err := api.PostMessage("U1", manners("卡片", card("v1"))...); err != nil {
		t.Fatal(err)
	}
	m := w.Messages("U1")[0]
	a.answers(func(c *socketmode.Client, e socketmode.Event) {
		if call, ok := e.Data.(slack.InteractionCallback); ok {
			if call.ActionCallback.BlockActions[0].Value != "v1" || call.Message.Timestamp != m.TS {
				t.Errorf("pressed %+v", call)
			}
			if _, err := api.OpenView(call.TriggerID, reason()); err != nil {
				t.Error(err)
			}
			if _, err := api.PostEphemeral(m.Channel, "U1", slack.MsgOptionText("收到", false)); err != nil {
				t.Error(err)
			}
		}
		ack(c, e, nil)
	})
	d := w.Press("U1", m, slacktest.Buttons(m)[0])
	v, ok := d.Opened()
	if !d.Acknowledged() || !ok || v.Title != "退回" || d.Told() != "收到" {
		t.Fatalf("acknowledged %v, opened %v %+v, told %q", d.Acknowledged(), ok, v, d.Told())
	}
}

// reason is a modal that asks why.
func reason() slack.ModalViewRequest {
	plain := func(s string) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
	}
	input := slack.NewInputBlock("reason", plain("原因"), nil, slack.NewPlainTextInputBlockElement(nil, "text"))
	return slack.ModalViewRequest{Type: slack.VTModal, Title: plain("退回"), Submit: plain("退回"), CallbackID: "return",
		Blocks: slack.Blocks{BlockSet: []slack.Block{input}}}
}

func TestEventsComeAgain_8(t *testing.T) {
	w, _ := office(t, hasty, func(o *slacktest.Options) { o.RedeliverWait = []time.Duration{0, 0, 0} })
	a := run(t, w, 2)
	a.answers(func(*socketmode.Client, socketmode.Event) {})
	d := w.Say("U1", "没有回应")
	<-d.Settled()
	if d.Acknowledged() || d.Attempts() != 4 {
		t.Errorf("acknowledged %v after %d attempts", d.Acknowledged(), d.Attempts())
	}
	wantViolations(t, w, 8, 8, 8, 8)
}
