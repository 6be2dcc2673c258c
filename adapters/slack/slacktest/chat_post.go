package slacktest

import (
	"encoding/json"
	"unicode/utf8"
)

func (w *Workspace) chatPost(c call) (answer, error) {
	ch, err := w.postable(c)
	if err != nil {
		return nil, err
	}
	d, err := w.draft(c)
	if err != nil {
		return nil, err
	}
	w.wantManners(c, d)
	thread := c.str("thread_ts")
	if _, ok := ch.at(thread); thread != "" && !ok {
		thread = "" // Slack posts outside the thread whose parent is gone
	}
	m := Message{User: w.Bot, Text: truncated(d.text), Blocks: d.blocks, Metadata: d.metadata, Thread: thread, Plain: c.str("mrkdwn") == "false"}
	m = w.post(ch, m)
	w.echo(ch, m)
	ans := answer{"channel": ch.id, "ts": m.TS, "message": w.wire(m)}
	if m.Text != d.text {
		ans["warning"] = "message_truncated"
		ans["response_metadata"] = map[string]any{"warnings": []string{"message_truncated"}}
	}
	return ans, nil
}

// wantManners: a posted message can be recognised after an unknown outcome, and
// no address in it grows a preview (check 39).
func (w *Workspace) wantManners(c call, d draft) {
	var meta struct {
		Type    string         `json:"event_type"`
		Payload map[string]any `json:"event_payload"`
	}
	if d.metadata == nil || json.Unmarshal(d.metadata, &meta) != nil || meta.Type == "" || meta.Payload == nil {
		w.blame(26, "%s: no metadata: after a lost answer nobody can tell whether it was posted", c.method)
	} else if w.MetadataType != "" && meta.Type != w.MetadataType {
		w.blame(26, "%s: metadata of type %q, want %q", c.method, meta.Type, w.MetadataType)
	}
	if c.str("unfurl_links") != "false" || c.str("unfurl_media") != "false" {
		w.blame(39, "%s: unfurl_links and unfurl_media are not off", c.method)
	}
}

// postable is the channel a message may be posted to (check 23). A user id
// opens the direct message.
func (w *Workspace) postable(c call) (*channel, error) {
	f := w.faults.Load()
	id := c.str("channel")
	ch, err := w.addressed(id)
	if err != nil {
		return nil, err
	}
	ch.mu.Lock()
	archived, member := ch.archived, ch.members[w.Bot]
	ch.mu.Unlock()
	switch {
	case archived:
		return nil, refuse("is_archived")
	case !member:
		return nil, refuse("not_in_channel")
	case ch.im != "" && f.MessagesTabOff:
		return nil, refuse("messages_tab_disabled")
	}
	return ch, nil
}

// addressed is a channel by the id of a channel or of an active person. What
// Slack says to a post to somebody who left is not documented for
// chat.postMessage; like a missing one they cannot be reached.
func (w *Workspace) addressed(id string) (*channel, error) {
	if u, ok := w.user(id); ok {
		if u.Deactivated || u.Bot {
			return nil, refuse("channel_not_found")
		}
		return w.dm(id), nil
	}
	ch := w.channel(id)
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	if u, ok := w.user(ch.im); ok && u.Deactivated {
		return nil, refuse("channel_not_found")
	}
	return ch, nil
}

// truncated is text as far as Slack keeps it.
func truncated(text string) string {
	if utf8.RuneCountInString(text) <= maxText {
		return text
	}
	return string([]rune(text)[:maxText])
}
