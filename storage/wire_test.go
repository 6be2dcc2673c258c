package storage_test

import (
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// A wire stands between lian and a MySQL server, counts the statements that
// lian sends, and is cut at the one it was told to.
type wire struct {
	t        *testing.T
	listener net.Listener
	server   string
	mu       sync.Mutex
	left     int  // statements until the cut; negative = none is due
	deliver  bool // the statement at the cut reaches the server, its answer does not come back
	stay     bool // after the cut nothing gets through any more
	dead     bool
	wasCut   bool
}

// newWire returns a wire to the server of a DSN, and the DSN through it.
func newWire(t *testing.T, dsn string) (*wire, string) {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{t: t, listener: listener, server: u.Host, left: -1}
	var running sync.WaitGroup
	running.Go(func() { w.serve(&running) })
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
	})
	u.Host = listener.Addr().String()
	return w, u.String()
}

// cutAt has the n-th statement from now on cut.
func (w *wire) cutAt(n int, deliver, stay bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.left, w.deliver, w.stay, w.dead, w.wasCut = n, deliver, stay, false, false
}

// mend lets everything through again and tells whether the wire was cut.
func (w *wire) mend() (wasCut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.left, w.dead = -1, false
	return w.wasCut
}

func (w *wire) serve(running *sync.WaitGroup) {
	for {
		client, err := w.listener.Accept()
		if err != nil {
			return // the test is over
		}
		running.Go(func() { w.relay(client) })
	}
}

func (w *wire) relay(client net.Conn) {
	defer client.Close()
	w.mu.Lock()
	dead := w.dead
	w.mu.Unlock()
	if dead {
		return
	}
	server, err := net.Dial("tcp", w.server)
	if err != nil {
		w.t.Error(err)
		return
	}
	defer server.Close()
	var answers sync.WaitGroup
	answers.Go(func() {
		io.Copy(client, server) // ends with either side
		client.Close()
	})
	defer answers.Wait()
	defer server.Close()
	for {
		packet, err := readPacket(client)
		if err != nil {
			return
		}
		if !w.pass(packet, client, server) {
			return
		}
	}
}

// pass hands a packet on, unless the wire is cut at it.
func (w *wire) pass(packet []byte, client, server net.Conn) bool {
	cut, deliver := w.cut(packet)
	if cut {
		client.Close()
	}
	if cut && !deliver {
		return false
	}
	if _, err := server.Write(packet); err != nil || !cut {
		return err == nil
	}
	server.(*net.TCPConn).CloseWrite() // the server finishes the statement, then sees the end
	io.Copy(io.Discard, server)
	return false
}

const comQuery = 3

func (w *wire) cut(packet []byte) (cut, deliver bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dead {
		return true, false
	}
	if w.left < 0 || packet[4] != comQuery {
		return false, false
	}
	w.left--
	if w.left > 0 {
		return false, false
	}
	w.left, w.wasCut, w.dead = -1, true, w.stay
	return true, w.deliver
}

// readPacket reads one packet of the MySQL protocol: three bytes of length, one
// of sequence, and so many of content.
func readPacket(from io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(from, head); err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint32([]byte{head[0], head[1], head[2], 0})
	packet := append(head, make([]byte, size)...)
	_, err := io.ReadFull(from, packet[4:])
	return packet, err
}
