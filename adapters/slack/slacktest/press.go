package slacktest

import (
	"encoding/json"
	"strings"
)

// Press is a person's press on an element of a message as they see it, which
// may be an older version than the one that stands there now: a client that
// was not refreshed sends it all the same (check 31). An element whose value
// the test changed is sent as it is too (check 32).
func (w *Workspace) Press(user string, m Message, e Element, opts ...Opt) *Delivery {
	o := chosen(opts)
	if r, ok := w.deliveries.known(o.id); ok {
		return w.deliver(r, o)
	}
	if e.ActionID == "" {
		return w.refused("no such element")
	}
	r := w.interaction(user, "block_actions", "", o)
	r.channel = m.Channel
	r.payload["container"] = w.container(m)
	r.payload["channel"] = w.channelRef(m.Channel)
	r.payload["response_url"] = w.replyTo(m.Channel, m.TS, user)
	r.payload["state"] = map[string]any{"values": inputValues(m.Blocks, w.typedState(m.Blocks, o.state))}
	r.payload["actions"] = []any{w.action(e)}
	if !m.Ephemeral {
		r.payload["message"] = w.wire(m)
	}
	return w.deliver(r, o)
}

// PressView is a press in a modal or a Home tab.
func (w *Workspace) PressView(user, view string, e Element, opts ...Opt) *Delivery {
	o := chosen(opts)
	if r, ok := w.deliveries.known(o.id); ok {
		return w.deliver(r, o)
	}
	v, ok := w.View(view)
	if !ok {
		return w.refused("the view is closed")
	}
	action := w.action(e)
	v = w.fill(v, w.typedState(v.Blocks, o.state))
	if stateful(e.Type) {
		v = w.fill(v, with(nil, e.BlockID, e.ActionID, action))
	}
	r := w.interaction(user, "block_actions", view, o)
	r.payload["container"] = map[string]any{"type": "view", "view_id": view}
	r.payload["view"] = w.wireView(v)
	r.payload["actions"] = []any{action}
	return w.deliver(r, o)
}

// interaction is what all interactive payloads have.
func (w *Workspace) interaction(user, kind, view string, o options) recipe {
	trigger := w.trigger(user, view)
	return recipe{kind: interactive, user: user, trigger: trigger, payload: map[string]any{
		"type": kind, "user": w.userRef(user, o), "api_app_id": w.App, "token": "x", "trigger_id": trigger,
		"team": map[string]any{"id": w.Team, "domain": w.Domain}, "enterprise": nil, "is_enterprise_install": false,
	}}
}

func (w *Workspace) userRef(user string, o options) map[string]any {
	u, _ := w.user(user)
	return map[string]any{"id": user, "username": u.Name, "name": u.Name, "team_id": w.team(user, o)}
}

func (w *Workspace) channelRef(id string) map[string]any {
	name := ""
	if ch := w.channel(id); ch != nil {
		name = ch.name
	}
	return map[string]any{"id": id, "name": name}
}

func (w *Workspace) container(m Message) map[string]any {
	c := map[string]any{"type": "message", "message_ts": m.TS, "channel_id": m.Channel, "is_ephemeral": m.Ephemeral}
	if m.Thread != "" {
		c["thread_ts"] = m.Thread
	}
	return c
}

// action is the pressed element with what was chosen, and a time of its own.
func (w *Workspace) action(e Element) map[string]any {
	a := map[string]any{"type": e.Type, "action_id": e.ActionID, "block_id": e.BlockID, "action_ts": w.clock.ts()}
	if e.Type == "button" {
		a["value"] = e.Value
		a["text"] = map[string]any{"type": "plain_text", "text": e.Label, "emoji": true}
		if e.Style != "" {
			a["style"] = e.Style
		}
		return a
	}
	a[valueKey(e.Type)] = e.picked()
	return a
}

// picked is the element's value in the shape of its type.
func (e Element) picked() any {
	key := valueKey(e.Type)
	switch {
	case strings.HasPrefix(key, "selected_option"):
		var option any = map[string]any{"text": map[string]any{"type": "plain_text", "text": e.Label, "emoji": true}, "value": e.Value}
		if e.option != nil {
			option = json.RawMessage(e.option)
		}
		if many(key) {
			return []any{option}
		}
		return option
	case many(key):
		return []string{e.Value}
	case e.Value == "":
		return nil
	}
	return e.Value
}
