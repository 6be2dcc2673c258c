package slacktest

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// maxSockets is how many connections one app may have open.
const maxSockets = 10

// line is the app's side of Socket Mode: its tickets and its connections.
type line struct {
	mu       sync.Mutex
	tickets  map[string]bool // true = used
	sockets  []*socket
	opens    []time.Time // calls of apps.connections.open in the last minute
	told     bool        // that it is spinning
	disabled bool
	sent     sync.Map // envelope id to *attempt
	changed  bell

	elsewhere atomic.Int64
}

func (l *line) open() { l.tickets = map[string]bool{} }

// connectionsOpen gives out a ticket for one connection (check 1), and notices
// an app that spins (checks 3 and 5).
func (w *Workspace) connectionsOpen(call) (answer, error) {
	w.countOpen()
	ticket := w.clock.id("t")
	w.line.mu.Lock()
	w.line.tickets[ticket] = false
	w.line.mu.Unlock()
	return answer{"url": w.socketOrigin() + "/link/?ticket=" + ticket + "&app_id=" + w.App}, nil
}

func (w *Workspace) countOpen() {
	l := &w.line
	l.mu.Lock()
	now := time.Now()
	l.opens = append(slices.DeleteFunc(l.opens, func(t time.Time) bool { return now.Sub(t) > time.Minute }), now)
	n := len(l.opens)
	spinning := n > w.OpensPerMinute && !l.told
	l.told = n > w.OpensPerMinute
	l.mu.Unlock()
	if spinning {
		w.blame(3, "apps.connections.open called %d times within a minute: the app spins", n)
	}
}

// Opens is how often the app asked for a connection in the last minute.
func (w *Workspace) Opens() int {
	w.line.mu.Lock()
	defer w.line.mu.Unlock()
	now := time.Now()
	n := 0
	for _, t := range w.line.opens {
		if now.Sub(t) <= time.Minute {
			n++
		}
	}
	return n
}

// AcksElsewhere is how many acknowledgements came over another connection than
// their envelope. They count for nothing.
func (w *Workspace) AcksElsewhere() int { return int(w.line.elsewhere.Load()) }

// redeem uses a ticket up; false if there is none, or it was used.
func (l *line) redeem(ticket string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	used, known := l.tickets[ticket]
	l.tickets[ticket] = true
	return known && !used
}

func (w *Workspace) serveLink(rw http.ResponseWriter, r *http.Request) {
	if !w.line.redeem(r.URL.Query().Get("ticket")) {
		http.Error(rw, "ticket unknown or used", http.StatusForbidden)
		return
	}
	frames := sniffed(r)
	up := websocket.Upgrader{WriteBufferSize: 32 << 10, CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(rw, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	s := &socket{w: w, conn: conn, frames: frames, out: make(chan []byte, 256), gone: make(chan struct{})}
	w.welcome(s)
}

// welcome says hello and starts the connection, or hello and goodbye where
// there are too many or Socket Mode is off.
func (w *Workspace) welcome(s *socket) {
	l := &w.line
	l.mu.Lock()
	goodbye := ""
	switch {
	case l.disabled:
		goodbye = LinkDisabled
	case len(l.sockets) >= maxSockets:
		goodbye = TooManyWebsockets
	default:
		l.sockets = append(l.sockets, s)
	}
	hello := w.hello(len(l.sockets))
	l.mu.Unlock()
	s.send(hello)
	s.ready.Store(goodbye == "") // before the app can have read the hello
	w.spawn(s.write)
	w.spawn(s.read)
	if w.closed() {
		s.cut()
	}
	if goodbye != "" {
		s.send(goodbyeFrame(goodbye))
		s.closeAfterWrites()
		return
	}
	l.changed.ring()
	w.bell.ring()
}

func (w *Workspace) hello(n int) []byte {
	return encode(map[string]any{"type": "hello", "num_connections": n, "connection_info": map[string]any{"app_id": w.App},
		"debug_info": map[string]any{"host": "applink-1", "build_number": 10, "approximate_connection_time": 18060}})
}

// pick is a randomly chosen open connection (check 7), nil if there is none.
func (w *Workspace) pick() *socket {
	l := &w.line
	l.mu.Lock()
	defer l.mu.Unlock()
	ready := make([]*socket, 0, len(l.sockets))
	for _, s := range l.sockets {
		if s.ready.Load() {
			ready = append(ready, s)
		}
	}
	if len(ready) == 0 {
		return nil
	}
	return ready[w.dice.below(len(ready))]
}

// Connections is how many connections take deliveries now.
func (w *Workspace) Connections() int {
	w.line.mu.Lock()
	defer w.line.mu.Unlock()
	n := 0
	for _, s := range w.line.sockets {
		if s.ready.Load() {
			n++
		}
	}
	return n
}

// leave takes a connection off the list.
func (l *line) leave(s *socket) {
	l.mu.Lock()
	l.sockets = slices.DeleteFunc(l.sockets, func(other *socket) bool { return other == s })
	l.mu.Unlock()
}

// each are the connections of the moment.
func (l *line) each() []*socket {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.sockets)
}

func (l *line) cutAll() {
	for _, s := range l.each() {
		s.cut()
	}
}

// frame is what the app sends over a socket.
type frame struct {
	EnvelopeID string          `json:"envelope_id"`
	Payload    json.RawMessage `json:"payload"`
}
