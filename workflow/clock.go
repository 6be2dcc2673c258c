package workflow

import (
	"strconv"
	"time"
)

// What the clock reminds of, once each.
const (
	toldDraft  = "draft"
	toldReturn = "return"
	toldClose  = "close"
)

// draftWarning is how long before a draft is archived its owner is told.
const draftWarning = 3 * 24 * time.Hour

// vacancyLook is how often a seat that nobody could take is offered to people
// who came since.
const vacancyLook = 10 * time.Minute

// Tick does what time does to a filing: it reminds of what is due, ends a
// campaign after its last day, lets drafts and unused approvals expire. It may
// be called at any moment and by many replicas: what is done is not done again.
func (f *Filing) Tick(o Office) error {
	switch f.State {
	case Draft:
		f.tickDraft(o)
	case Approved:
		if !o.Now.Before(o.DueAfter(f.ApprovedAt, o.Book.Process.LaunchWithin)) {
			f.expire(o)
		}
	case Running, Suspended, Amending:
		if o.Today().After(f.Answers[KeySchedule].Date(1)) {
			f.end(o, Clock, "schedule")
		}
	case Returned:
		f.remindOnce(o, toldReturn, o.Book.Process.ReturnWithin, f.Since, NoticeReminder, f.Applicant)
	case Ended:
		f.remindOnce(o, toldClose, o.Book.Process.CloseWithin, f.EndedAt, NoticeCloseDue, f.Applicant)
	}
	f.staff(o)
	f.remindSeats(o)
	f.schedule(o)
	return nil
}

func (f *Filing) tickDraft(o Office) {
	end := o.DueAfter(f.UpdatedAt, o.Book.Process.DraftKeep)
	switch {
	case !o.Now.Before(end):
		f.expire(o)
	case !o.Now.Before(end.Add(-draftWarning)):
		f.remindOnce(o, toldDraft, "", f.UpdatedAt, NoticeReminder, f.Applicant)
	}
}

// expire ends what nobody went on with.
func (f *Filing) expire(o Office) {
	f.enter(o, Clock, ActExpire, nil)
	f.voidSeats()
	f.Asking = Asking{}
	f.tell(o, NoticeOutcome, f.Applicant, nil, "")
}

// remindOnce tells a person when a span is over, once for each time the state
// was entered.
func (f *Filing) remindOnce(o Office, what string, span Span, since time.Time, kind NoticeKind, person string) {
	mark := what + "/" + since.Format(time.RFC3339)
	if span != "" && o.Now.Before(o.DueAfter(since, span)) || f.told(mark) {
		return
	}
	f.Told = append(f.Told, mark)
	f.record(o, Clock, ActRemind, map[string]string{"what": what})
	f.tell(o, kind, person, nil, "")
}

// remindSeats tells everyone who still holds a seat that it is due, once.
func (f *Filing) remindSeats(o Office) {
	for _, s := range f.OpenSeats("") {
		mark := s.mark()
		if o.Now.Before(s.DueAt) || f.told(mark) {
			continue
		}
		f.Told = append(f.Told, mark)
		f.record(o, Clock, ActRemind, map[string]string{"what": s.ID})
		for _, person := range s.Holders {
			if f.mayStillSpeak(s, person) {
				f.tell(o, NoticeReminder, person, s, "")
			}
		}
	}
}

func (s *Seat) mark() string {
	return s.ID + "/" + strconv.Itoa(s.Revision) + "/" + s.OpenedAt.Format(time.RFC3339)
}

func (f *Filing) told(mark string) bool {
	for _, m := range f.Told {
		if m == mark {
			return true
		}
	}
	return false
}

// schedule sets when the clock must look again: the earliest thing that time
// would do.
func (f *Filing) schedule(o Office) {
	f.Wake = time.Time{}
	p := o.Book.Process
	switch f.State {
	case Draft:
		end := o.DueAfter(f.UpdatedAt, p.DraftKeep)
		f.wakeAt(end)
		if !f.told(toldDraft + "/" + f.UpdatedAt.Format(time.RFC3339)) {
			f.wakeAt(end.Add(-draftWarning))
		}
	case Approved:
		f.wakeAt(o.DueAfter(f.ApprovedAt, p.LaunchWithin))
	case Running, Suspended, Amending:
		f.wakeAt(o.midnightAfter(f.Answers[KeySchedule].Date(1)))
	case Returned:
		f.wakeUnlessTold(toldReturn, f.Since, o.DueAfter(f.Since, p.ReturnWithin))
	case Ended:
		f.wakeUnlessTold(toldClose, f.EndedAt, o.DueAfter(f.EndedAt, p.CloseWithin))
	}
	for _, s := range f.OpenSeats("") {
		if !f.told(s.mark()) {
			f.wakeAt(s.DueAt)
		}
		if len(s.Holders) < s.Need {
			f.wakeAt(o.Now.Add(vacancyLook))
		}
	}
}

func (f *Filing) wakeUnlessTold(what string, since, at time.Time) {
	if !f.told(what + "/" + since.Format(time.RFC3339)) {
		f.wakeAt(at)
	}
}

func (f *Filing) wakeAt(at time.Time) {
	if f.Wake.IsZero() || at.Before(f.Wake) {
		f.Wake = at
	}
}

// midnightAfter is the end of a day in the program's zone.
func (o Office) midnightAfter(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, o.Zone).UTC()
}
