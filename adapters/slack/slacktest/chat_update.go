package slacktest

import "unicode/utf8"

func (w *Workspace) chatUpdate(c call) (answer, error) {
	ch := w.channel(c.str("channel")) // a user's id is not a channel here
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	ts := c.str("ts")
	if err := w.mayChange(ch, ts, "cant_update_message"); err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(c.str("text")) > updateText {
		return nil, refuse("msg_too_long")
	}
	d, err := w.draft(c)
	if err != nil {
		return nil, err
	}
	before, after, ok := w.edit(ch, ts, func(m *Message) {
		m.Text, m.Blocks = d.text, d.blocks // text alone takes the blocks away
		if d.hasMetadata {
			m.Metadata = d.metadata
		}
		m.Edited = d.blocks == nil
	})
	if !ok {
		return nil, refuse("message_not_found")
	}
	w.echoChange(ch, before, after)
	wired := w.wire(after)
	wired["edited"] = map[string]any{"user": w.BotID, "ts": w.clock.ts()}
	return answer{"channel": ch.id, "ts": ts, "text": after.Text, "message": wired}, nil
}

// mayChange wants a message of the bot's own that is there; ephemerals are not
// (checks 24 and 25).
func (w *Workspace) mayChange(ch *channel, ts, foreign string) error {
	if ch.archivedNow() {
		return refuse("is_archived")
	}
	m, ok := ch.at(ts)
	if !ok {
		return refuse("message_not_found")
	}
	if m.User != w.Bot {
		return refuse(foreign)
	}
	return nil
}

func (ch *channel) archivedNow() bool {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	return ch.archived
}

func (w *Workspace) chatDelete(c call) (answer, error) {
	ch := w.channel(c.str("channel"))
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	ts := c.str("ts")
	if err := w.mayChange(ch, ts, "cant_delete_message"); err != nil {
		return nil, err
	}
	before, _, ok := w.edit(ch, ts, func(m *Message) { m.Deleted = true })
	if !ok {
		return nil, refuse("message_not_found")
	}
	w.echoDelete(ch, before)
	return answer{"channel": ch.id, "ts": ts}, nil
}

func (w *Workspace) chatPermalink(c call) (answer, error) {
	ch := w.channel(c.str("channel"))
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	ts := c.str("message_ts")
	if _, ok := ch.at(ts); !ok {
		return nil, refuse("message_not_found")
	}
	return answer{"channel": ch.id, "permalink": w.origin() + "/archives/" + ch.id + "/p" + ts}, nil
}
