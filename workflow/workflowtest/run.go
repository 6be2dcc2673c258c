package workflowtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lian/workflow"
)

// A story is told to a store of its own.
type story struct {
	name string
	tell func(*testing.T, *Desk)
}

// Run tells every story to a store that open makes anew, empty and ready. The
// stories run one after the other.
func Run(t *testing.T, open func(t *testing.T) workflow.Store) {
	t.Helper()
	var stories []story
	for _, chapter := range [][]story{changing, racing, numbering, listing, recording, sending, directory, filesKept} {
		stories = append(stories, chapter...)
	}
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) { s.tell(t, NewDesk(t, open(t))) })
	}
}

// same compares filings and what belongs to them, but for what they have not
// yet handed over.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	options := cmp.Options{cmpopts.IgnoreUnexported(workflow.Filing{}), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(want, got, options); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
