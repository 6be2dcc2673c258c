package workflow_test

import (
	"slices"
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
	workflowtest.Checks(t, "15")
	for _, c := range companies(t) {
		t.Run(c.name, func(t *testing.T) {
			reached := map[workflow.State]int{}
			rapid.Check(t, func(t *rapid.T) { c.walk(t, reached) })
			for _, s := range []workflow.State{workflow.Returned, workflow.Assessing, workflow.Approving} {
				if reached[s] == 0 {
					t.Errorf("no walk reached %s: they prove too little; reached %v", s, reached)
				}
			}
		})
	}
}

func (c company) walk(t *rapid.T, reached map[workflow.State]int) {
	m := workflowtest.NewModel(t, c.book, c.people)
	from := rapid.SampledFrom([]workflow.State{workflow.Draft, workflow.Approving, workflow.Running}).Draw(t, "from")
	for m.Filing.State != from {
		play(t, m, m.Straight())
	}
	for _, deed := range workflowtest.Deeds(t, c.people, 160) {
		play(t, m, m.Let(deed))
		reached[m.Filing.State]++
	}
}

// play does a deed, which may be refused and must break nothing.
func play(t *rapid.T, m *workflowtest.Model, deed workflowtest.Deed) {
	broken, refusal := m.Play(t, deed)
	if refusal != nil && workflow.CodeOf(refusal) == "" {
		t.Fatalf("%+v: not a refusal: %v", deed, refusal)
	}
	for _, b := range broken {
		t.Fatalf("%s\n%s", b, strings.Join(m.Story, "\n"))
	}
}

// I29: in whatever order the lanes speak, and however often each says it, the
// filing comes out the same.
func TestTheOrderOfTheLanesDoesNotMatter(t *testing.T) {
	c := companies(t)[0]
	lanes := []string{"zhao", "chen", "zhou"}
	rapid.Check(t, func(t *rapid.T) {
		said := map[string]workflow.Verdict{}
		for _, who := range lanes {
			said[who] = rapid.SampledFrom([]workflow.Verdict{workflow.VerdictPass, workflow.VerdictReturn, workflow.VerdictReject}).Draw(t, who)
		}
		once := c.reviewed(t, lanes, said)
		again := c.reviewed(t, rapid.Permutation(append(lanes, lanes...)).Draw(t, "order"), said)
		if diff := cmp.Diff(once, again); diff != "" {
			t.Fatalf("%v (-in order +otherwise):\n%s", said, diff)
		}
	})
}

// An outcome is where a review ends.
type outcome struct {
	State workflow.State
	Asked []string
}

// reviewed plays the review of one filing: each says what they say, on the
// field that is theirs.
func (c company) reviewed(t *rapid.T, order []string, said map[string]workflow.Verdict) outcome {
	m := workflowtest.NewModel(t, c.book, c.people)
	f, o := m.Filing, m.Office
	if err := f.Submit(o, o.Person("lin")); err != nil {
		t.Fatal(err)
	}
	fields := map[string]string{"zhao": "script.text", "chen": "consent.channels", "zhou": "budget.amount"}
	for _, who := range order {
		err := f.Decide(o, o.Person(who), workflow.Ballot{Verdict: said[who], Opinion: "已核对话术与名单来源", Fields: []string{fields[who]}, AllChecks: true})
		if err != nil && workflow.CodeOf(err) == "" {
			t.Fatal(err)
		}
	}
	end := outcome{State: f.State}
	if f.Correction != nil {
		end.Asked = slices.Sorted(slices.Values(f.Correction.Fields))
	}
	return end
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
