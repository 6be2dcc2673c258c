package workflow

import "time"

// An Event is one line of a filing's journal: what happened, who did it,
// when. The journal is append-only; Seq counts from 1 within a filing.
type Event struct {
	Filing string
	Seq    int64
	Type   Act
	Actor  string // person id; "clock" for what time did
	At     time.Time
	Detail map[string]string // short values by fixed names; no personal data beyond ids
}

// Raised is what a filing raised while it changed; the store saves it in the
// same transaction.
type Raised struct {
	Events     []Event
	Notices    []Notice
	Decisions  []Decision
	Revisions  []Revision
	Reports    []Report
	Complaints []Complaint
}

// Collect hands over what was raised and forgets it.
func (f *Filing) Collect() Raised {
	r := f.raised
	f.raised = Raised{}
	return r
}

// record appends to the journal. The store numbers the events.
func (f *Filing) record(o Office, by Person, what Act, detail map[string]string) {
	f.raised.Events = append(f.raised.Events, Event{Filing: f.ID, Type: what, Actor: by.ID, At: o.Now, Detail: detail})
}
