package slacktest

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A Workspace is one Slack workspace with one app installed. Every method may
// be called from several goroutines.
type Workspace struct {
	Options

	people     people
	channels   channels
	windows    windows
	triggers   triggers
	files      files
	replies    replies
	line       line
	limits     limits
	faults     atomic.Pointer[Faults]
	dice       dice
	clock      clock
	deliveries deliveries
	seeds      seeds
	journal    journal
	bell       bell
	endpoints  atomic.Pointer[Endpoints]

	listener net.Listener
	server   *http.Server
	done     chan struct{} // closed by Close
	working  sync.Mutex    // over the beginning of work, so that none begins after Close
	work     sync.WaitGroup
	closing  sync.Once
}

// Start runs a workspace until the test ends. Violations that nobody took with
// TakeViolations fail the test.
func Start(t testing.TB, change ...func(*Options)) *Workspace {
	t.Helper()
	w, err := Serve(change...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		w.Close()
		for _, v := range w.Violations() {
			t.Errorf("Slack would not like this: %s", v)
		}
	})
	return w
}

// Serve runs a workspace until Close. It fails only where the address cannot be
// listened on.
func Serve(change ...func(*Options)) (*Workspace, error) {
	w := &Workspace{Options: defaults(), done: make(chan struct{})}
	for _, c := range change {
		c(&w.Options)
	}
	w.open()
	var err error
	if w.listener, err = net.Listen("tcp", w.Addr); err != nil {
		return nil, fmt.Errorf("fake Slack: %w", err)
	}
	w.server = &http.Server{Handler: w.routes(), ReadHeaderTimeout: 10 * time.Second, ConnContext: rememberConn}
	w.spawn(func() { _ = w.server.Serve(sniffing{w.listener}) }) // ends with Close, always with an error
	return w, nil
}

// open fills the empty workspace: the bot is its first member.
func (w *Workspace) open() {
	w.faults.Store(&Faults{})
	w.dice.seed(w.Seed)
	w.people.open()
	w.channels.open()
	w.windows.open()
	w.line.open()
	w.limits.open()
	w.Join(User{ID: w.Bot, Name: "lian", Bot: true})
}

// URL is the base of the Web API, as slack.OptionAPIURL wants it.
func (w *Workspace) URL() string { return w.origin() + "/api/" }

func (w *Workspace) origin() string { return "http://" + w.listener.Addr().String() }

// socketOrigin is where WebSockets are dialled.
func (w *Workspace) socketOrigin() string {
	return "ws" + strings.TrimPrefix(w.origin(), "http")
}

// Close cuts every connection and ends what still waits: redeliveries and late
// acknowledgements of the time after it count for nothing.
func (w *Workspace) Close() {
	w.closing.Do(func() {
		w.working.Lock()
		close(w.done)
		w.working.Unlock()
		_ = w.server.Close() // the listener's error says nothing a test could use
		w.line.cutAll()
		w.work.Wait()
	})
}

// spawn runs f beside the others; Close waits for it. Once the workspace closes
// nothing begins any more.
func (w *Workspace) spawn(f func()) {
	w.working.Lock()
	defer w.working.Unlock()
	if !w.closed() {
		w.work.Go(f)
	}
}

// closed tells whether the workspace is going away.
func (w *Workspace) closed() bool {
	select {
	case <-w.done:
		return true
	default:
		return false
	}
}

func (w *Workspace) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", w.serveAPI)
	mux.HandleFunc("/link/", w.serveLink)
	mux.HandleFunc("POST /response/{id}", w.serveResponse)
	mux.HandleFunc("GET /files/{id}/{name}", w.serveDownload)
	mux.HandleFunc("POST /upload/{id}", w.serveUpload)
	mux.HandleFunc("GET /signin", w.serveSignIn)
	return mux
}
