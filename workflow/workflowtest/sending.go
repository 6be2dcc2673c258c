package workflowtest

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"lian/workflow"
)

var sending = []story{
	{"a change raises its notices, and one to draw the cards again", changeRaises},
	{"a notice is posted once", postedOnce},
	{"four couriers never share a notice", fourCouriers},
	{"a notice waits until it is due", waitsUntilDue},
	{"a late courier is refused", lateCourier},
	{"what was put off comes again, what was parked waits for a hand", putOff},
	{"a card shows no earlier version than it did", cardsForward},
}

const lease = time.Minute

// claim leases what is due.
func (d *Desk) claim(limit int) []workflow.Delivery {
	d.t.Helper()
	claimed, err := d.Claim(d.ctx(), limit, lease)
	d.must(err)
	return claimed
}

func digests(n int, due time.Time) []workflow.Notice {
	var notices []workflow.Notice
	for i := range n {
		notices = append(notices, workflow.Notice{Key: fmt.Sprintf("digest/%s/%d", Zhao, i), Kind: workflow.NoticeDigest,
			Person: Zhao, Day: "2026-11-23", Text: "早上好 ☀️", Due: due})
	}
	return notices
}

func changeRaises(t *testing.T, d *Desk) {
	f := d.Draft("双十二宽带续约回访")
	if got := d.claim(99); len(got) != 0 {
		t.Errorf("a draft raised %d notices", len(got))
	}
	d.Now = SampleNow.Add(-30 * 24 * time.Hour)
	_, err := d.Submit(f)
	d.must(err)
	var got []string
	for _, n := range d.claim(99) {
		got = append(got, string(n.Kind)+" "+n.Person)
		if n.Filing != f.ID || !n.Due.Equal(d.Now) {
			t.Errorf("%s is about %s and due %v", n.Key, n.Filing, n.Due)
		}
	}
	slices.Sort(got)
	same(t, "the notices of a submission", got, []string{"redraw ", "review chen", "review wu", "review zhou", "status xiaolin"})
}

func postedOnce(t *testing.T, d *Desk) {
	for _, want := range []int{3, 0} {
		n, err := d.Post(d.ctx(), digests(3, SampleNow))
		d.must(err)
		if n != want {
			t.Errorf("%d notices were new, want %d", n, want)
		}
	}
	n, err := d.Post(d.ctx(), digests(4, SampleNow))
	d.must(err)
	if n != 1 {
		t.Errorf("%d notices were new, want 1", n)
	}
}

func fourCouriers(t *testing.T, d *Desk) {
	const notices = 120
	_, err := d.Post(d.ctx(), digests(notices, SampleNow.Add(-time.Hour)))
	d.must(err)
	var mu sync.Mutex
	taken := map[int64]int{}
	for _, err := range together(4, func(int) error {
		for {
			batch, err := d.Claim(d.ctx(), 7, lease)
			if err != nil || len(batch) == 0 {
				return err
			}
			mu.Lock()
			for _, n := range batch {
				taken[n.ID]++
			}
			mu.Unlock()
		}
	}) {
		d.must(err)
	}
	for _, n := range d.claim(notices) { // passed over while another looked at it
		taken[n.ID]++
	}
	for id, times := range taken {
		if times != 1 {
			t.Errorf("notice %d was claimed %d times", id, times)
		}
	}
	if len(taken) != notices {
		t.Errorf("%d notices were claimed, want %d", len(taken), notices)
	}
}

func waitsUntilDue(t *testing.T, d *Desk) {
	now, err := d.Store.Now(d.ctx())
	d.must(err)
	_, err = d.Post(d.ctx(), digests(1, now.Add(time.Hour)))
	d.must(err)
	if got := d.claim(9); len(got) != 0 {
		t.Errorf("%d notices were claimed before they were due", len(got))
	}
}

func lateCourier(t *testing.T, d *Desk) {
	_, err := d.Post(d.ctx(), digests(1, SampleNow.Add(-time.Hour)))
	d.must(err)
	short, err := d.Claim(d.ctx(), 1, -time.Second) // a lease that is over at once
	d.must(err)
	again := d.claim(1)
	if len(short) != 1 || len(again) != 1 || again[0].Attempts != 2 {
		t.Fatalf("claimed %+v and %+v, want the notice twice", short, again)
	}
	for what, late := range map[string]func() (bool, error){
		"sent":   func() (bool, error) { return d.Sent(d.ctx(), short[0]) },
		"later":  func() (bool, error) { return d.Later(d.ctx(), short[0], SampleNow, "太忙") },
		"parked": func() (bool, error) { return d.Park(d.ctx(), short[0], "停机") },
	} {
		if ok, err := late(); ok || err != nil {
			t.Errorf("a late courier's %s was taken: %v %v", what, ok, err)
		}
	}
	for _, want := range []bool{true, false} { // done once
		ok, err := d.Sent(d.ctx(), again[0])
		d.must(err)
		if ok != want {
			t.Errorf("Sent answered %v, want %v", ok, want)
		}
	}
}

func putOff(t *testing.T, d *Desk) {
	_, err := d.Post(d.ctx(), digests(2, SampleNow.Add(-time.Hour)))
	d.must(err)
	both := d.claim(2)
	for _, put := range []func() (bool, error){
		func() (bool, error) { return d.Later(d.ctx(), both[0], SampleNow, "429") },
		func() (bool, error) { return d.Park(d.ctx(), both[1], "用户已离职") },
	} {
		if ok, err := put(); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	due, parked, err := d.Backlog(d.ctx())
	d.must(err)
	if due != 1 || parked != 1 {
		t.Errorf("the backlog is %d due and %d parked, want 1 and 1", due, parked)
	}
	again := d.claim(9)
	if len(again) != 1 || again[0].ID != both[0].ID || again[0].Why != "429" || again[0].Attempts != 2 {
		t.Errorf("what came again is %+v", again)
	}
	list, err := d.Parked(d.ctx(), workflow.Page{Limit: 9})
	d.must(err)
	if len(list) != 1 || list[0].ID != both[1].ID || list[0].Why != "用户已离职" {
		t.Errorf("parked: %+v", list)
	}
	d.must(d.Redrive(d.ctx(), both[1].ID))
	d.refused(d.Redrive(d.ctx(), both[1].ID), workflow.NotFound)
	if revived := d.claim(9); len(revived) != 1 || revived[0].ID != both[1].ID {
		t.Errorf("the notice that was retried came as %+v", revived)
	}
}

func cardsForward(t *testing.T, d *Desk) {
	card := workflow.Screen{Filing: "D-1", Person: Chen, Kind: workflow.NoticeReview, Seat: SeatLegal, Key: "k", Version: 3,
		Platform: "slack", Workspace: "T1", Channel: "D7", Message: "1700.01"}
	other := card
	other.Message, other.Person = "1700.02", Zhou
	d.must(d.Shown(d.ctx(), card))
	d.must(d.Shown(d.ctx(), other))
	d.must(d.Drawn(d.ctx(), card, 5))
	d.must(d.Drawn(d.ctx(), card, 4))
	d.must(d.Shown(d.ctx(), card))
	d.must(d.Lost(d.ctx(), other))
	cards, err := d.Screens(d.ctx(), "D-1")
	d.must(err)
	if len(cards) != 1 {
		t.Fatalf("%d cards, want 1", len(cards))
	}
	card.ID, card.Version = cards[0].ID, 5
	same(t, "the card", cards[0], card)
}
