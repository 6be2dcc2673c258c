package slacktest

import (
	"encoding/json"
	"maps"
	"slices"
)

// obey does what the acknowledgement asked for.
func (d *Delivery) obey() {
	if len(d.Payload()) == 0 {
		if d.view != "" {
			d.w.pop(d.user, false) // an empty answer closes the modal
		}
		return
	}
	switch {
	case d.view != "":
		d.obeyView()
	case d.kind == slashCommands:
		d.reply()
	}
}

// verdict is a view_submission's answer.
type verdict struct {
	Action string            `json:"response_action"`
	Errors map[string]string `json:"errors"`
	View   json.RawMessage   `json:"view"`
}

func (d *Delivery) obeyView() {
	var v verdict
	if err := json.Unmarshal(d.Payload(), &v); err != nil {
		d.fail(0, "the answer to a view_submission is no response_action: %v", err)
		return
	}
	switch v.Action {
	case "errors":
		d.keepOpen(v.Errors)
	case "clear":
		d.w.pop(d.user, true)
	case "update", "push":
		d.redraw(v)
	default:
		d.fail(0, "unknown response_action %q", v.Action)
	}
}

// keepOpen shows errors at their inputs. A key that is not an input's block
// makes the real Slack show a failure without words (check 35).
func (d *Delivery) keepOpen(problems map[string]string) {
	v, ok := d.w.View(d.view)
	if !ok {
		return
	}
	inputs := map[string]bool{}
	for _, b := range parse(v.Blocks) {
		if b.str("type") == "input" {
			inputs[b.str("block_id")] = true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(problems)) {
		if !inputs[key] {
			d.fail(35, "response_action errors names %q, which is no input block", key)
			return
		}
	}
	if len(problems) == 0 {
		d.fail(35, "response_action errors without errors")
		return
	}
	d.mu.Lock()
	d.problems = problems
	d.mu.Unlock()
}

// redraw is response_action update or push.
func (d *Delivery) redraw(v verdict) {
	view, err := d.w.readView("response_action "+v.Action, v.View)
	if err == nil && v.Action == "update" {
		_, err = d.w.replace(d.view, "", view)
	} else if err == nil {
		view.User, view.Trigger = d.user, d.trigger
		_, err = d.w.put(view, true)
	}
	if err != nil {
		d.fail(18, "response_action %s: %v", v.Action, err)
	}
}

// fail is what the person sees when Slack cannot do what it was told.
func (d *Delivery) fail(check int, format string, args ...any) {
	d.w.blame(check, format, args...)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fault = "We had some trouble connecting. Try again?"
}

// reply shows the message in a slash command's acknowledgement.
func (d *Delivery) reply() {
	var r replyBody
	if json.Unmarshal(d.Payload(), &r) != nil {
		d.fail(0, "the answer to a command is no message")
		return
	}
	ch := d.w.channel(d.channel)
	if ch == nil || r.Text == "" && some(r.Blocks) == nil {
		return
	}
	if err := d.w.answerIn(ch, "", d.user, r); err != nil {
		d.fail(18, "the answer to a command: %v", err)
	}
}
