package workflow

import (
	"slices"
	"strings"
)

// Start begins the calls: an act of ops, once the launch facts are in and the
// campaign's days have come.
func (f *Filing) Start(o Office, by Person) error {
	if p := f.may(o, by, ActStart); p != nil {
		return p
	}
	if err := f.complete(o, PhaseLaunch); err != nil {
		return err
	}
	if p := f.inSchedule(o); p != nil {
		return p
	}
	f.StartedAt, f.Asking = o.Now, Asking{}
	f.enter(o, by, ActStart, map[string]string{"digest": f.Answers.Digest()}) // with the launch facts
	f.tell(o, NoticeRunning, f.Applicant, nil, "")
	f.schedule(o)
	return nil
}

// MayCall tells whether calls may be made now: while the campaign runs, and
// while an amendment is prepared or is no material one; a material change stops
// them from the moment it is filed (handbook: domain §8.3).
func (f *Filing) MayCall() bool {
	if f.State == Amending {
		a := f.Amendment
		return a.From == Running && !(a.Filed && a.Class == ChangeMaterial)
	}
	return f.State == Running
}

// inSchedule refuses a day outside the approved ones.
func (f *Filing) inSchedule(o Office) *Problem {
	days := f.Answers[KeySchedule]
	today := o.Today()
	if today.Before(days.Date(0)) || today.After(days.Date(1)) {
		return &Problem{Code: OutsideWindow, Field: KeySchedule, Args: map[string]string{"first": days.Text(), "last": days.Date(1).Format("2006-01-02")}}
	}
	return nil
}

// Report files one day's figures. The same day again corrects them.
func (f *Filing) Report(o Office, by Person, a Answers) error {
	if p := f.may(o, by, ActReport); p != nil {
		return p
	}
	if err := o.completeForm(PhaseReport, a); err != nil {
		return err
	}
	day := Day{Date: a[KeyReportDay].Text(), Dials: a[KeyReportDials].Int(), Connects: a[KeyReportConnects].Int(),
		Conversions: a[KeyReportConversions].Int(), Complaints: a[KeyReportComplaints].Int(), OptOuts: a[KeyReportOptOuts].Int()}
	if p := f.checkDay(o, a[KeyReportDay]); p != nil {
		return p
	}
	f.setDay(day)
	f.raised.Reports = append(f.raised.Reports, Report{Filing: f.ID, Day: day, Answers: a, By: by.ID, At: o.Now})
	f.enter(o, by, ActReport, map[string]string{"day": day.Date})
	return nil
}

// checkDay: figures are of a day that has been, since the campaign started.
func (f *Filing) checkDay(o Office, day Value) *Problem {
	if day.Date(0).After(o.Today()) {
		return &Problem{Code: PastDay, Field: KeyReportDay}
	}
	if first := f.StartedAt.In(o.Zone).Format("2006-01-02"); day.Text() < first {
		return &Problem{Code: TooSmall, Field: KeyReportDay, Args: map[string]string{"limit": first}}
	}
	return nil
}

func (f *Filing) setDay(day Day) {
	i, known := slices.BinarySearchFunc(f.Days, day, func(a, b Day) int { return strings.Compare(a.Date, b.Date) })
	if known {
		f.Days[i] = day
		return
	}
	f.Days = slices.Insert(f.Days, i, day)
}

// completeForm refuses answers to a form of its own (a report, a complaint)
// that are missing, badly formed or blocked.
func (o Office) completeForm(p Phase, a Answers) error {
	applicable, err := o.Applicable(p, a, nil)
	if err != nil {
		return err
	}
	facts, err := o.facts(a, nil)
	if err != nil {
		return err
	}
	for _, q := range applicable {
		if problem := q.Check(a[q.Key]); problem != nil {
			return problem
		}
		if len(a[q.Key]) == 0 {
			continue
		}
		found, err := q.Findings(a[q.Key], facts)
		if err != nil {
			return err
		}
		for _, finding := range found {
			if finding.Blocks {
				return &Problem{Code: Refused, Field: q.Key, Say: finding.Say}
			}
		}
	}
	return nil
}

// Complain enters one complaint. Owner, compliance and ops hear of it.
func (f *Filing) Complain(o Office, by Person, a Answers) error {
	if p := f.may(o, by, ActComplain); p != nil {
		return p
	}
	if err := o.completeForm(PhaseComplaint, a); err != nil {
		return err
	}
	cause := a[KeyComplaintCause].Text()
	f.count(cause)
	f.raised.Complaints = append(f.raised.Complaints, Complaint{Filing: f.ID, Answers: a, By: by.ID, At: o.Now})
	f.enter(o, by, ActComplain, map[string]string{"cause": cause})
	for _, person := range append(o.With(RoleCompliance, RoleOps), f.Applicant) {
		if person != by.ID {
			f.tell(o, NoticeComplaint, person, nil, "")
		}
	}
	return nil
}

func (f *Filing) count(cause string) {
	for i := range f.Complaints {
		if f.Complaints[i].Cause == cause {
			f.Complaints[i].Count++
			return
		}
	}
	f.Complaints = append(f.Complaints, CauseCount{Cause: cause, Count: 1})
}

// Suspend stops the calls.
func (f *Filing) Suspend(o Office, by Person, reason string) error {
	if p := f.may(o, by, ActSuspend); p != nil {
		return p
	}
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return refuse(ReasonMissing)
	}
	if f.State == Amending {
		f.dropAmendment(o, by)
	}
	f.Pause = &Pause{By: by.ID, At: o.Now, Reason: reason}
	f.Pauses++
	f.enter(o, by, ActSuspend, map[string]string{"reason": reason})
	f.tellChain(o, NoticeSuspended, by.ID)
	f.schedule(o)
	return nil
}

// Resume lets the calls go on. The owner never does it: the cause must be
// seen to, in the eyes of somebody else.
func (f *Filing) Resume(o Office, by Person, reason string) error {
	if p := f.may(o, by, ActResume); p != nil {
		return p
	}
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return refuse(ReasonMissing)
	}
	if p := f.inSchedule(o); p != nil {
		return p
	}
	f.Pause = nil
	f.enter(o, by, ActResume, map[string]string{"reason": reason})
	f.tellChain(o, NoticeRunning, by.ID)
	f.schedule(o)
	return nil
}

// tellChain tells the owner, ops, compliance and whoever approved.
func (f *Filing) tellChain(o Office, kind NoticeKind, without string) {
	who := append(o.With(RoleOps, RoleCompliance), f.Applicant)
	for _, d := range f.Decisions {
		if d.Step == StepApprove && d.Verdict == VerdictPass {
			who = addOnce(who, d.Person)
		}
	}
	for _, person := range who {
		if person != without {
			f.tell(o, kind, person, nil, "")
		}
	}
}

// End finishes the calls, before or on the last day.
func (f *Filing) End(o Office, by Person, reason string) error {
	if p := f.may(o, by, ActEnd); p != nil {
		return p
	}
	f.end(o, by, reason)
	return nil
}

func (f *Filing) end(o Office, by Person, reason string) {
	if f.State == Amending {
		f.dropAmendment(o, by)
	}
	f.EndedAt, f.Pause, f.Asking = o.Now, nil, Asking{}
	f.enter(o, by, ActEnd, map[string]string{"reason": reason})
	f.tell(o, NoticeCloseDue, f.Applicant, nil, "")
	f.schedule(o)
}
