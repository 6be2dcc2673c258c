package slacktest

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// maxReplies is how often a response_url may be used.
const maxReplies = 5

// replies are the response URLs given out (check 27).
type replies struct {
	mu   sync.Mutex
	byID map[string]*response
}

// A response is one response_url: whom it answers, and where.
type response struct {
	channel, ts, user string // ts of the message it was pressed in, "" = none
	at                time.Time
	used              int
}

// replyBody is what is posted to a response_url.
type replyBody struct {
	Text         string          `json:"text"`
	Blocks       json.RawMessage `json:"blocks"`
	ResponseType string          `json:"response_type"`
	Replace      bool            `json:"replace_original"`
	Delete       bool            `json:"delete_original"`
	Thread       string          `json:"thread_ts"`
}

// replyTo gives out a response_url for what a person did with the message with
// that ts, "" = with none.
func (w *Workspace) replyTo(channel, ts, user string) string {
	id := w.clock.id("R")
	w.replies.mu.Lock()
	defer w.replies.mu.Unlock()
	if w.replies.byID == nil {
		w.replies.byID = map[string]*response{}
	}
	w.replies.byID[id] = &response{channel: channel, ts: ts, user: user, at: time.Now()}
	return w.origin() + "/response/" + id
}

// use takes one of the five; false if they are used up or too old.
func (rs *replies) use(id string, life time.Duration) (response, bool) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	r := rs.byID[id]
	if r == nil || r.used >= maxReplies || time.Since(r.at) > life {
		return response{}, false
	}
	r.used++
	return *r, true
}

func (w *Workspace) serveResponse(rw http.ResponseWriter, r *http.Request) {
	f := w.faults.Load()
	if f.Down {
		cut(rw)
		return
	}
	if !w.pause(r, f.Latency) || failing(w, rw, "response_url", f) {
		return
	}
	var body replyBody
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil || json.Unmarshal(raw, &body) != nil {
		http.Error(rw, "invalid_payload", http.StatusBadRequest)
		return
	}
	if strings.Contains(string(raw), w.BotToken) || bearer(r) != "" {
		w.blame(42, "a token was sent to a response_url")
	}
	to, ok := w.replies.use(r.PathValue("id"), w.ResponseLife)
	if !ok {
		http.Error(rw, "expired_url", http.StatusNotFound)
		return
	}
	if err := w.answerTo(to, body); err != nil {
		http.Error(rw, err.Error(), http.StatusBadRequest)
		return
	}
	_, _ = rw.Write([]byte("ok"))
}

// answerTo does what was posted to a response_url.
func (w *Workspace) answerTo(to response, body replyBody) error {
	ch := w.channel(to.channel)
	if ch == nil {
		return refuse("channel_not_found")
	}
	if body.Delete || body.Replace && to.ts != "" {
		return w.replaceOriginal(ch, to.ts, body)
	}
	return w.answerIn(ch, body.Thread, to.user, body)
}

// answerIn posts an answer, for that person alone unless it says otherwise.
func (w *Workspace) answerIn(ch *channel, thread, user string, body replyBody) error {
	body.Blocks = some(body.Blocks)
	d := draft{text: body.Text, blocks: body.Blocks}
	if err := w.judge("response_url", d); err != nil {
		return spelled(err)
	}
	m := Message{User: w.Bot, Text: body.Text, Blocks: w.named(body.Blocks), Thread: thread, ByResponseURL: true}
	if body.ResponseType == "in_channel" {
		w.post(ch, m)
		return nil
	}
	m.To = user
	w.whisper(ch, m)
	return nil
}

// replaceOriginal changes or deletes what was pressed, be it an ephemeral.
func (w *Workspace) replaceOriginal(ch *channel, ts string, body replyBody) error {
	body.Blocks = some(body.Blocks)
	if !body.Delete {
		if err := w.judge("response_url", draft{text: body.Text, blocks: body.Blocks}); err != nil {
			return spelled(err)
		}
	}
	change := func(m *Message) {
		m.Deleted = body.Delete
		m.Text, m.Blocks = body.Text, w.named(body.Blocks)
	}
	if _, _, ok := w.edit(ch, ts, change); ok || ch.editWhisper(ts, change) {
		w.bell.ring()
		return nil
	}
	return refuse("message_not_found")
}

// editWhisper changes an ephemeral, which only a response_url can.
func (ch *channel) editWhisper(ts string, change func(*Message)) bool {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	for i := range ch.whispers {
		if m := &ch.whispers[i]; m.TS == ts && !m.Deleted {
			m.Version++
			change(m)
			return true
		}
	}
	return false
}

// spelled is a refusal with its messages, for an answer in plain text.
func spelled(err error) error {
	var no refusal
	if errors.As(err, &no) && len(no.messages) > 0 {
		return errors.New(no.code + ": " + strings.Join(no.messages, "; "))
	}
	return err
}
