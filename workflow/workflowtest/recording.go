package workflowtest

import (
	"fmt"
	"testing"

	"lian/workflow"
)

var recording = []story{
	{"the journal counts from 1 without gaps", journalContiguous},
	{"revisions stay frozen", revisionsFrozen},
	{"reports and complaints are kept in order", reportsKept},
	{"all at once or nothing: nobody reads half a change", nobodyReadsHalf},
}

func journalContiguous(t *testing.T, d *Desk) {
	f := d.Approve(d.File("双十二宽带续约回访"))
	journal, err := d.Journal(d.ctx(), f.ID)
	d.must(err)
	for i, e := range journal {
		if e.Seq != int64(i)+1 || e.Filing != f.ID {
			t.Errorf("line %d is number %d of %s", i+1, e.Seq, e.Filing)
		}
	}
	if first, last := journal[0], journal[len(journal)-1]; first.Type != workflow.ActCreate || last.Type != workflow.ActApprove {
		t.Errorf("the journal begins with %s and ends with %s", first.Type, last.Type)
	}
	same(t, "the last line", journal[len(journal)-1], workflow.Event{Filing: f.ID, Seq: int64(len(journal)),
		Type: workflow.ActApprove, Actor: workflow.Clock.ID, At: d.Now, Detail: map[string]string{"digest": f.Digest}})
}

func revisionsFrozen(t *testing.T, d *Desk) {
	f := d.File("双十二宽带续约回访")
	first := f.Digest
	for _, person := range []string{Chen, Zhou, Wu} {
		verdict := workflow.VerdictReturn
		_, err := d.Cast(f.ID, d.Command(person, workflow.ActReturn), workflow.Ballot{Verdict: verdict, Opinion: "请改话术", Fields: []string{KeyScript}})
		d.must(err)
	}
	_, err := d.Do(f.ID, d.Command(Lin, workflow.ActAnswer), func(f *workflow.Filing, by workflow.Person) error {
		return f.Answer(d.Office(), by, KeyScript, workflow.Value{"您好,我是蓝鲸宽带 0571 号客服。\n续约可减免 30% 月费。"})
	})
	d.must(err)
	f, err = d.Submit(f)
	d.must(err)
	for n, want := range map[int]string{1: first, 2: f.Digest} {
		r, err := d.Revision(d.ctx(), f.ID, n)
		d.must(err)
		if r.N != n || r.Digest != want || r.Answers.Digest() != want || r.By != Lin || !r.At.Equal(d.Now) || r.Book != "sample-1" {
			t.Errorf("revision %d came back as %+v", n, r)
		}
	}
	_, err = d.Revision(d.ctx(), f.ID, 3)
	d.refused(err, workflow.NotFound)
}

func reportsKept(t *testing.T, d *Desk) {
	f := d.Run(d.Approve(d.File("双十二宽带续约回访")))
	answers := SampleReport("2026-11-23")
	for range 2 { // the same day again corrects it; both are kept
		_, err := d.Do(f.ID, d.Command(Ma, workflow.ActReport), func(f *workflow.Filing, by workflow.Person) error {
			return f.Report(d.Office(), by, answers)
		})
		d.must(err)
	}
	_, err := d.Do(f.ID, d.Command(Zhou, workflow.ActComplain), func(f *workflow.Filing, by workflow.Person) error {
		return f.Complain(d.Office(), by, workflow.Answers{workflow.KeyComplaintCause: {"频繁拨打"}})
	})
	d.must(err)
	reports, err := d.Reports(d.ctx(), f.ID)
	d.must(err)
	day := workflow.Day{Date: "2026-11-23", Dials: 400, Connects: 180, Conversions: 21, Complaints: 1, OptOuts: 6}
	want := workflow.Report{Filing: f.ID, Day: day, Answers: answers, By: Ma, At: d.Now}
	same(t, "the reports", reports, []workflow.Report{want, want})
	complaints, err := d.Complaints(d.ctx(), f.ID)
	d.must(err)
	same(t, "the complaints", complaints, []workflow.Complaint{{Filing: f.ID, By: Zhou, At: d.Now,
		Answers: workflow.Answers{workflow.KeyComplaintCause: {"频繁拨打"}}}})
	same(t, "the days of the filing", d.load(f.ID).Days, []workflow.Day{day})
}

func nobodyReadsHalf(t *testing.T, d *Desk) {
	f := d.File("双十二宽带续约回访")
	_, err := d.Press(f.ID, Chen, SeatLegal)
	d.must(err)
	stop := make(chan struct{})
	read := make(chan error, 1)
	go func() { read <- watch(d, f.ID, stop) }()
	d.pass(f, Zhou, Wu, Feng, Zhao)
	close(stop)
	if err := <-read; err != nil {
		t.Error(err)
	}
}

// watch reads until told to stop: the seats that have passed and the decisions
// must always fit together.
func watch(d *Desk, id string, stop <-chan struct{}) error {
	for {
		select {
		case <-stop:
			return nil
		default:
		}
		f, err := d.Filing(d.ctx(), id)
		if err != nil {
			return err
		}
		passed := 0
		for _, s := range f.Seats {
			if s.State == workflow.SeatPassed {
				passed++
			}
		}
		if passed != len(f.Decisions) {
			return fmt.Errorf("%s: %d seats have passed by %d decisions", f.State, passed, len(f.Decisions))
		}
	}
}
