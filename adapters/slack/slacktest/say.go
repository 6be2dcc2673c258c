package slacktest

import (
	"strings"
	"time"
)

// Say is a person's message to the app, in their direct message.
func (w *Workspace) Say(user, text string, opts ...Opt) *Delivery {
	return w.speak(w.dm(user), user, text, "message", opts)
}

// Mention is a person's message in a channel that begins with the app's name.
func (w *Workspace) Mention(user, channel, text string, opts ...Opt) *Delivery {
	ch := w.place(channel)
	if ch == nil {
		return w.refused("channel_not_found")
	}
	return w.speak(ch, user, text, "app_mention", opts)
}

// speak stores what a person said and delivers it.
func (w *Workspace) speak(ch *channel, user, text, kind string, opts []Opt) *Delivery {
	o := chosen(opts)
	if r, ok := w.deliveries.known(o.id); ok {
		return w.deliver(r, o)
	}
	w.UserText(text)
	wired := w.typed(text, o.mentions)
	if kind == "app_mention" {
		wired = "<@" + w.Bot + "> " + wired
	}
	m := w.post(ch, Message{User: user, Text: wired, Thread: o.thread, Files: o.files})
	event := map[string]any{"type": kind, "channel": ch.id, "user": user, "text": m.Text, "ts": m.TS, "event_ts": m.TS, "team": w.team(user, o)}
	if m.Thread != "" {
		event["thread_ts"] = m.Thread
	}
	if kind == "message" {
		event["channel_type"], event["client_msg_id"] = "im", w.clock.id("cm-")
		event["blocks"] = richText(w.clock.id("b"), text)
	}
	if len(o.files) > 0 {
		event["subtype"], event["files"] = "file_share", w.wireFiles(o.files)
	}
	return w.deliver(w.event(user, event), o)
}

// typed is text as the client sends it: escaped, with live mentions.
func (w *Workspace) typed(text string, mentions []string) string {
	wired := entities.Replace(text)
	for _, id := range mentions {
		if u, ok := w.user(id); ok {
			wired = strings.ReplaceAll(wired, "@"+entities.Replace(u.Name), "<@"+id+">")
		}
	}
	return wired
}

func richText(block, text string) []any {
	run := map[string]any{"type": "text", "text": text}
	section := map[string]any{"type": "rich_text_section", "elements": []any{run}}
	return []any{map[string]any{"type": "rich_text", "block_id": block, "elements": []any{section}}}
}

// team is where a person comes from.
func (w *Workspace) team(user string, o options) string {
	if o.team != "" {
		return o.team
	}
	if u, ok := w.user(user); ok {
		return u.Team
	}
	return w.Team
}

// event wraps an inner event.
func (w *Workspace) event(user string, inner map[string]any) recipe {
	return recipe{kind: eventsAPI, retries: true, user: user, payload: map[string]any{
		"token": "x", "team_id": w.Team, "api_app_id": w.App, "type": "event_callback", "event_id": w.clock.id("Ev"),
		"event_time": time.Now().Unix(), "event_context": "4-fake", "is_ext_shared_channel": false, "event": inner,
		"authorizations": []any{map[string]any{"enterprise_id": nil, "team_id": w.Team, "user_id": w.Bot, "is_bot": true, "is_enterprise_install": false}},
	}}
}

// Event delivers any inner event, known to the app or not (check 13).
func (w *Workspace) Event(inner map[string]any, opts ...Opt) *Delivery {
	user, _ := inner["user"].(string)
	return w.deliver(w.event(user, inner), chosen(opts))
}

// OpenHome is a person's look at the app's Home tab.
func (w *Workspace) OpenHome(user string, opts ...Opt) *Delivery {
	inner := map[string]any{"type": "app_home_opened", "user": user, "channel": w.DM(user), "tab": "home", "event_ts": w.clock.ts()}
	if v, ok := w.Home(user); ok {
		inner["view"] = w.wireView(v)
	}
	return w.deliver(w.event(user, inner), chosen(opts))
}

// refused is a delivery that the person's client did not send.
func (w *Workspace) refused(why string) *Delivery {
	d := &Delivery{w: w, since: w.clock.ts(), settled: make(chan struct{})}
	d.settle("not sent: " + why)
	return d
}
