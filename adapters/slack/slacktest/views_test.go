package slacktest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

// pressed is a deed in the direct message whose trigger is still unused, and
// the app that heard it.
func pressed(t *testing.T, w *slacktest.Workspace, api *slack.Client) *slacktest.Delivery {
	t.Helper()
	if _, _, err := api.PostMessage("U1", manners("卡片", card("v1"))...); err != nil {
		t.Fatal(err)
	}
	list := w.Messages("U1")
	m := list[len(list)-1]
	return w.Press("U1", m, slacktest.Buttons(m)[0])
}

func TestTriggers_21(t *testing.T) {
	w, api := office(t, func(o *slacktest.Options) { o.TriggerLife = time.Second })
	run(t, w, 2)
	_, err := api.OpenView("1.2.3", reason())
	wantError(t, err, "invalid_trigger_id")
	d := pressed(t, w, api)
	if _, err := api.OpenView(d.Trigger(), reason()); err != nil {
		t.Fatal(err)
	}
	_, err = api.OpenView(d.Trigger(), reason())
	wantError(t, err, "exchanged_trigger_id")
	late := pressed(t, w, api)
	<-time.After(w.TriggerLife)
	_, err = api.OpenView(late.Trigger(), reason())
	wantError(t, err, "expired_trigger_id")
}

func TestModalIsRefused_20(t *testing.T) {
	w, api := office(t)
	run(t, w, 2)
	for _, c := range []struct {
		code   string
		change func(*slack.ModalViewRequest)
	}{
		{"invalid_arguments", func(v *slack.ModalViewRequest) { v.Submit = nil }},
		{"invalid_arguments", func(v *slack.ModalViewRequest) { v.Title.Text = strings.Repeat("题", 25) }},
		{"invalid_arguments", func(v *slack.ModalViewRequest) { v.PrivateMetadata = strings.Repeat("x", 3001) }},
		{"view_too_large", func(v *slack.ModalViewRequest) { v.PrivateMetadata = strings.Repeat("x", 250_000) }},
		{"invalid_arguments", func(v *slack.ModalViewRequest) { v.Blocks.BlockSet = blocks(101) }},
	} {
		v := reason()
		c.change(&v)
		_, err := api.OpenView(pressed(t, w, api).Trigger(), v)
		wantError(t, err, c.code)
	}
}

func TestViewStack_20(t *testing.T) {
	w, api := office(t)
	run(t, w, 2)
	_, err := api.PushView(pressed(t, w, api).Trigger(), reason())
	wantError(t, err, "invalid_trigger_id") // nothing is open that it could lie on
	if _, err := api.OpenView(pressed(t, w, api).Trigger(), withButton()); err != nil {
		t.Fatal(err)
	}
	for depth := 2; depth <= 4; depth++ {
		v, _ := w.TopView("U1")
		d := w.PressView("U1", v.ID, slacktest.ViewButtons(v)[0])
		pushed, err := api.PushView(d.Trigger(), withButton())
		if depth == 4 {
			wantError(t, err, "push_limit_reached")
		} else if err != nil || pushed.PreviousViewID != v.ID {
			t.Fatalf("depth %d: %v", depth, err)
		}
	}
	if n := len(w.Views("U1")); n != 3 {
		t.Errorf("%d views", n)
	}
}

// withButton is a modal with a button in it.
func withButton() slack.ModalViewRequest {
	v := reason()
	button := slack.NewButtonBlockElement("more", "1", slack.NewTextBlockObject(slack.PlainTextType, "更多", false, false))
	v.Blocks.BlockSet = append(v.Blocks.BlockSet, slack.NewActionBlock("acts", button))
	return v
}

func TestUpdateView_22(t *testing.T) {
	w, api := office(t)
	run(t, w, 2)
	_, err := api.UpdateView(reason(), "", "", "V404")
	wantError(t, err, "not_found")
	first := reason()
	first.ExternalID = "one"
	opened, err := api.OpenView(pressed(t, w, api).Trigger(), first)
	if err != nil {
		t.Fatal(err)
	}
	again := reason()
	again.ExternalID = "one"
	_, err = api.OpenView(pressed(t, w, api).Trigger(), again)
	wantError(t, err, "duplicate_external_id")
	if _, err := api.UpdateView(first, "one", opened.Hash, ""); err != nil {
		t.Fatal(err)
	}
	_, err = api.UpdateView(first, "", opened.Hash, opened.ID)
	wantError(t, err, "hash_conflict")
}

func TestPublish_22(t *testing.T) {
	w, api := office(t)
	home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{header("待办")}}}
	first, err := api.PublishView("U1", home, "")
	if err != nil {
		t.Fatal(err)
	}
	second, err := api.PublishView("U1", home, first.Hash)
	if err != nil || second.ID != first.ID {
		t.Fatalf("%v, id %s after %s", err, second.ID, first.ID)
	}
	_, err = api.PublishView("U1", home, first.Hash)
	wantError(t, err, "hash_conflict")
	_, err = api.PublishView("U404", home, "")
	wantError(t, err, "user_not_found")
	w.Break(func(f *slacktest.Faults) { f.HomeTabOff = true })
	_, err = api.PublishView("U1", home, "")
	wantError(t, err, "not_enabled")
	if v, ok := w.Home("U1"); !ok || slacktest.LegibleView(v) != "待办" {
		t.Errorf("home %q", slacktest.LegibleView(v))
	}
}

func TestSubmit_35_36(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	opened, err := api.OpenView(pressed(t, w, api).Trigger(), reason())
	if err != nil {
		t.Fatal(err)
	}
	answer := map[string]any{"reason": "缺少资质 & <证照>"}
	if d := w.Submit("U1", opened.ID, nil); d.Acknowledged() || d.Error() == "" {
		t.Error("an empty required input was sent")
	}
	a.answers(func(c *socketmode.Client, e socketmode.Event) {
		ack(c, e, map[string]any{"response_action": "errors", "errors": map[string]string{"reason": "请写明条款"}})
	})
	if d := w.Submit("U1", opened.ID, answer); d.Problems()["reason"] != "请写明条款" || len(w.Views("U1")) != 1 {
		t.Errorf("problems %v, %d views", d.Problems(), len(w.Views("U1")))
	}
	a.answers(func(c *socketmode.Client, e socketmode.Event) {
		ack(c, e, map[string]any{"response_action": "errors", "errors": map[string]string{"title": "不是输入"}})
	})
	if d := w.Submit("U1", opened.ID, answer); d.Error() == "" {
		t.Error("errors at no input were shown")
	}
	wantViolations(t, w, 35)
	a.answers(func(c *socketmode.Client, e socketmode.Event) { ack(c, e, nil) })
	w.Submit("U1", opened.ID, answer, slacktest.As("once"))
	if d := w.Submit("U1", opened.ID, answer, slacktest.As("once")); !d.Acknowledged() {
		t.Error("the repeated submission did not arrive")
	}
	if d := w.Submit("U1", opened.ID, answer); d.Acknowledged() || len(w.Views("U1")) != 0 {
		t.Error("a closed view was submitted")
	}
	heard := a.payloads()
	if heard[len(heard)-1] != heard[len(heard)-2] || !strings.Contains(heard[len(heard)-1], `缺少资质`) {
		t.Errorf("the repetition differs: %q", heard)
	}
}

func TestSubmitTooLate_35(t *testing.T) {
	w, api := office(t, func(o *slacktest.Options) { o.AckWithin = 2 * time.Second })
	a := run(t, w, 2)
	opened, err := api.OpenView(pressed(t, w, api).Trigger(), reason())
	if err != nil {
		t.Fatal(err)
	}
	a.answers(func(*socketmode.Client, socketmode.Event) {})
	d := w.Submit("U1", opened.ID, map[string]any{"reason": "晚"})
	if d.Error() != slacktest.OperationTimeout || len(w.Views("U1")) != 1 {
		t.Errorf("error %q, %d views", d.Error(), len(w.Views("U1")))
	}
	wantViolations(t, w, 8)
}

func TestTypedValuesSurviveAnUpdate(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	opened, err := api.OpenView(pressed(t, w, api).Trigger(), withButton())
	if err != nil {
		t.Fatal(err)
	}
	v, _ := w.View(opened.ID)
	w.PressView("U1", v.ID, slacktest.ViewButtons(v)[0], slacktest.Typed(map[string]any{"reason": "已经写了"}))
	if _, err := api.UpdateView(withButton(), "", "", v.ID); err != nil {
		t.Fatal(err)
	}
	d := w.Submit("U1", v.ID, nil)
	heard := a.payloads()
	if last := heard[len(heard)-1]; !d.Acknowledged() || !strings.Contains(last, "已经写了") {
		t.Errorf("the typed text is gone: %q %s", d.Error(), last)
	}
}

func TestResponseActions(t *testing.T) {
	for action, want := range map[string]int{"update": 1, "push": 2, "clear": 0} {
		t.Run(action, func(t *testing.T) {
			w, api := office(t)
			a := run(t, w, 2)
			opened, err := api.OpenView(pressed(t, w, api).Trigger(), reason())
			if err != nil {
				t.Fatal(err)
			}
			next := reason()
			next.Title.Text = "第二页"
			a.answers(func(c *socketmode.Client, e socketmode.Event) {
				ack(c, e, map[string]any{"response_action": action, "view": next})
			})
			w.Submit("U1", opened.ID, map[string]any{"reason": "有"})
			views := w.Views("U1")
			if len(views) != want || want > 0 && views[len(views)-1].Title != "第二页" {
				t.Errorf("views %s", fmt.Sprint(views))
			}
		})
	}
}
