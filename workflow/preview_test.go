package workflow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// The applicant is told whom a submission asks: by what submits.

func (d *desk) previews(want string) {
	d.Helper()
	before := workflowtest.Printed(d.T, d.f)
	if got := strings.Join(d.f.LanesTouched(d.o), " "); got != want {
		d.Fatalf("the preview names %q, want %q", got, want)
	}
	if diff := cmp.Diff(before, workflowtest.Printed(d.T, d.f)); diff != "" {
		d.Errorf("the preview changed the filing:\n%s", diff)
	}
}

func TestThePreviewNamesALaneThatWasCutOff(t *testing.T) {
	d := intricateDesk(t)
	d.submit()
	d.pass("chen", "he")
	d.sendBack("zhou", workflow.KeyBudget)
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"2000000"}))
	d.previews("legal compliance marketing")
}

func TestThePreviewNamesWhoRatesANewRisk(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun")
	d.sendBack("wang", workflow.KeyBudget)
	d.previews("")
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"2000000"}))
	d.previews("marketing")
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"40000000"}))
	d.previews("marketing risk")
}

func TestThePreviewOfAnAmendmentFollowsItsClass(t *testing.T) {
	d := newDesk(t)
	d.run()
	d.must(d.f.Amend(d.o, d.who("lin"), "客户反馈后调整"))
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyTitle, workflow.Value{"双十二宽带老客回访"}))
	d.previews("compliance")
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"40000000"}))
	d.previews("marketing risk")
}
