package slacktest

import (
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// maxAck is the size from which Slack ignores what the app sends.
const maxAck = 20_480

// A socket is one WebSocket of the app. One goroutine writes, one reads.
type socket struct {
	w      *Workspace
	conn   *websocket.Conn
	frames *sniffer
	out    chan []byte
	gone   chan struct{} // closed with the connection
	once   sync.Once
	ready  atomic.Bool // takes deliveries
	frozen atomic.Bool // half-open: neither pings nor deliveries nor reads
	pongs  atomic.Int64
	pings  atomic.Int64
}

// send queues a frame; false if the connection is gone.
func (s *socket) send(frame []byte) bool {
	select {
	case s.out <- frame:
		return true
	case <-s.gone:
		return false
	}
}

// closeAfterWrites ends the connection once everything queued is written.
func (s *socket) closeAfterWrites() {
	s.ready.Store(false)
	s.send(nil)
}

// cut ends the connection without a word.
func (s *socket) cut() {
	s.once.Do(func() {
		s.ready.Store(false)
		close(s.gone)
		s.w.line.leave(s)
		_ = s.conn.Close()
		s.w.bell.ring()
	})
}

func (s *socket) write() {
	defer s.cut()
	ping := time.NewTicker(s.w.PingEvery)
	defer ping.Stop()
	for {
		select {
		case frame := <-s.out:
			if frame == nil {
				s.bye()
				return
			}
			if !s.frozen.Load() && s.conn.WriteMessage(websocket.TextMessage, frame) != nil {
				return
			}
		case <-ping.C:
			if !s.ping() {
				return
			}
		case <-s.gone:
			return
		}
	}
}

// bye says the WebSocket's own goodbye and leaves the app a moment to read it.
func (s *socket) bye() {
	deadline := time.Now().Add(time.Second)
	if s.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), deadline) != nil {
		return
	}
	select {
	case <-s.gone: // the app's goodbye ends the reading
	case <-time.After(time.Second):
	}
}

// ping asks for a sign of life and blames three that got no answer (check 2).
func (s *socket) ping() bool {
	if s.frozen.Load() {
		return true
	}
	if s.pings.Load()-s.pongs.Load() > 3 {
		s.w.blame(2, "three WebSocket pings without a pong")
		return false
	}
	s.pings.Add(1)
	return s.conn.WriteControl(websocket.PingMessage, []byte("ping"), time.Now().Add(time.Second)) == nil
}

func (s *socket) read() {
	defer s.cut()
	s.conn.SetPongHandler(func(string) error {
		s.pongs.Add(1)
		return nil
	})
	for {
		_, message, err := s.conn.ReadMessage()
		if err != nil {
			return
		}
		if s.frozen.Load() {
			continue
		}
		s.w.hear(s, message)
	}
}

// hear takes what the app sent: an acknowledgement, or nonsense.
func (w *Workspace) hear(s *socket, message []byte) {
	if fragmented := s.frames.takeFragmented(); fragmented || len(message) >= maxAck {
		w.blame(11, "a frame of %d bytes (fragmented: %v): Slack ignores it", len(message), fragmented)
		return
	}
	var f frame
	if err := json.Unmarshal(message, &f); err != nil || f.EnvelopeID == "" {
		w.blame(10, "a frame that acknowledges nothing: %.80q", message)
		return
	}
	v, ok := w.line.sent.Load(f.EnvelopeID)
	if !ok {
		w.blame(10, "an acknowledgement of the unknown envelope %q", f.EnvelopeID)
		return
	}
	v.(*attempt).acknowledge(s, f.Payload)
	w.bell.ring()
}
