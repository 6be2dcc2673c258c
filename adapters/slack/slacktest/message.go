package slacktest

import (
	"encoding/json"
	"slices"
	"strings"
)

// A Message is one message as it stands now.
type Message struct {
	Channel, TS   string
	User, Text    string
	Blocks        json.RawMessage // a JSON array, nil = none
	Metadata      json.RawMessage // {"event_type", "event_payload"}, nil = none
	Thread        string          // ts of the message it answers, "" = none
	Files         []string        // ids
	Edited        bool
	Deleted       bool
	Version       int    // rises with every edit, from 1
	Ephemeral     bool   // only To sees it
	To            string // of an ephemeral
	ByResponseURL bool   // posted through a response_url
	Plain         bool   // posted with mrkdwn=false: Text is shown as it is
}

// post stores m at the end of its channel and names it.
func (w *Workspace) post(ch *channel, m Message) Message {
	ch.mu.Lock()
	m.Channel, m.TS, m.Version = ch.id, w.clock.ts(), 1
	stored := m
	ch.messages = append(ch.messages, &stored)
	ch.byTS[m.TS] = &stored
	ch.mu.Unlock()
	w.bell.ring()
	return m
}

// whisper stores an ephemeral.
func (w *Workspace) whisper(ch *channel, m Message) Message {
	ch.mu.Lock()
	m.Channel, m.TS, m.Version, m.Ephemeral = ch.id, w.clock.ts(), 1, true
	ch.whispers = append(ch.whispers, m)
	ch.mu.Unlock()
	w.bell.ring()
	return m
}

// edit changes a stored message and gives back how it was and how it is; false
// where there is none.
func (w *Workspace) edit(ch *channel, ts string, change func(*Message)) (before, after Message, ok bool) {
	ch.mu.Lock()
	m := ch.byTS[ts]
	if m == nil || m.Deleted {
		ch.mu.Unlock()
		return Message{}, Message{}, false
	}
	before = *m
	m.Version++
	change(m)
	after = *m
	ch.mu.Unlock()
	w.bell.ring()
	return before, after, true
}

// at is the message with that ts.
func (ch *channel) at(ts string) (Message, bool) {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	m := ch.byTS[ts]
	if m == nil || m.Deleted {
		return Message{}, false
	}
	return *m, true
}

// Messages are what stands in a channel, or in the app's direct message with a
// user, oldest first, deleted ones left out. Ephemerals are not among them.
func (w *Workspace) Messages(channelOrUser string) []Message {
	ch := w.place(channelOrUser)
	if ch == nil {
		return nil
	}
	ch.mu.Lock()
	defer ch.mu.Unlock()
	list := make([]Message, 0, len(ch.messages))
	for _, m := range ch.messages {
		if !m.Deleted {
			list = append(list, *m)
		}
	}
	return list
}

// Message is one message as it stands now; false if it is not there.
func (w *Workspace) Message(channel, ts string) (Message, bool) {
	if ch := w.place(channel); ch != nil {
		return ch.at(ts)
	}
	return Message{}, false
}

// Ephemerals are what only this user was shown, in any channel, oldest first.
func (w *Workspace) Ephemerals(user string) []Message {
	var list []Message
	for _, ch := range w.channels.all() {
		ch.mu.Lock()
		for _, m := range ch.whispers {
			if m.To == user && !m.Deleted {
				list = append(list, m)
			}
		}
		ch.mu.Unlock()
	}
	slices.SortFunc(list, func(a, b Message) int { return strings.Compare(a.TS, b.TS) })
	return list
}

// DeleteMessage removes a message, as retention or an admin does.
func (w *Workspace) DeleteMessage(channelOrUser, ts string) {
	if ch := w.place(channelOrUser); ch != nil {
		w.edit(ch, ts, func(m *Message) { m.Deleted = true })
	}
}

// place is a channel by its id, or the direct message with a user.
func (w *Workspace) place(channelOrUser string) *channel {
	if _, person := w.user(channelOrUser); person {
		return w.dm(channelOrUser)
	}
	return w.channel(channelOrUser)
}

// wire is the message as Slack puts it on the wire.
func (w *Workspace) wire(m Message) map[string]any {
	out := map[string]any{"type": "message", "user": m.User, "ts": m.TS, "text": m.Text, "team": w.Team}
	if m.User == w.Bot {
		out["bot_id"], out["app_id"] = w.BotID, w.App
	}
	if m.Blocks != nil {
		out["blocks"] = m.Blocks
	}
	if m.Metadata != nil {
		out["metadata"] = m.Metadata
	}
	if m.Thread != "" {
		out["thread_ts"] = m.Thread
	}
	if len(m.Files) > 0 {
		out["files"] = w.wireFiles(m.Files)
	}
	if m.Edited {
		out["edited"] = map[string]any{"user": m.User, "ts": m.TS}
	}
	return out
}
