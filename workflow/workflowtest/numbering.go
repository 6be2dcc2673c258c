package workflowtest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"lian/workflow"
)

var numbering = []story{
	{"numbers count from 1 in each year of the company's zone", numbersByYear},
	{"sixteen submissions at once get sixteen numbers in a row", numbersAtOnce},
	{"a refused submission uses no number up", refusedUsesNone},
}

func numbersByYear(t *testing.T, d *Desk) {
	var got []string
	for _, now := range []time.Time{SampleNow, SampleNow.Add(time.Minute), time.Date(2026, 12, 31, 16, 0, 0, 0, time.UTC), SampleNow} {
		d.Now = now
		got = append(got, d.File("跨年回访").Number)
	}
	same(t, "the numbers", got, []string{"LA-2026-000001", "LA-2026-000002", "LA-2027-000001", "LA-2026-000003"})
}

func numbersAtOnce(t *testing.T, d *Desk) {
	drafts := make([]*workflow.Filing, 16)
	want := make([]string, len(drafts))
	for i := range drafts {
		drafts[i] = d.Draft("批量立案")
		want[i] = fmt.Sprintf("LA-2026-%06d", i+1)
	}
	got := make([]string, len(drafts))
	for _, err := range together(len(drafts), func(i int) error {
		f, err := d.Submit(drafts[i])
		if err == nil {
			got[i] = f.Number
		}
		return err
	}) {
		d.must(err)
	}
	slices.Sort(got)
	same(t, "the numbers", got, want)
}

func refusedUsesNone(t *testing.T, d *Desk) {
	f := d.Draft("双十二宽带续约回访")
	_, err := d.Do(f.ID, d.Command(Lin, workflow.ActSubmit), func(f *workflow.Filing, by workflow.Person) error {
		d.must(f.Submit(d.Office(), by))
		return errLunch
	})
	if err != errLunch { //nolint:errorlint // the promise is the very same error
		t.Fatal(err)
	}
	if number := d.File("下一个").Number; number != "LA-2026-000001" {
		t.Errorf("the first number is %s", number)
	}
}
