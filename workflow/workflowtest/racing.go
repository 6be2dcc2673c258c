package workflowtest

import (
	"fmt"
	"sync"
	"testing"

	"lian/workflow"
)

var racing = []story{
	{"twenty presses on one seat make one decision", twentyPresses},
	{"twenty deliveries of one press make one decision", twentyDeliveries},
	{"three last words at once close the review", LastWords(12)},
}

// together runs n of something at the same time and returns their errors.
func together(n int, do func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			<-start
			errs[i] = do(i)
		})
	}
	close(start)
	all.Wait()
	return errs
}

func twentyPresses(t *testing.T, d *Desk) {
	f := d.File("双十二宽带续约回访")
	passed := 0
	for _, err := range together(20, func(int) error {
		_, err := d.Press(f.ID, Chen, SeatLegal)
		return err
	}) {
		if err == nil {
			passed++
			continue
		}
		d.refused(err, workflow.AlreadyDecided)
	}
	if decisions := d.load(f.ID).Decisions; passed != 1 || len(decisions) != 1 {
		t.Errorf("%d presses were taken and %d decisions recorded, want 1 and 1", passed, len(decisions))
	}
}

func twentyDeliveries(t *testing.T, d *Desk) {
	f := d.File("双十二宽带续约回访")
	c := d.Command(Chen, workflow.ActPass)
	for _, err := range together(20, func(int) error {
		_, err := d.Cast(f.ID, c, workflow.Ballot{Seat: SeatLegal, Verdict: workflow.VerdictPass, Opinion: "可以"})
		return err
	}) {
		d.must(err)
	}
	if decisions := d.load(f.ID).Decisions; len(decisions) != 1 {
		t.Errorf("%d decisions recorded, want 1", len(decisions))
	}
}

// LastWords tells the last-approver race: each of so many filings gets its
// three reviews at the same moment. None may be left with every word spoken
// and nobody to move it on, none may move on twice.
func LastWords(filings int) func(*testing.T, *Desk) {
	seats := map[int][2]string{0: {Chen, SeatLegal}, 1: {Zhou, SeatCompliance}, 2: {Wu, SeatMarketing}}
	return func(t *testing.T, d *Desk) {
		t.Helper()
		for n := range filings {
			f := d.File(fmt.Sprintf("续约回访第 %d 批", n))
			for _, err := range together(len(seats), func(i int) error {
				_, err := d.Press(f.ID, seats[i][0], seats[i][1])
				return err
			}) {
				d.must(err)
			}
			joinedOnce(t, d, f.ID)
		}
	}
}

func joinedOnce(t *testing.T, d *Desk, id string) {
	t.Helper()
	if f := d.load(id); f.State != workflow.Assessing {
		t.Errorf("%s is stuck in %s with %d decisions", f.Number, f.State, len(f.Decisions))
	}
	journal, err := d.Journal(d.ctx(), id)
	d.must(err)
	joins := 0
	for _, e := range journal {
		if e.Type == workflow.ActJoin {
			joins++
		}
	}
	if joins != 1 {
		t.Errorf("the review was closed %d times", joins)
	}
}
