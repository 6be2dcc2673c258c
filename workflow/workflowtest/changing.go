package workflowtest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"lian/workflow"
)

var changing = []story{
	{"a draft comes back as it was written", draftComesBack},
	{"creating twice with one key makes one draft", createTwice},
	{"a change is saved whole", changeSavedWhole},
	{"a refusal leaves no trace and its key can be used again", refusalLeavesNoTrace},
	{"the same key twice is answered from the record", sameKeyTwice},
	{"a key that comes back with other content is refused", keyReused},
	{"the version grows by one, and only with a change", versionGrows},
	{"who acts is as they are now", actorAsNow},
	{"a reference is compared byte for byte", referenceExact},
	{"a seat that opens again is decided again", seatOpensAgain},
	{"the clock is in UTC and whole milliseconds", clockOfStore},
}

func draftComesBack(t *testing.T, d *Desk) {
	f := d.Draft("双十二宽带续约回访")
	if f.Version != 1 || f.State != workflow.Draft || f.Number != "" {
		t.Errorf("a new draft is %s %q at version %d", f.State, f.Number, f.Version)
	}
	same(t, "the draft", d.load(f.ID), f)
}

func createTwice(t *testing.T, d *Desk) {
	c := d.Command(Lin, workflow.ActCreate)
	first, err := d.Create(d.ctx(), c, workflow.NewDraft(d.Office(), d.Person(Lin)))
	d.must(err)
	second, err := d.Create(d.ctx(), c, workflow.NewDraft(d.Office(), d.Person(Lin)))
	d.must(err)
	if first.ID != second.ID {
		t.Errorf("one key made %s and %s", first.ID, second.ID)
	}
	all, err := d.List(d.ctx(), workflow.Listing{})
	d.must(err)
	if len(all) != 1 {
		t.Errorf("there are %d drafts, want 1", len(all))
	}
}

func changeSavedWhole(t *testing.T, d *Desk) {
	f := d.File("双十二宽带续约回访")
	f, err := d.Cast(f.Number, d.Command(Chen, workflow.ActReturn), workflow.Ballot{Seat: SeatLegal, Revision: 1,
		Verdict: workflow.VerdictReturn, Opinion: "开场白未报公司全称", Fields: []string{KeyScript}, Platform: "console", Message: "M-7"})
	d.must(err)
	stored := d.load(f.ID)
	same(t, "the filing that Change returned", f, stored)
	if len(stored.Decisions) != 1 {
		t.Fatalf("%d decisions, want 1", len(stored.Decisions))
	}
	same(t, "the decision", stored.Decisions[0], workflow.Decision{Filing: f.ID, Revision: 1, Step: workflow.StepReview, Lane: "legal",
		Seat: SeatLegal, Role: workflow.RoleLegal, Person: Chen, Verdict: workflow.VerdictReturn, Opinion: "开场白未报公司全称",
		Fields: []string{KeyScript}, Digest: f.Digest, Platform: "console", Message: "M-7", At: d.Now})
	if s := stored.Seat(SeatLegal); s.State != workflow.SeatReturned {
		t.Errorf("the seat is %s", s.State)
	}
}

var errLunch = errors.New("午休")

func refusalLeavesNoTrace(t *testing.T, d *Desk) {
	f := d.File("沉默客户唤醒")
	before := footprint(d, f.ID)
	c := d.Command(Chen, workflow.ActPass)
	_, err := d.Do(f.ID, c, func(f *workflow.Filing, by workflow.Person) error {
		d.must(f.Decide(d.Office(), by, workflow.Ballot{Seat: SeatLegal, Verdict: workflow.VerdictPass, Opinion: "可以"}))
		return errLunch
	})
	if err != errLunch { //nolint:errorlint // the promise is the very same error
		t.Errorf("Change returned %v, want what decide said", err)
	}
	same(t, "what is stored after the refusal", footprint(d, f.ID), before)
	f, err = d.Cast(f.ID, c, workflow.Ballot{Seat: SeatLegal, Verdict: workflow.VerdictPass, Opinion: "可以"})
	d.must(err)
	if len(f.Decisions) != 1 {
		t.Errorf("the key of a refusal is used up: %d decisions", len(f.Decisions))
	}
}

// A print is everything a change may leave.
type print struct {
	Filing  *workflow.Filing
	Journal []workflow.Event
	Due     int
}

func footprint(d *Desk, id string) print {
	d.t.Helper()
	journal, err := d.Journal(d.ctx(), id)
	d.must(err)
	due, _, err := d.Backlog(d.ctx())
	d.must(err)
	return print{d.load(id), journal, due}
}

func sameKeyTwice(t *testing.T, d *Desk) {
	f := d.File("企业专线扩容")
	c := d.Command(Zhou, workflow.ActPass)
	c.Digest = "sha-1"
	ballot := workflow.Ballot{Seat: SeatCompliance, Verdict: workflow.VerdictPass, Opinion: "名单来源齐备"}
	first, err := d.Cast(f.ID, c, ballot)
	d.must(err)
	before := footprint(d, f.ID)
	again, err := d.Do(f.Number, c, func(*workflow.Filing, workflow.Person) error {
		t.Error("decide was called for a key that is known")
		return nil
	})
	d.must(err)
	same(t, "the answer from the record", again, first)
	same(t, "what is stored after the second press", footprint(d, f.ID), before)
}

func keyReused(t *testing.T, d *Desk) {
	f, other := d.File("校园卡促销"), d.File("老用户回馈")
	c := d.Command(Wu, workflow.ActPass)
	c.Digest = "sha-通过"
	ballot := workflow.Ballot{Seat: SeatMarketing, Verdict: workflow.VerdictPass, Opinion: "价格无误"}
	_, err := d.Cast(f.ID, c, ballot)
	d.must(err)
	_, err = d.Cast(other.ID, c, ballot)
	d.refused(err, workflow.KeyReused)
	c.Digest = "sha-退回"
	_, err = d.Cast(f.ID, c, ballot)
	d.refused(err, workflow.KeyReused)
}

func versionGrows(t *testing.T, d *Desk) {
	f := d.Draft("机顶盒换新")
	for want := int64(2); want < 5; want++ {
		var err error
		f, err = d.Do(f.ID, d.Command(Lin, workflow.ActAnswer), func(f *workflow.Filing, by workflow.Person) error {
			return f.Answer(d.Office(), by, workflow.KeySize, workflow.Value{strings.Repeat("9", int(want))})
		})
		d.must(err)
		if f.Version != want {
			t.Errorf("version %d, want %d", f.Version, want)
		}
	}
	f, err := d.Do(f.ID, d.Command(Lin, workflow.ActAnswer), func(*workflow.Filing, workflow.Person) error { return nil })
	d.must(err)
	if f.Version != 4 {
		t.Errorf("a decision that changes nothing made version %d", f.Version)
	}
}

func actorAsNow(t *testing.T, d *Desk) {
	f := d.File("家庭融合套餐")
	left := d.Person(Chen)
	left.Active = false
	d.must(d.SavePeople(d.ctx(), []workflow.Person{left}, nil))
	_, err := d.Press(f.ID, Chen, SeatLegal)
	d.refused(err, workflow.Inactive)
	for id, want := range map[string]workflow.Person{
		Chen: left, "nobody": {ID: "nobody"}, workflow.Clock.ID: workflow.Clock,
	} {
		_, err := d.Do(f.ID, d.Command(id, workflow.ActComment), func(_ *workflow.Filing, by workflow.Person) error {
			same(t, "who acts as "+id, by, want)
			return nil
		})
		d.must(err)
	}
}

func referenceExact(t *testing.T, d *Desk) {
	f := d.File("宽带提速")
	same(t, "the filing by its number", d.load(f.Number), d.load(f.ID))
	for _, ref := range []string{"", "D-", "LA-", strings.ToLower(f.ID), strings.ToLower(f.Number), f.ID + " ", f.Number + " ",
		" " + f.Number, "%", "LA-2026-00000_", f.Number + "\x00", "\xff\xfe", "' OR ''='", strings.Repeat("立", 4000)} {
		_, err := d.Filing(d.ctx(), ref)
		d.refused(err, workflow.NotFound)
		_, err = d.Do(ref, d.Command(Lin, workflow.ActAnswer), func(*workflow.Filing, workflow.Person) error {
			t.Errorf("%q led somewhere", ref)
			return nil
		})
		d.refused(err, workflow.NotFound)
	}
}

// seatOpensAgain: the account of a campaign goes back to its owner and comes
// again on the same revision; compliance decides on it a second time.
func seatOpensAgain(t *testing.T, d *Desk) {
	f := d.Run(d.Approve(d.File("年末清欠回访")))
	f, err := d.Do(f.ID, d.Command(Lin, workflow.ActEnd), func(f *workflow.Filing, by workflow.Person) error {
		return f.End(d.Office(), by, "名单打完")
	})
	d.must(err)
	for _, verdict := range []workflow.Verdict{workflow.VerdictReturn, workflow.VerdictPass} {
		d.Now = d.Now.Add(time.Hour)
		_, err = d.Do(f.ID, d.Command(Lin, workflow.ActAnswer), func(f *workflow.Filing, by workflow.Person) error {
			return f.Answer(d.Office(), by, workflow.KeyCloseCost, workflow.Value{"1234500"})
		})
		d.must(err)
		d.act(f, Lin, workflow.ActClose, (*workflow.Filing).Close)
		f, err = d.Cast(f.ID, d.Command(Zhou, workflow.ActPass), workflow.Ballot{Seat: SeatClose, Verdict: verdict, Opinion: "费用与合同核对"})
		d.must(err)
	}
	if f.State != workflow.Closed {
		t.Errorf("the filing is %s, want closed", f.State)
	}
}

func clockOfStore(t *testing.T, d *Desk) {
	before := time.Now().Add(-time.Minute)
	now, err := d.Store.Now(d.ctx())
	d.must(err)
	if now.Location() != time.UTC || !now.Equal(now.Truncate(time.Millisecond)) || now.Before(before) || now.After(before.Add(2*time.Minute)) {
		t.Errorf("the store's time is %v", now)
	}
}
