package console_test

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"lian/adapters/console"
)

// memory is a Log that forgets when the test ends. A replaced message is listed
// once, with its latest body.
type memory struct {
	mu      sync.Mutex
	seq     int64
	entries []console.Entry // in the order of Seq
	broken  bool
	read    int // entries that Since gave
}

var errBroken = errors.New("log: connection refused")

func (m *memory) Post(_ context.Context, user, key string, body []byte) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return "", errBroken
	}
	for _, e := range m.entries {
		if e.User == user && e.Key == key {
			return e.ID, nil
		}
	}
	m.seq++
	e := console.Entry{Seq: m.seq, First: m.seq, ID: "m" + strconv.FormatInt(m.seq, 10), User: user, Key: key, Body: body,
		At: time.Date(2026, 11, 24, 1, 10, 0, 0, time.UTC)}
	m.entries = append(m.entries, e)
	return e.ID, nil
}

func (m *memory) Replace(_ context.Context, id string, body []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return errBroken
	}
	for i, e := range m.entries {
		if e.ID == id {
			m.seq++
			e.Seq, e.Body = m.seq, body
			m.entries = append(append(m.entries[:i:i], m.entries[i+1:]...), e)
			return nil
		}
	}
	return console.ErrNoMessage
}

func (m *memory) Since(_ context.Context, after int64, limit int) ([]console.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return nil, errBroken
	}
	var out []console.Entry
	for _, e := range m.entries {
		if e.Seq > after && len(out) < limit {
			out = append(out, e)
		}
	}
	m.read += len(out)
	return out, nil
}

func (m *memory) breakDown() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.broken = true
}
