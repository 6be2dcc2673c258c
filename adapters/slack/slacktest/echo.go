package slacktest

// The app hears of its own posts and edits in direct messages, as everybody's
// (check 37): it must not answer itself.

func (w *Workspace) echo(ch *channel, m Message) {
	inner := w.wire(m)
	inner["channel"], inner["channel_type"], inner["event_ts"] = ch.id, "im", m.TS
	w.echoed(ch, inner)
}

func (w *Workspace) echoChange(ch *channel, before, after Message) {
	w.echoed(ch, map[string]any{"type": "message", "subtype": "message_changed", "channel": ch.id, "channel_type": "im", "hidden": true,
		"ts": w.clock.ts(), "event_ts": w.clock.ts(), "message": w.wire(after), "previous_message": w.wire(before)})
}

func (w *Workspace) echoDelete(ch *channel, before Message) {
	w.echoed(ch, map[string]any{"type": "message", "subtype": "message_deleted", "channel": ch.id, "channel_type": "im", "hidden": true,
		"ts": w.clock.ts(), "event_ts": w.clock.ts(), "deleted_ts": before.TS, "previous_message": w.wire(before)})
}

// echoed delivers in the background, and only where somebody listens.
func (w *Workspace) echoed(ch *channel, inner map[string]any) {
	if w.NoEcho || ch.im == "" || w.pick() == nil && w.endpoints.Load() == nil {
		return
	}
	w.spawn(func() { w.deliver(w.event(w.Bot, inner), options{}) })
}
