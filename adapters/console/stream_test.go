package console_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"lian/adapters/console"
	"lian/bot/chat"
)

var liFang = chat.Account{Platform: "console", User: "li.fang"}

// listening is an open stream.
type listening struct {
	t     *testing.T
	lines *bufio.Scanner
}

// promptly is well under the heartbeat: what a stream only finds because its
// heart beat does not count as told.
const promptly = 5 * time.Second

// listen opens a stream that ends with the test or with stop.
func (b *browser) listen(after string) (l *listening, stop func()) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), promptly)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, b.url+"/console/stream?after=0", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Last-Event-ID", after)
	response, err := b.http.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/event-stream") {
		b.t.Fatalf("content type %q", got)
	}
	stop = func() { cancel(); response.Body.Close() }
	b.t.Cleanup(stop)
	return &listening{b.t, bufio.NewScanner(response.Body)}, stop
}

// next is the next event: its name, its id and its message.
func (l *listening) next() (name, id string, e entry) {
	l.t.Helper()
	for l.lines.Scan() {
		key, value, _ := strings.Cut(l.lines.Text(), ": ")
		switch key {
		case "event":
			name = value
		case "id":
			id = value
		case "data":
			if err := json.Unmarshal([]byte(value), &e); err != nil {
				l.t.Fatal(err)
			}
			return name, id, e
		}
	}
	return "", "", e
}

// want wants a message with that text next and gives its id.
func (l *listening) want(text string) string {
	l.t.Helper()
	name, id, e := l.next()
	if name != "message" || e.Message.Text != text {
		l.t.Fatalf("event %s %q, want message %q", name, e.Message.Text, text)
	}
	return id
}

func (l *listening) wantReady() {
	l.t.Helper()
	if name, _, _ := l.next(); name != "ready" {
		l.t.Fatalf("event %q, want ready", name)
	}
}

func say(t *testing.T, c *console.Console, text string) chat.Receipt {
	t.Helper()
	r, err := c.Send(t.Context(), liFang, chat.Message{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestStreamGoesOnWhereItStopped(t *testing.T) {
	page, c := open(t, console.Config{}, silent)
	say(t, c, "第一条")
	say(t, c, "第二条")
	stream, stop := page.listen("")
	at := stream.want("第一条")
	stream.want("第二条")
	stream.wantReady()
	say(t, c, "第三条")
	stream.want("第三条")
	stop()

	again, _ := page.listen(at)
	again.want("第二条")
	again.want("第三条")
	again.wantReady()
}

func TestStreamShowsTheNewFaceOfAnOldMessage(t *testing.T) {
	page, c := open(t, console.Config{}, silent)
	r := say(t, c, "等待法务审查")
	stream, _ := page.listen("")
	stream.want("等待法务审查")
	stream.wantReady()
	if err := c.Update(t.Context(), r, chat.Message{Text: "法务已通过"}); err != nil {
		t.Fatal(err)
	}
	if _, _, e := stream.next(); e.ID != r.Message || e.First != 1 || e.Message.Text != "法务已通过" {
		t.Errorf("got %+v, want the same message in its place", e)
	}
}

func TestStreamShowsWhatAnotherReplicaWrote(t *testing.T) {
	log := &memory{}
	page, _ := open(t, console.Config{Log: log}, silent)
	_, other := open(t, console.Config{Log: log}, silent)
	first, _ := page.listen("")
	first.wantReady()
	second, _ := page.listen("")
	second.wantReady()
	say(t, other, "来自另一个副本")
	first.want("来自另一个副本")
	second.want("来自另一个副本")
}

func TestStreamEndsWithTheProgram(t *testing.T) {
	c := console.New(console.Config{Personas: everybody, Log: &memory{}})
	page := visit(t, c)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.Run(ctx, bot(silent)) }()
	stream, _ := page.listen("")
	stream.wantReady()
	cancel()
	<-ended
	if name, _, _ := stream.next(); name != "" {
		t.Errorf("event %q after the program ended", name)
	}
	if out := page.load().post("/console/act", deed{"id": "a1", "as": "li.fang", "text": "待办"}); out.Status != 503 {
		t.Errorf("a deed after the end: %d, want 503", out.Status)
	}
}

func TestBadPlaceInTheStreamIsRefused(t *testing.T) {
	page, _ := open(t, console.Config{}, silent)
	if response, _ := page.do(http.MethodGet, "/console/stream?after=昨天", "", nil); response.StatusCode != 400 {
		t.Errorf("%d, want 400", response.StatusCode)
	}
}
