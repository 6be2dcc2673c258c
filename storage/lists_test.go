package storage_test

import (
	"fmt"
	"strings"
	"testing"

	"lian/storage"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// What people list is read by an index that has it in order, however many
// filings there are: a search by one that holds no body.
func TestListsAreReadByTheirIndex(t *testing.T) {
	t.Parallel()
	page, closed := workflow.Page{Limit: 20}, []workflow.State{workflow.Closed}
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		for index, l := range map[string]workflow.Listing{
			"filings_words":           {Text: "续约", Page: page},
			"filings_applicant":       {Applicant: workflowtest.Lin, Page: page},
			"filings_state":           {States: closed, Page: page},
			"filings_applicant_state": {Applicant: workflowtest.Lin, States: closed, Page: page},
		} {
			plan, err := db.Plan(t.Context(), l)
			if err != nil || !strings.Contains(plan, index) || strings.Contains(plan, "filings_submitted") {
				t.Errorf("%s is not how %+v is read: %s, %v", index, l, plan, err)
			}
		}
	})
}

// A search finds what is written in other letters, what other filters leave,
// and a title by its beginning where all of it is more than an index holds.
func TestSearchFindsTitles(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		desk := workflowtest.NewDesk(t, db)
		long := desk.File("ÉTÉ 家庭👨‍👩‍👧‍👦宽带" + strings.Repeat("👨‍👩‍👧‍👦", 200) + "尾声")
		desk.Approve(desk.File("été 手机"))
		for text, want := range map[string]int{"été": 2, "ÉTÉ": 2, "👨‍👩‍👧‍👦宽带": 1, "尾声": 0, strings.ToLower(long.Number): 1} {
			rows, err := db.List(t.Context(), workflow.Listing{Text: text})
			if err != nil || len(rows) != want {
				t.Errorf("%q finds %d filings, want %d: %v", text, len(rows), want, err)
			}
		}
		for n := range 3 { // the newest does not fit: the page goes on behind it
			l := workflow.Listing{Text: "été", States: []workflow.State{workflow.Reviewing}, Page: workflow.Page{Limit: 1, Skip: n}}
			rows, err := db.List(t.Context(), l)
			if want := fmt.Sprint(n == 0); err != nil || fmt.Sprint(len(rows) == 1 && rows[0].ID == long.ID) != want {
				t.Errorf("page %d of what is in review has %+v: %v", n, rows, err)
			}
		}
	})
}
