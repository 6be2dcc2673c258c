package workflow

import (
	"crypto/rand"
	"slices"
	"strings"

	"github.com/oklog/ulid/v2"
)

// NewDraft starts a filing that a person will own.
func NewDraft(o Office, by Person) *Filing {
	id := "D-" + ulid.MustNew(ulid.Timestamp(o.Now), rand.Reader).String()
	f := &Filing{
		ID: id, State: Draft, Applicant: by.ID, Authors: []string{by.ID}, Answers: Answers{},
		Asking:    Asking{Person: by.ID, At: o.Now},
		CreatedAt: o.Now, UpdatedAt: o.Now, Since: o.Now,
	}
	f.record(o, by, ActCreate, nil)
	f.schedule(o)
	return f
}

// Submit freezes the answers as a new revision and has it taken in: from a
// draft, after a return, or as an amendment of a running campaign. A filing
// that is submitted already is left alone: submitting twice makes one.
func (f *Filing) Submit(o Office, by Person) error {
	if p := f.may(o, by, ActSubmit); p != nil {
		return p
	}
	if f.State == Amending {
		return f.submitAmendment(o, by)
	}
	if f.Revision > 0 && len(f.Changed()) == 0 {
		return refuse(NothingChanged)
	}
	touched, err := f.freeze(o, by)
	if err != nil {
		return err
	}
	f.enter(o, by, ActSubmit, map[string]string{"digest": f.Digest})
	f.Correction, f.Asking = nil, Asking{}
	f.tell(o, NoticeStatus, f.Applicant, nil, "")
	return f.accept(o, touched)
}

// freeze makes the answers a revision and returns the keys that changed
// since the last one. Answers that do not apply are not part of it.
func (f *Filing) freeze(o Office, by Person) (touched []string, err error) {
	if err := f.complete(o, PhaseSubmit); err != nil {
		return nil, err
	}
	if err := f.dropOutdated(o); err != nil {
		return nil, err
	}
	touched = f.Changed()
	f.Before = nil
	f.stamp(o, by)
	if f.Revision == 1 {
		f.SubmittedAt, f.Year = o.Now, o.Now.In(o.Zone).Year()
	}
	return touched, nil
}

// stamp makes the answers as they stand the newest revision.
func (f *Filing) stamp(o Office, by Person) {
	f.Revision++
	f.Digest, f.Book = f.Answers.Digest(), o.Book.Version
	f.raised.Revisions = append(f.raised.Revisions, Revision{
		Filing: f.ID, N: f.Revision, Answers: f.Answers.Clone(), Digest: f.Digest, Book: f.Book, By: by.ID, At: o.Now})
}

// dropOutdated removes the answers to questions that do not apply.
func (f *Filing) dropOutdated(o Office) error {
	applicable, err := o.Applicable(PhaseSubmit, f.Answers, f.Risks)
	if err != nil {
		return err
	}
	for _, s := range o.Book.Form.Phase(PhaseSubmit) {
		for _, q := range s.Questions {
			if _, answered := f.Answers[q.Key]; answered && !slices.Contains(applicable, q) {
				f.write(o, Person{ID: f.Applicant}, q.Key, nil)
				delete(f.Answers, q.Key)
			}
		}
	}
	return nil
}

// accept takes a submitted revision in: the lanes that must look open.
func (f *Filing) accept(o Office, touched []string) error {
	f.enter(o, Clock, ActAccept, nil)
	calls, err := f.planReview(o, touched)
	if err != nil {
		return err
	}
	f.laySummoned(o, calls)
	return f.proceed(o)
}

// Withdraw takes a filing back before it is approved. The number stays used.
func (f *Filing) Withdraw(o Office, by Person, reason string) error {
	if p := f.may(o, by, ActWithdraw); p != nil {
		return p
	}
	if f.State != Draft && strings.TrimSpace(reason) == "" {
		return refuse(ReasonMissing)
	}
	f.stop(o, by, ActWithdraw, reason)
	return nil
}

// Cancel gives up an approved filing that was never started.
func (f *Filing) Cancel(o Office, by Person, reason string) error {
	if p := f.may(o, by, ActCancel); p != nil {
		return p
	}
	if strings.TrimSpace(reason) == "" {
		return refuse(ReasonMissing)
	}
	f.stop(o, by, ActCancel, reason)
	return nil
}

// stop ends a filing: open seats close, nobody is asked any more.
func (f *Filing) stop(o Office, by Person, act Act, reason string) {
	f.Reason = reason
	f.enter(o, by, act, map[string]string{"reason": reason})
	f.voidSeats()
	f.Asking = Asking{}
	if by.ID != f.Applicant {
		f.tell(o, NoticeOutcome, f.Applicant, nil, "")
	}
	f.schedule(o)
}

func (f *Filing) voidSeats() {
	for i := range f.Seats {
		if s := &f.Seats[i]; s.State == SeatOpen || s.State == SeatWaiting {
			s.State = SeatVoid
		}
	}
}
