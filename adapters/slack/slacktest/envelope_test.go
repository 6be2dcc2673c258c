package slacktest_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack/socketmode"

	"lian/adapters/slack/slacktest"
)

const waitLong = 30 * time.Second

// dial opens a bare WebSocket, so that an app can misbehave.
func dial(t *testing.T, w *slacktest.Workspace) *websocket.Conn {
	t.Helper()
	return dialWith(t, w, 32<<10)
}

// dialWith writes frames of that size at most: what is longer is fragmented.
func dialWith(t *testing.T, w *slacktest.Workspace, frame int) *websocket.Conn {
	t.Helper()
	_, url, err := client(w).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	conn, resp, err := (&websocket.Dialer{WriteBufferSize: frame}).DialContext(t.Context(), url, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// next reads one frame.
func next(t *testing.T, conn *websocket.Conn) map[string]any {
	t.Helper()
	_ = conn.SetReadDeadline(time.Now().Add(waitLong))
	var frame map[string]any
	if err := conn.ReadJSON(&frame); err != nil {
		t.Fatal(err)
	}
	return frame
}

func TestBadAcknowledgements_10_11_12(t *testing.T) {
	for name, c := range map[string]struct {
		check  int
		acked  bool
		frame  int
		answer func(conn *websocket.Conn, id string) error
	}{
		"unknown envelope": {10, false, 1 << 15, func(conn *websocket.Conn, _ string) error {
			return text(conn, `{"envelope_id":"env-404"}`)
		}},
		"nonsense": {10, false, 1 << 15, func(conn *websocket.Conn, _ string) error {
			return text(conn, `hello`)
		}},
		"too big": {11, false, 1 << 15, func(conn *websocket.Conn, id string) error {
			return text(conn, `{"envelope_id":"`+id+`","payload":"`+strings.Repeat("x", 20_480)+`"}`)
		}},
		"fragmented": {11, false, 64, func(conn *websocket.Conn, id string) error {
			return text(conn, `{"envelope_id":"`+id+`","x":"`+strings.Repeat("x", 200)+`"}`)
		}},
		"unwanted payload": {12, true, 1 << 15, func(conn *websocket.Conn, id string) error {
			return text(conn, `{"envelope_id":"`+id+`","payload":{"a":1}}`)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			soon := hasty
			if c.acked {
				soon = func(*slacktest.Options) {}
			}
			w, _ := office(t, soon)
			conn := dialWith(t, w, c.frame)
			if hello := next(t, conn); hello["type"] != "hello" || hello["num_connections"] != 1.0 {
				t.Fatalf("first frame %v", hello)
			}
			done := make(chan *slacktest.Delivery, 1)
			go func() { done <- w.Shortcut("U1", "file") }()
			id, _ := next(t, conn)["envelope_id"].(string)
			if err := c.answer(conn, id); err != nil {
				t.Fatal(err)
			}
			d := <-done
			if d.Acknowledged() != c.acked || d.Payload() != nil {
				t.Errorf("acknowledged %v with %s", d.Acknowledged(), d.Payload())
			}
			if c.acked {
				wantViolations(t, w, c.check)
			} else {
				wantViolations(t, w, c.check, 8)
			}
		})
	}
}

func text(conn *websocket.Conn, s string) error {
	return conn.WriteMessage(websocket.TextMessage, []byte(s))
}

func TestTwice_10(t *testing.T) {
	w, _ := office(t)
	a := run(t, w, 1)
	a.answers(func(c *socketmode.Client, e socketmode.Event) { ack(c, e, nil); ack(c, e, nil) })
	if d := w.Shortcut("U1", "file"); !d.Acknowledged() {
		t.Error("not acknowledged")
	}
	w.Await(waitLong, func() bool { return len(w.Violations()) == 1 })
	wantViolations(t, w, 10)
}

func TestLate_10(t *testing.T) {
	w, _ := office(t, hasty)
	a := run(t, w, 1)
	a.answers(func(c *socketmode.Client, e socketmode.Event) {
		<-time.After(w.AckWithin + 50*time.Millisecond)
		ack(c, e, nil)
	})
	if d := w.Shortcut("U1", "file"); d.Acknowledged() || d.Error() != slacktest.OperationTimeout {
		t.Errorf("error %q", d.Error())
	}
	w.Await(waitLong, func() bool { return len(w.Violations()) == 2 })
	wantViolations(t, w, 8, 10)
}

func TestStrangeEnvelopes_13(t *testing.T) {
	w, _ := office(t)
	conn := dial(t, w)
	next(t, conn)
	for want, deliver := range map[string]func() *slacktest.Delivery{
		"a_kind_of_later_years":   func() *slacktest.Delivery { return w.Raw("a_kind_of_later_years", map[string]any{"x": 1}) },
		"an_event_of_later_years": func() *slacktest.Delivery { return w.Event(map[string]any{"type": "an_event_of_later_years"}) },
		"a_callback_of_later_years": func() *slacktest.Delivery {
			return w.Interact("U1", map[string]any{"type": "a_callback_of_later_years"})
		},
	} {
		done := make(chan *slacktest.Delivery, 1)
		go func() { done <- deliver() }()
		frame := next(t, conn)
		if whole, _ := json.Marshal(frame); !strings.Contains(string(whole), want) || frame["field_of_later_years"] == nil {
			t.Errorf("frame %s", whole)
		}
		if err := conn.WriteJSON(map[string]any{"envelope_id": frame["envelope_id"]}); err != nil {
			t.Fatal(err)
		}
		if d := <-done; !d.Acknowledged() {
			t.Errorf("%s: %s", want, d.Error())
		}
	}
}

func TestOutOfOrderAndTwice_9_14(t *testing.T) {
	w, _ := office(t)
	a := run(t, w, 2)
	first := w.Say("U1", "先说的", slacktest.Held(), slacktest.As("first"))
	w.Say("U1", "后说的")
	first.Send()
	w.Say("U1", "", slacktest.As("first"))
	heard := a.payloads()
	if len(heard) != 3 || field(t, heard[0], "event", "text") != "后说的" || heard[1] != heard[2] {
		t.Errorf("heard %q", heard)
	}
	if n := len(w.Messages("U1")); n != 2 {
		t.Errorf("%d messages", n)
	}
	w.Break(func(f *slacktest.Faults) { f.DuplicateEvents = 1 })
	w.Say("U1", "两次")
	if !w.Await(waitLong, func() bool { return len(a.payloads()) == 5 }) {
		t.Errorf("heard %q", a.payloads())
	}
}

func TestEventsWaitForAConnection_14(t *testing.T) {
	w, _ := office(t, func(o *slacktest.Options) { o.RedeliverWait = []time.Duration{waitLong} })
	d := w.Say("U1", "没人在")
	if d.Acknowledged() {
		t.Fatal("acknowledged by nobody")
	}
	if d := w.Shortcut("U1", "file"); d.Error() != slacktest.DispatchFailed {
		t.Errorf("a shortcut with nobody there: %q", d.Error())
	}
	run(t, w, 1)
	select {
	case <-d.Settled():
	case <-time.After(waitLong):
	}
	if !d.Acknowledged() {
		t.Error("not delivered after the app came back")
	}
}

func TestTicketOnce_1(t *testing.T) {
	w, _ := office(t)
	_, url, err := client(w).StartSocketModeContext(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false} {
		conn, resp, err := websocket.DefaultDialer.Dial(url, nil)
		if (err == nil) != want {
			t.Errorf("dial %d: %v", i, err)
		}
		if conn != nil {
			_ = conn.Close()
		}
		_ = resp.Body.Close()
	}
}
