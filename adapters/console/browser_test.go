package console_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"testing"
	"time"

	"go.uber.org/goleak"

	"lian/adapters/console"
	"lian/bot/chat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// people are those on the page in every test.
var people = []console.Persona{
	{ID: "lin.xiaoyu", Name: "林小雨", Role: map[string]string{"zh-CN": "申请人", "en": "Applicant"}, Locale: "zh-CN"},
	{ID: "li.fang", Name: "李芳", Role: map[string]string{"zh-CN": "法务", "en": "Legal"}, Locale: "zh-CN"},
}

// everybody is the roster of a company in which nobody comes or goes.
func everybody(context.Context) ([]console.Persona, error) { return people, nil }

// shanghai needs no zone files.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// bot is a chat.Handler in one function.
type bot func(chat.Event) (chat.Reply, error)

func (b bot) Handle(_ context.Context, e chat.Event) (chat.Reply, error) { return b(e) }

// browser is a page open on a console: it keeps cookies and the token.
type browser struct {
	t      *testing.T
	url    string
	http   *http.Client
	token  string
	origin string // sent where it is not ""
	host   string // sent in place of the real one where it is not ""
}

// open serves cfg with that bot until the test ends.
func open(t *testing.T, cfg console.Config, b bot) (*browser, *console.Console) {
	t.Helper()
	if cfg.Log == nil {
		cfg.Log = &memory{}
	}
	cfg.Zone = shanghai
	if cfg.Personas == nil {
		cfg.Personas = everybody
	}
	c := console.New(cfg)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = c.Run(ctx, b)
	}()
	t.Cleanup(func() { cancel(); <-ended })
	return visit(t, c), c
}

// visit opens a page on a console that may not be running.
func visit(t *testing.T, c http.Handler) *browser {
	t.Helper()
	server := httptest.NewServer(c)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := server.Client()
	client.Jar = jar
	t.Cleanup(func() { client.CloseIdleConnections(); server.Close() })
	return &browser{t: t, url: server.URL, http: client}
}

// do sends a request and reads its answer.
func (b *browser) do(method, path, contentType string, body io.Reader) (*http.Response, []byte) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.url+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("X-CSRF-Token", b.token)
	if b.origin != "" {
		r.Header.Set("Origin", b.origin)
	}
	if b.host != "" {
		r.Host = b.host
	}
	response, err := b.http.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response, text
}

// get reads a JSON answer that must be there.
func (b *browser) get(path string, into any) {
	b.t.Helper()
	response, text := b.do(http.MethodGet, path, "", nil)
	if response.StatusCode != http.StatusOK {
		b.t.Fatalf("GET %s: %d %s", path, response.StatusCode, text)
	}
	b.read(text, into)
}

func (b *browser) read(text []byte, into any) {
	b.t.Helper()
	if err := json.Unmarshal(text, into); err != nil {
		b.t.Fatalf("%v in %s", err, text)
	}
}

// load reads the state, and with it the token.
func (b *browser) load() *browser {
	b.t.Helper()
	var s struct{ CSRF string }
	b.get("/console/state", &s)
	b.token = s.CSRF
	return b
}

// outcome is an answer to a deed, or the problem that refused it.
type outcome struct {
	Status       int
	Event, Note  string
	Form         *chat.Form
	Problems     []chat.InputProblem
	Code, Detail string
}

// post sends v as JSON.
func (b *browser) post(path string, v any) outcome {
	b.t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.send(path, "application/json", bytes.NewReader(body))
}

func (b *browser) send(path, contentType string, body io.Reader) outcome {
	b.t.Helper()
	response, text := b.do(http.MethodPost, path, contentType, body)
	out := outcome{Status: response.StatusCode}
	if len(text) > 0 {
		b.read(text, &out)
	}
	return out
}

// deed is a body of /console/act.
type deed map[string]any

// entry is a message as the page is told it.
type entry struct {
	Seq, First  int64
	ID, As, Key string
	Mine        bool
	At          string
	Message     chat.Message
}

// messages is the conversation of a persona.
func (b *browser) messages(as string) []entry {
	b.t.Helper()
	var list []entry
	b.get("/console/messages?as="+as+"&after=0", &list)
	return list
}

// texts are what a conversation says, own words after "> ".
func (b *browser) texts(as string) []string {
	b.t.Helper()
	var texts []string
	for _, e := range b.messages(as) {
		text := e.Message.Text
		if e.Mine {
			text = "> " + text
		}
		texts = append(texts, text)
	}
	return texts
}
