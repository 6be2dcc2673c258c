package main

import (
	"context"
	"slices"
	"time"

	"lian/storage"
	"lian/workflow"
)

// A record is a filing as it leaves lian (contract: JSON export). Times are
// UTC; answers are canonical, as workflow.Value says.
type record struct {
	Number      string           `json:"number"`
	Title       string           `json:"title"`
	State       workflow.State   `json:"state"`
	Revision    int              `json:"revision"`
	Applicant   string           `json:"applicant"`
	SubmittedAt *time.Time       `json:"submitted_at"` // null: not yet
	ClosedAt    *time.Time       `json:"closed_at"`
	Risk        workflow.Level   `json:"risk"` // the highest that remains; "" = not rated yet
	Answers     map[string]any   `json:"answers"`
	Seats       []seatRecord     `json:"seats"`
	Decisions   []decisionRecord `json:"decisions"`
	Events      []eventRecord    `json:"events"`
}

type seatRecord struct {
	Step   workflow.StepID    `json:"step"`
	Lane   string             `json:"lane"`
	Role   workflow.Role      `json:"role"`
	Person string             `json:"person"`
	State  workflow.SeatState `json:"state"`
	Due    *time.Time         `json:"due"`
}

type decisionRecord struct {
	Step     workflow.StepID  `json:"step"`
	Lane     string           `json:"lane"`
	Role     workflow.Role    `json:"role"`
	Person   string           `json:"person"`
	OnBehalf string           `json:"on_behalf_of"`
	Verdict  workflow.Verdict `json:"verdict"`
	Opinion  string           `json:"opinion"`
	Revision int              `json:"revision"`
	Digest   string           `json:"digest"`
	Platform string           `json:"platform"`
	At       time.Time        `json:"at"`
}

type eventRecord struct {
	Seq   int64        `json:"seq"`
	Type  workflow.Act `json:"type"`
	Actor string       `json:"actor"`
	At    time.Time    `json:"at"`
}

// readRecord reads a filing, by number or draft id, with its journal.
func readRecord(ctx context.Context, db *storage.DB, form *workflow.Form, ref string) (record, error) {
	f, err := db.Filing(ctx, ref)
	if err != nil {
		return record{}, err
	}
	journal, err := db.Journal(ctx, f.ID)
	if err != nil {
		return record{}, err
	}
	return recordOf(f, journal, form), nil
}

func recordOf(f *workflow.Filing, journal []workflow.Event, form *workflow.Form) record {
	r := record{Number: f.Ref(), Title: f.Title, State: f.State, Revision: f.Revision, Applicant: f.Applicant,
		SubmittedAt: instant(f.SubmittedAt), ClosedAt: instant(f.ClosedAt), Risk: workflow.Summarise(f.Risks).Level,
		Answers: map[string]any{}, Seats: []seatRecord{}, Decisions: []decisionRecord{}, Events: []eventRecord{}}
	for key, value := range f.Answers {
		r.Answers[key] = plainValue(form.Question(key), value)
	}
	for i := range f.Seats {
		r.Seats = append(r.Seats, seatRecords(f, &f.Seats[i])...)
	}
	for _, d := range f.Decisions {
		r.Decisions = append(r.Decisions, decisionRecord{Step: d.Step, Lane: d.Lane, Role: d.Role, Person: d.Person, OnBehalf: d.OnBehalf,
			Verdict: d.Verdict, Opinion: d.Opinion, Revision: d.Revision, Digest: d.Digest, Platform: d.Platform, At: d.At.UTC()})
	}
	for _, e := range journal {
		r.Events = append(r.Events, eventRecord{Seq: e.Seq, Type: e.Type, Actor: e.Actor, At: e.At.UTC()})
	}
	return r
}

// seatRecords is one line for everybody who spoke on a seat or still may;
// where nobody sits yet, one line without a person.
func seatRecords(f *workflow.Filing, s *workflow.Seat) []seatRecord {
	var people []string
	for _, d := range f.Spoken(s) {
		people = append(people, d.Person)
	}
	if s.State == workflow.SeatOpen || len(people) == 0 {
		people = append(people, s.Holders...)
	}
	slices.Sort(people)
	people = slices.Compact(people)
	if len(people) == 0 {
		people = []string{""}
	}
	records := make([]seatRecord, len(people))
	for i, p := range people {
		records[i] = seatRecord{Step: s.Step, Lane: s.Lane, Role: s.Role, Person: p, State: s.State, Due: instant(s.DueAt)}
	}
	return records
}

// many are the types whose values are lists.
var many = []workflow.Type{workflow.TypeDates, workflow.TypeWindows, workflow.TypeChoices, workflow.TypeFile}

// plainValue is a list for questions that take several values, else a text.
func plainValue(q *workflow.Question, v workflow.Value) any {
	if len(v) > 1 || q != nil && slices.Contains(many, q.Type) {
		return append([]string{}, v...)
	}
	return v.Text()
}

func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
