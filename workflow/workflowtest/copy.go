package workflowtest

import (
	"encoding/json"
	"time"

	"lian/workflow"
)

// A Fataler is a test, one of rapid's or one of Go's.
type Fataler interface {
	Helper()
	Fatal(args ...any)
}

// A Print is a filing as bytes: its body, and the columns that a store keeps
// beside it. Two filings with the same print are the same.
type Print struct{ Body, Columns string }

type columns struct {
	ID, Number, Applicant, Title, Digest string
	State                                workflow.State
	Revision                             int
	Seats                                []workflow.Seat
	Decisions                            []workflow.Decision
	Since, CreatedAt, UpdatedAt, SubmittedAt,
	ClosedAt, Wake time.Time
	Who   string // is asked
	Asked time.Time
}

// Printed writes a filing down. Its version is the store's, and no part of it.
func Printed(t Fataler, f *workflow.Filing) Print {
	t.Helper()
	c := columns{f.ID, f.Number, f.Applicant, f.Title, f.Digest, f.State, f.Revision, f.Seats, f.Decisions,
		f.Since, f.CreatedAt, f.UpdatedAt, f.SubmittedAt, f.ClosedAt, f.Wake, f.Asking.Person, f.Asking.At}
	return Print{encoded(t, f), encoded(t, c)}
}

func encoded(t Fataler, v any) string {
	t.Helper()
	bytes, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes)
}

// Filing reads a print again, as a store would load it.
func (p Print) Filing(t Fataler) *workflow.Filing {
	t.Helper()
	var f workflow.Filing
	var c columns
	if err := json.Unmarshal([]byte(p.Body), &f); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(p.Columns), &c); err != nil {
		t.Fatal(err)
	}
	f.ID, f.Number, f.Applicant, f.Title, f.Digest, f.State, f.Revision = c.ID, c.Number, c.Applicant, c.Title, c.Digest, c.State, c.Revision
	f.Seats, f.Decisions, f.Since, f.CreatedAt, f.UpdatedAt = c.Seats, c.Decisions, c.Since, c.CreatedAt, c.UpdatedAt
	f.SubmittedAt, f.ClosedAt, f.Wake, f.Asking.Person, f.Asking.At = c.SubmittedAt, c.ClosedAt, c.Wake, c.Who, c.Asked
	return &f
}
