package storage

import (
	"bytes"

	"lian/workflow"
)

// A filingRow is a filing without its seats and decisions. Body is the JSON of
// everything that has no column.
type filingRow struct {
	ID           string
	Number       optional
	State        workflow.State
	Version      int64
	Applicant    string
	Title        string
	Revision     int
	Digest       string
	AskingPerson optional
	AskingAt     stamp
	CreatedAt    stamp
	UpdatedAt    stamp
	SubmittedAt  stamp
	Since        stamp
	ClosedAt     stamp
	WakeAt       stamp
	JournalSeq   int64
	Body         []byte
	Words        string
}

func (filingRow) TableName() string { return "filings" }

func rowOfFiling(f *workflow.Filing, journalSeq int64) filingRow {
	return filingRow{
		ID: f.ID, Number: optional(f.Number), State: f.State, Version: f.Version,
		Applicant: f.Applicant, Title: f.Title, Revision: f.Revision, Digest: f.Digest,
		AskingPerson: optional(f.Asking.Person), AskingAt: stampOf(f.Asking.At),
		CreatedAt: stampOf(f.CreatedAt), UpdatedAt: stampOf(f.UpdatedAt), SubmittedAt: stampOf(f.SubmittedAt),
		Since: stampOf(f.Since), ClosedAt: stampOf(f.ClosedAt), WakeAt: stampOf(f.Wake),
		JournalSeq: journalSeq, Body: encoded(f), Words: wordsOf(f.Number, f.Title),
	}
}

func (r filingRow) filing() (*workflow.Filing, error) {
	f := &workflow.Filing{}
	if err := decode(r.Body, f); err != nil {
		return nil, err
	}
	f.ID, f.Number, f.State, f.Version = r.ID, string(r.Number), r.State, r.Version
	f.Applicant, f.Title, f.Revision, f.Digest = r.Applicant, r.Title, r.Revision, r.Digest
	f.Asking.Person, f.Asking.At = string(r.AskingPerson), r.AskingAt.time()
	f.CreatedAt, f.UpdatedAt, f.SubmittedAt = r.CreatedAt.time(), r.UpdatedAt.time(), r.SubmittedAt.time()
	f.Since, f.ClosedAt, f.Wake = r.Since.time(), r.ClosedAt.time(), r.WakeAt.time()
	return f, nil
}

// changed lists the columns in which a row differs from what it was.
func (r filingRow) changed(was filingRow) map[string]any {
	now, before := r.columns(), was.columns()
	changes := map[string]any{}
	for name, value := range now {
		if value != before[name] {
			changes[name] = value
		}
	}
	if !bytes.Equal(r.Body, was.Body) {
		changes["body"] = r.Body
	}
	return changes
}

// columns are those that a change may touch, but for the version and the body.
func (r filingRow) columns() map[string]any {
	return map[string]any{
		"number": r.Number, "state": r.State, "title": r.Title, "revision": r.Revision, "digest": r.Digest,
		"asking_person": r.AskingPerson, "asking_at": r.AskingAt, "updated_at": r.UpdatedAt,
		"submitted_at": r.SubmittedAt, "since": r.Since, "closed_at": r.ClosedAt, "wake_at": r.WakeAt,
		"applicant": r.Applicant, "journal_seq": r.JournalSeq, "words": r.Words,
	}
}

type revisionRow struct {
	Filing  string
	N       int
	Answers []byte
	Digest  string
	Book    string
	Person  string
	At      stamp
}

func (revisionRow) TableName() string { return "revisions" }

func rowOfRevision(r workflow.Revision) revisionRow {
	return revisionRow{Filing: r.Filing, N: r.N, Answers: encoded(r.Answers), Digest: r.Digest, Book: r.Book, Person: r.By, At: stampOf(r.At)}
}

func (r revisionRow) revision() (workflow.Revision, error) {
	v := workflow.Revision{Filing: r.Filing, N: r.N, Digest: r.Digest, Book: r.Book, By: r.Person, At: r.At.time()}
	return v, decode(r.Answers, &v.Answers)
}

type eventRow struct {
	Filing string
	Seq    int64
	Type   workflow.Act
	Actor  string
	At     stamp
	Detail []byte
}

func (eventRow) TableName() string { return "journal" }

func rowOfEvent(e workflow.Event) eventRow {
	return eventRow{Filing: e.Filing, Seq: e.Seq, Type: e.Type, Actor: e.Actor, At: stampOf(e.At), Detail: encoded(e.Detail)}
}

func (r eventRow) event() (workflow.Event, error) {
	e := workflow.Event{Filing: r.Filing, Seq: r.Seq, Type: r.Type, Actor: r.Actor, At: r.At.time()}
	return e, decode(r.Detail, &e.Detail)
}

type reportRow struct {
	ID          int64
	Filing      string
	Day         string
	Dials       int64
	Connects    int64
	Conversions int64
	Complaints  int64
	OptOuts     int64
	Answers     []byte
	Person      string
	At          stamp
}

func (reportRow) TableName() string { return "reports" }

func rowOfReport(r workflow.Report) reportRow {
	return reportRow{Filing: r.Filing, Day: r.Day.Date, Dials: r.Day.Dials, Connects: r.Day.Connects, Conversions: r.Day.Conversions,
		Complaints: r.Day.Complaints, OptOuts: r.Day.OptOuts, Answers: encoded(r.Answers), Person: r.By, At: stampOf(r.At)}
}

func (r reportRow) report() (workflow.Report, error) {
	v := workflow.Report{Filing: r.Filing, By: r.Person, At: r.At.time(), Day: workflow.Day{Date: r.Day, Dials: r.Dials,
		Connects: r.Connects, Conversions: r.Conversions, Complaints: r.Complaints, OptOuts: r.OptOuts}}
	return v, decode(r.Answers, &v.Answers)
}

type complaintRow struct {
	ID      int64
	Filing  string
	Answers []byte
	Person  string
	At      stamp
}

func (complaintRow) TableName() string { return "complaints" }

func rowOfComplaint(c workflow.Complaint) complaintRow {
	return complaintRow{Filing: c.Filing, Answers: encoded(c.Answers), Person: c.By, At: stampOf(c.At)}
}

func (r complaintRow) complaint() (workflow.Complaint, error) {
	c := workflow.Complaint{Filing: r.Filing, By: r.Person, At: r.At.time()}
	return c, decode(r.Answers, &c.Answers)
}
