package slacktest

// Command is a slash command typed in a channel, or in the direct message with
// the app for channel "". The text is what follows the command; the client
// escapes it.
func (w *Workspace) Command(user, channel, command, text string, opts ...Opt) *Delivery {
	o := chosen(opts)
	if r, ok := w.deliveries.known(o.id); ok {
		return w.deliver(r, o)
	}
	if o.thread != "" {
		return w.refused(command + " is not supported in threads. Sorry!")
	}
	ch := w.dm(user)
	if channel != "" {
		if ch = w.place(channel); ch == nil {
			return w.refused("channel_not_found")
		}
	}
	w.UserText(text)
	u, _ := w.user(user)
	trigger := w.trigger(user, "")
	return w.deliver(recipe{kind: slashCommands, accepts: true, user: user, trigger: trigger, channel: ch.id, payload: map[string]any{
		"token": "x", "team_id": w.team(user, o), "team_domain": w.Domain, "channel_id": ch.id, "channel_name": ch.name, "user_id": user,
		"user_name": u.Name, "command": command, "text": w.typed(text, o.mentions), "api_app_id": w.App, "is_enterprise_install": "false",
		"response_url": w.replyTo(ch.id, "", user), "trigger_id": trigger,
	}}, o)
}

// Shortcut is a global shortcut.
func (w *Workspace) Shortcut(user, callback string, opts ...Opt) *Delivery {
	o := chosen(opts)
	r := w.interaction(user, "shortcut", "", o)
	r.payload["callback_id"], r.payload["action_ts"] = callback, w.clock.ts()
	return w.deliver(r, o)
}

// MessageShortcut is a shortcut on a message.
func (w *Workspace) MessageShortcut(user string, m Message, callback string, opts ...Opt) *Delivery {
	o := chosen(opts)
	r := w.interaction(user, "message_action", "", o)
	r.channel = m.Channel
	r.payload["callback_id"], r.payload["action_ts"], r.payload["message_ts"] = callback, w.clock.ts(), m.TS
	r.payload["message"], r.payload["channel"] = w.wire(m), w.channelRef(m.Channel)
	r.payload["response_url"] = w.replyTo(m.Channel, m.TS, user)
	return w.deliver(r, o)
}

// Interact delivers any interactive payload, with what the test leaves out
// filled in (check 13).
func (w *Workspace) Interact(user string, payload map[string]any, opts ...Opt) *Delivery {
	o := chosen(opts)
	r := w.interaction(user, "", "", o)
	for key, value := range payload {
		r.payload[key] = value
	}
	return w.deliver(r, o)
}

// Raw delivers an envelope of any type with any payload (check 13).
func (w *Workspace) Raw(kind string, payload map[string]any, opts ...Opt) *Delivery {
	return w.deliver(recipe{kind: kind, payload: payload}, chosen(opts))
}
