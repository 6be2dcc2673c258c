package slacktest

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
)

// The WebSocket library puts fragmented messages together without a word, but
// Slack ignores them (check 11). So the bytes of each connection are looked at
// on their way: one pass over the frame headers, the payload is skipped.

// sniffing is a listener whose connections know their frames.
type sniffing struct{ net.Listener }

func (l sniffing) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &sniffer{Conn: conn}, nil
}

// A sniffer is a connection that follows the frames it reads once it is a
// WebSocket.
type sniffer struct {
	net.Conn
	on         atomic.Bool
	header     []byte // of the frame that is being read, until it is whole
	skip       uint64 // payload still to come
	fragmented atomic.Bool
}

func (c *sniffer) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if c.on.Load() {
		c.follow(p[:n])
	}
	return n, err
}

func (c *sniffer) follow(b []byte) {
	for len(b) > 0 {
		if c.skip > 0 {
			n := min(c.skip, uint64(len(b)))
			c.skip -= n
			b = b[n:]
			continue
		}
		c.header = append(c.header, b[0])
		b = b[1:]
		if length, whole := payload(c.header); whole {
			final, opcode := c.header[0]&0x80 != 0, c.header[0]&0x0f
			if !final || opcode == 0 {
				c.fragmented.Store(true)
			}
			c.skip, c.header = length, c.header[:0]
		}
	}
}

// payload is the length that a whole frame header of a client names (RFC 6455,
// section 5.2: a client's frames are masked).
func payload(h []byte) (length uint64, whole bool) {
	if len(h) < 2 {
		return 0, false
	}
	length = uint64(h[1] & 0x7f)
	size := 0
	switch length {
	case 126:
		size = 2
	case 127:
		size = 8
	}
	if len(h) < 2+size+4 {
		return 0, false
	}
	if size > 0 {
		length = 0
		for _, b := range h[2 : 2+size] {
			length = length<<8 | uint64(b)
		}
	}
	return length, true
}

// takeFragmented tells whether a fragmented frame came since it was last asked.
func (c *sniffer) takeFragmented() bool { return c != nil && c.fragmented.Swap(false) }

type connKey struct{}

// rememberConn lets a handler find the connection it answers on.
func rememberConn(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, conn)
}

// sniffed is the request's connection, watched from now on.
func sniffed(r *http.Request) *sniffer {
	c, ok := r.Context().Value(connKey{}).(*sniffer)
	if !ok {
		return nil
	}
	c.on.Store(true)
	return c
}
