package workflow_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lian/workflow"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// Whatever anybody tries in whatever order: the invariants hold after every
// deed, and a deed that is refused leaves nothing behind (I29).
func TestNoWalkBreaksAnInvariant(t *testing.T) {
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	reached := map[workflow.State]int{}
	rapid.Check(t, func(t *rapid.T) {
		o := workflowtest.OfficeAt(book, workflowtest.Start)
		f := workflow.NewDraft(o, o.Person("lin"))
		for key, v := range workflowtest.Ordinary() {
			if err := f.Answer(o, o.Person("lin"), key, v); err != nil {
				t.Fatal(err)
			}
		}
		for _, deed := range workflowtest.Deeds(t, 160) {
			o.Now = o.Now.Add(deed.Pace(f))
			deed = deed.Guided(f, o)
			before := snapshot(t, f)
			work := before.filing(t)
			if err := deed.Do(o, work, o.Person(deed.Who)); err != nil {
				if workflow.CodeOf(err) == "" {
					t.Fatalf("%+v: not a refusal: %v", deed, err)
				}
				continue
			}
			for _, broken := range workflowtest.Broken(f, work) {
				t.Fatalf("%s → %s by %+v: %s", f.State, work.State, deed, broken)
			}
			work.Collect()
			f = work
			reached[f.State]++
		}
	})
	for _, s := range []workflow.State{workflow.Returned, workflow.Approved, workflow.Running, workflow.Suspended, workflow.Ended} {
		if reached[s] == 0 {
			t.Errorf("no walk reached %s: they prove too little; reached %v", s, reached)
		}
	}
}

// A print is a filing as bytes, columns and all.
type print struct{ Body, Columns []byte }

type columns struct {
	ID, Number, Applicant, Title, Digest string
	State                                workflow.State
	Revision                             int
	Seats                                []workflow.Seat
	Decisions                            []workflow.Decision
	Since, CreatedAt, UpdatedAt, SubmittedAt,
	ClosedAt, Wake time.Time
	Asking workflow.Asking
}

func snapshot(t interface{ Fatal(...any) }, f *workflow.Filing) print {
	body, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	c, err := json.Marshal(columns{f.ID, f.Number, f.Applicant, f.Title, f.Digest, f.State, f.Revision, f.Seats, f.Decisions,
		f.Since, f.CreatedAt, f.UpdatedAt, f.SubmittedAt, f.ClosedAt, f.Wake, f.Asking})
	if err != nil {
		t.Fatal(err)
	}
	return print{body, c}
}

// filing is a deep copy, as a store would load it.
func (p print) filing(t interface{ Fatal(...any) }) *workflow.Filing {
	var f workflow.Filing
	var c columns
	if err := json.Unmarshal(p.Body, &f); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(p.Columns, &c); err != nil {
		t.Fatal(err)
	}
	f.ID, f.Number, f.Applicant, f.Title, f.Digest, f.State, f.Revision = c.ID, c.Number, c.Applicant, c.Title, c.Digest, c.State, c.Revision
	f.Seats, f.Decisions, f.Since, f.CreatedAt, f.UpdatedAt = c.Seats, c.Decisions, c.Since, c.CreatedAt, c.UpdatedAt
	f.SubmittedAt, f.ClosedAt, f.Wake, f.Asking = c.SubmittedAt, c.ClosedAt, c.Wake, c.Asking
	return &f
}

func TestAFilingSurvivesBeingWrittenDown(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao")
	d.f.Collect()
	once := snapshot(t, d.f)
	if diff := cmp.Diff(string(once.Body), string(snapshot(t, once.filing(t)).Body)); diff != "" {
		t.Error(diff)
	}
}
