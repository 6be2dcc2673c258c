package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"

	"lian/workflow"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// The same deeds, done to the pure model, to SQLite and to a MySQL server, come
// out the same: the filing, the refusals, the journal, the notices. What is
// delivered again changes nothing, what is refused leaves every row as it was.
func TestTheSameDeedsComeOutTheSameEverywhere(t *testing.T) {
	t.Parallel()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	workflowtest.Checks(t, "4")
	for name, c := range map[string]struct {
		book   *workflow.Book
		people []workflow.Person
	}{
		"small": {book, workflowtest.Staff()}, "intricate": {workflowtest.Intricate(book), workflowtest.Crowd()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bases := []*base{newBase(t, "sqlite"), newBase(t, "mysql")}
			rapid.Check(t, func(t *rapid.T) { walk(t, bases, c.book, c.people) })
		})
	}
}

// walk plays one list of deeds everywhere.
func walk(t *rapid.T, bases []*base, book *workflow.Book, people []workflow.Person) {
	m := workflowtest.NewModel(t, book, people)
	for _, b := range bases {
		must(t, b.SavePeople(t.Context(), people, nil))
		_, err := b.Create(t.Context(), workflow.Command{Key: m.Filing.ID + "/0", By: "lin", What: workflow.ActCreate}, m.Drafted())
		must(t, err)
	}
	m.Begin()
	w := wander{m: m, bases: bases, done: 1}
	if rapid.Bool().Draw(t, "from the campaign on") {
		for m.Filing.State != workflow.Running {
			w.step(t, m.Straight())
		}
	}
	for _, deed := range workflowtest.Deeds(t, people, 60) {
		w.step(t, m.Let(deed))
	}
	for _, b := range bases {
		recorded(t, b, m, w.done)
	}
}

// A wander counts the deeds of one walk.
type wander struct {
	m           *workflowtest.Model
	bases       []*base
	tried, done int
}

// step plays a deed on the model, then on every database.
func (w *wander) step(t *rapid.T, deed workflowtest.Deed) {
	t.Helper()
	broken, refusal := w.m.Play(t, deed)
	for _, b := range broken {
		t.Fatalf("%s\n%s", b, strings.Join(w.m.Story, "\n"))
	}
	if w.tried++; refusal == nil {
		w.done++
	}
	for _, b := range w.bases {
		p := played{b, w.m, deed, fmt.Sprintf("%s/%d", w.m.Filing.ID, w.tried)}
		p.follow(t, refusal)
	}
}

func must(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A played deed is one that the model has done, or refused, and that a database
// is to do as well.
type played struct {
	*base
	m    *workflowtest.Model
	deed workflowtest.Deed
	key  string
}

// follow delivers the deed, and once more at the same time and later where it
// says so, and compares what came of it.
func (p played) follow(t *rapid.T, refusal error) {
	t.Helper()
	if p.deed.Leaves {
		must(t, p.SavePeople(t.Context(), []workflow.Person{p.m.Office.Person(p.deed.To)}, nil))
	}
	before := p.rowsIf(t, refusal != nil)
	deliveries := 1
	if p.deed.Again {
		deliveries = 3
	}
	for _, err := range p.deliver(t, deliveries) {
		if workflow.CodeOf(err) != workflow.CodeOf(refusal) || err != nil && refusal == nil {
			t.Fatalf("%s: %+v ends with %v, on the model with %v", p.name, p.deed, err, refusal)
		}
	}
	if diff := cmp.Diff(before, p.rowsIf(t, refusal != nil)); diff != "" {
		t.Fatalf("%s: %+v was refused, and rows changed:\n%s", p.name, p.deed, diff)
	}
	f, err := p.Filing(t.Context(), p.m.Filing.ID)
	must(t, err)
	if diff := cmp.Diff(p.m.Filing, f, sameFiling); diff != "" {
		t.Fatalf("%s: after %+v (-model +database):\n%s\n%s", p.name, p.deed, diff, strings.Join(p.m.Story, "\n"))
	}
}

// rowsIf are the filing's rows, where they matter.
func (p played) rowsIf(t *rapid.T, matter bool) string {
	t.Helper()
	if !matter {
		return ""
	}
	rows, err := p.everything(p.m.Filing.ID)
	must(t, err)
	return rows
}

// sameFiling compares all but the number, which only a store gives.
var sameFiling = cmp.Options{cmpopts.IgnoreUnexported(workflow.Filing{}), cmpopts.IgnoreFields(workflow.Filing{}, "Number"), cmpopts.EquateEmpty()}

// deliver has the deed done by so many deliveries of one key: two at once, then
// the others.
func (p played) deliver(t *rapid.T, times int) []error {
	errs := make([]error, times)
	once := func(i int) error {
		_, errs[i] = p.Change(t.Context(), p.m.Filing.ID, workflow.Command{Key: p.key, By: p.deed.Who, What: p.deed.What},
			func(f *workflow.Filing, by workflow.Person) error { return p.deed.Do(p.m.Office, f, by) })
		return nil
	}
	var together errgroup.Group
	for i := range min(times, 2) {
		together.Go(func() error { return once(i) })
	}
	must(t, together.Wait())
	for i := 2; i < times; i++ {
		must(t, once(i))
	}
	return errs
}

// recorded compares what the whole walk left: I1 one command for each deed that
// was done, I16 the notices that the model raised and no other, I21 a journal
// without gaps.
func recorded(t *rapid.T, b *base, m *workflowtest.Model, done int) {
	t.Helper()
	commands, err := b.lines("SELECT id FROM %scommands WHERE ref = ?", m.Filing.ID)
	must(t, err)
	if len(commands) != done {
		t.Fatalf("%s: %d commands for %d deeds", b.name, len(commands), done)
	}
	var events []workflow.Event
	var notices []string
	for version, r := range m.Raised {
		for _, n := range r.Notices {
			notices = append(notices, strings.Join([]string{n.Key, string(n.Kind), n.Person, n.Seat, n.Text, ""}, "|"))
		}
		events = append(events, r.Events...)
		if submitted(events) {
			notices = append(notices, fmt.Sprintf("%s/v%d/redraw|redraw||||", m.Filing.ID, version+1))
		}
	}
	for i := range events {
		events[i].Seq = int64(i) + 1
	}
	journal, err := b.Journal(t.Context(), m.Filing.ID)
	must(t, err)
	if diff := cmp.Diff(events, journal, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s: the journal (-model +database):\n%s", b.name, diff)
	}
	posted, err := b.lines("SELECT notice_key, kind, person, seat, text FROM %soutbox WHERE filing = ?", m.Filing.ID)
	must(t, err)
	slices.Sort(notices)
	slices.Sort(posted)
	if diff := cmp.Diff(notices, posted); diff != "" {
		t.Fatalf("%s: the notices (-model +database):\n%s", b.name, diff)
	}
}

// submitted tells whether a filing has its number: it was submitted once.
func submitted(events []workflow.Event) bool {
	return slices.ContainsFunc(events, func(e workflow.Event) bool { return e.Type == workflow.ActSubmit })
}
