package workflowtest

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"lian/workflow"
)

// A Desk is the sample company at work on a store. Its methods fail the test
// where a person would be stuck.
type Desk struct {
	workflow.Store
	t   testing.TB
	Now time.Time // of everything that is done
	key atomic.Int64
}

// NewDesk seats the sample people at a store, at SampleNow.
func NewDesk(t testing.TB, store workflow.Store) *Desk {
	t.Helper()
	d := &Desk{Store: store, t: t, Now: SampleNow}
	d.must(store.SavePeople(t.Context(), SamplePeople(), nil))
	return d
}

// Office is the company at the desk's time.
func (d *Desk) Office() workflow.Office { return SampleOffice(d.Now) }

// Person is one of the sample people.
func (d *Desk) Person(id string) workflow.Person { return d.Office().Person(id) }

// Command is a deed with a key of its own.
func (d *Desk) Command(by string, what workflow.Act) workflow.Command {
	return workflow.Command{Key: fmt.Sprintf("test/%d", d.key.Add(1)), By: by, What: what}
}

// Draft has 小林 start a filing and answer everything.
func (d *Desk) Draft(title string) *workflow.Filing {
	d.t.Helper()
	f := workflow.NewDraft(d.Office(), d.Person(Lin))
	for key, value := range SampleAnswers(title) {
		d.must(f.Answer(d.Office(), d.Person(Lin), key, value))
	}
	f, err := d.Create(d.t.Context(), d.Command(Lin, workflow.ActCreate), f)
	d.must(err)
	return f
}

// File has 小林 draft and submit.
func (d *Desk) File(title string) *workflow.Filing {
	d.t.Helper()
	f, err := d.Submit(d.Draft(title))
	d.must(err)
	return f
}

// Submit has 小林 submit a draft or what came back.
func (d *Desk) Submit(f *workflow.Filing) (*workflow.Filing, error) {
	return d.Do(f.ID, d.Command(Lin, workflow.ActSubmit), func(f *workflow.Filing, by workflow.Person) error {
		return f.Submit(d.Office(), by)
	})
}

// Do is Change in the test's context.
func (d *Desk) Do(ref string, c workflow.Command, decide func(*workflow.Filing, workflow.Person) error) (*workflow.Filing, error) {
	return d.Change(d.t.Context(), ref, c, decide)
}

// Press has a person pass a seat.
func (d *Desk) Press(ref, person, seat string) (*workflow.Filing, error) {
	return d.Cast(ref, d.Command(person, workflow.ActPass), workflow.Ballot{Seat: seat, Verdict: workflow.VerdictPass, Opinion: "话术已核对"})
}

// Cast has a person decide.
func (d *Desk) Cast(ref string, c workflow.Command, b workflow.Ballot) (*workflow.Filing, error) {
	return d.Do(ref, c, func(f *workflow.Filing, by workflow.Person) error { return f.Decide(d.Office(), by, b) })
}

// Approve takes a submitted filing through review, assessment and approval.
func (d *Desk) Approve(f *workflow.Filing) *workflow.Filing {
	d.t.Helper()
	return d.pass(f, Chen, Zhou, Wu, Feng, Zhao)
}

// pass has people pass the seat that is theirs, one after the other.
func (d *Desk) pass(f *workflow.Filing, people ...string) *workflow.Filing {
	d.t.Helper()
	for _, person := range people {
		var err error
		f, err = d.Press(f.ID, person, "")
		d.must(err)
	}
	return f
}

// Run takes an approved filing into its campaign.
func (d *Desk) Run(f *workflow.Filing) *workflow.Filing {
	d.t.Helper()
	return d.act(f, Ma, workflow.ActStart, (*workflow.Filing).Start)
}

// act has a person do a verb that takes nothing.
func (d *Desk) act(f *workflow.Filing, person string, what workflow.Act, verb func(*workflow.Filing, workflow.Office, workflow.Person) error) *workflow.Filing {
	d.t.Helper()
	f, err := d.Do(f.ID, d.Command(person, what), func(f *workflow.Filing, by workflow.Person) error { return verb(f, d.Office(), by) })
	d.must(err)
	return f
}

// load is the filing as the store has it now.
func (d *Desk) load(ref string) *workflow.Filing {
	d.t.Helper()
	f, err := d.Filing(d.t.Context(), ref)
	d.must(err)
	return f
}

func (d *Desk) ctx() context.Context { return d.t.Context() }

func (d *Desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// refused fails the test unless err has the code.
func (d *Desk) refused(err error, want workflow.Code) {
	d.t.Helper()
	if !errors.Is(err, &workflow.Problem{Code: want}) {
		d.t.Errorf("got %v, want the refusal %s", err, want)
	}
}
