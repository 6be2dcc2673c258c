package storage_test

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"testing"

	"golang.org/x/sync/errgroup"

	"lian/storage"
	"lian/storage/storagetest"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// raceFilings is how many filings run the last-approver race. `make race` sets
// LIAN_TEST_FILINGS to 2000.
func raceFilings(t *testing.T) int {
	t.Helper()
	set := os.Getenv("LIAN_TEST_FILINGS")
	if set == "" {
		return 60
	}
	n, err := strconv.Atoi(set)
	if err != nil || n < 1 {
		t.Fatalf("LIAN_TEST_FILINGS is %q, want a number", set)
	}
	return n
}

// The last-approver race on a MySQL server: three reviewers press at the same
// moment, filing after filing. None stays with every word spoken and nobody to
// move it on, none moves on twice.
func TestLastWordsAtOnce(t *testing.T) {
	t.Parallel()
	filings := raceFilings(t)
	db := storagetest.MySQL(t)
	workflowtest.LastWords(filings)(t, workflowtest.NewDesk(t, db))
	list, err := db.List(t.Context(), workflow.Listing{States: []workflow.State{workflow.Assessing}})
	if err != nil || len(list) != filings {
		t.Errorf("%d of %d filings went on: %v", len(list), filings, err)
	}
}

// Twenty colleagues hold one seat, any of them may decide, and all press at the
// same moment: one decides, the others are told that it is decided.
func TestTwentyColleaguesPressOneSeat(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		desk := workflowtest.NewDesk(t, db)
		lawyers := colleagues(20)
		if err := db.SavePeople(t.Context(), lawyers, nil); err != nil {
			t.Fatal(err)
		}
		office := desk.Office()
		office.People = append(office.People, lawyers...)
		f, err := desk.Do(desk.Draft("双十二宽带续约回访").ID, desk.Command(workflowtest.Lin, workflow.ActSubmit),
			func(f *workflow.Filing, by workflow.Person) error { return f.Submit(office, by) })
		if err != nil {
			t.Fatal(err)
		}
		var presses errgroup.Group
		decided := make([]bool, len(lawyers))
		for i, p := range lawyers {
			presses.Go(func() error {
				_, err := desk.Do(f.ID, desk.Command(p.ID, workflow.ActPass), func(f *workflow.Filing, by workflow.Person) error {
					return f.Decide(office, by, pass)
				})
				decided[i] = err == nil
				if errors.Is(err, &workflow.Problem{Code: workflow.AlreadyDecided}) {
					return nil
				}
				return err
			})
		}
		if err := presses.Wait(); err != nil {
			t.Error(err)
		}
		if f, err = db.Filing(t.Context(), f.ID); err != nil || len(f.Decisions) != 1 || count(decided) != 1 {
			t.Errorf("%d decisions, %d were told theirs counts, want 1 and 1: %v", len(f.Decisions), count(decided), err)
		}
	})
}

// colleagues are so many lawyers.
func colleagues(n int) []workflow.Person {
	var people []workflow.Person
	for i := range n {
		people = append(people, workflow.Person{ID: fmt.Sprintf("lawyer%02d", i), Name: fmt.Sprintf("律师%02d", i),
			Roles: []workflow.Role{workflow.RoleLegal}, Active: true})
	}
	return people
}

func count(list []bool) int {
	n := 0
	for _, yes := range list {
		if yes {
			n++
		}
	}
	return n
}
