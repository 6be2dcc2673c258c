package workflow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lian/workflow"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// A company is a rule book and those who work by it.
type company struct {
	name   string
	book   *workflow.Book
	people []workflow.Person
}

// companies are the small one with lian's own book, and one that makes use of
// every way of signing.
func companies(t *testing.T) []company {
	t.Helper()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	return []company{{"small", book, workflowtest.Staff()}, {"intricate", workflowtest.Intricate(book), workflowtest.Crowd()}}
}

// Whatever anybody tries in whatever order: the invariants hold after every
// deed, and a deed that is refused leaves nothing behind (I29).
func TestNoWalkBreaksAnInvariant(t *testing.T) {
	for _, c := range companies(t) {
		t.Run(c.name, func(t *testing.T) {
			reached := map[workflow.State]int{}
			rapid.Check(t, func(t *rapid.T) { c.walk(t, reached) })
			for _, s := range []workflow.State{workflow.Returned, workflow.Approved, workflow.Running, workflow.Suspended, workflow.Amending, workflow.Ended} {
				if reached[s] == 0 {
					t.Errorf("no walk reached %s: they prove too little; reached %v", s, reached)
				}
			}
		})
	}
}

func (c company) walk(t *rapid.T, reached map[workflow.State]int) {
	m := workflowtest.NewModel(t, c.book, c.people)
	for _, deed := range workflowtest.Deeds(t, c.people, 160) {
		deed = m.Let(deed)
		broken, refusal := m.Play(t, deed)
		if refusal != nil && workflow.CodeOf(refusal) == "" {
			t.Fatalf("%+v: not a refusal: %v", deed, refusal)
		}
		for _, b := range broken {
			t.Fatalf("%s\n%s", b, strings.Join(m.Story, "\n"))
		}
		reached[m.Filing.State]++
	}
}

func TestAFilingSurvivesBeingWrittenDown(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao")
	d.f.Collect()
	once := workflowtest.Printed(t, d.f)
	if diff := cmp.Diff(once, workflowtest.Printed(t, once.Filing(t))); diff != "" {
		t.Error(diff)
	}
}
