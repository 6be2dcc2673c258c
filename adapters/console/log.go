package console

import (
	"context"
	"errors"
	"time"
)

// ErrNoMessage is what Log.Replace returns for an id there is no message of.
var ErrNoMessage = errors.New("console: no such message")

// A Log keeps the conversations. The program keeps it in its database, so that
// they survive a restart and all replicas show the same. Bodies are opaque JSON
// of at most a few hundred kilobytes.
//
// An entry must be visible no later than every entry with a greater Seq: a
// reader who has seen 7 never asks for 6 again.
type Log interface {
	// Post adds a message to a person's conversation. The same key for the same
	// user gives the id of the first, adds nothing and changes nothing.
	Post(ctx context.Context, user, key string, body []byte) (id string, err error)
	// Replace gives a message another body, in its place and with a new Seq.
	// ErrNoMessage: there is no such id.
	Replace(ctx context.Context, id string, body []byte) error
	// Since lists at most limit entries with Seq > after, in the order of Seq.
	// A message that was replaced may be listed once, with its latest body and
	// Seq, or once for each.
	Since(ctx context.Context, after int64, limit int) ([]Entry, error)
}

// An Entry is a message as it was posted or last replaced.
type Entry struct {
	Seq   int64 // grows with each post and each replace
	First int64 // the Seq it was posted with: its place in the conversation
	ID    string
	User  string
	Key   string
	Body  []byte
	At    time.Time // when it was posted
}
