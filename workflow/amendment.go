package workflow

import (
	"slices"
	"strings"
)

// Amend asks to change a campaign that runs. The answers open for the owner;
// what is in force stays in force until the change is filed and, where it is
// material, stops then (handbook: domain §8.3).
func (f *Filing) Amend(o Office, by Person, reason string) error {
	if p := f.may(o, by, ActAmend); p != nil {
		return p
	}
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return refuse(ReasonMissing)
	}
	f.Amendment = &Amendment{From: f.State, Base: f.Revision, Reason: reason}
	f.enter(o, by, ActAmend, map[string]string{"reason": reason})
	return nil
}

// Drop gives up an amendment that is not filed yet.
func (f *Filing) Drop(o Office, by Person) error {
	if p := f.may(o, by, ActDrop); p != nil {
		return p
	}
	f.record(o, by, ActDrop, nil)
	f.dropAmendment(o, by)
	f.schedule(o)
	return nil
}

// dropAmendment puts the answers back to what is in force and the state back
// to where the amendment came from. An amendment that was filed has had its
// revision: what is in force is then frozen again as the newest.
func (f *Filing) dropAmendment(o Office, by Person) {
	a := f.Amendment
	f.voidSeats()
	for key, before := range f.Before {
		f.restore(key, before)
	}
	f.Before, f.Amendment, f.Correction, f.Asking = nil, nil, nil, Asking{}
	f.State, f.Since, f.UpdatedAt = a.From, o.Now, o.Now
	f.Title = f.Answers[KeyTitle].Text()
	if f.Revision != a.Base {
		f.stamp(o, by)
	}
}

func (f *Filing) restore(key string, before Value) {
	if before == nil {
		delete(f.Answers, key)
		return
	}
	f.Answers[key] = before
}

// submitAmendment files the change: what it touches is asked again.
func (f *Filing) submitAmendment(o Office, by Person) error {
	changed := f.Changed()
	class := o.classOf(changed)
	switch {
	case len(changed) == 0:
		return refuse(NothingChanged)
	case class == ChangeFiling:
		return refuse(NewFiling)
	}
	old := f.Before
	touched, err := f.freeze(o, by)
	if err != nil {
		return err
	}
	// The diff stays until the change is decided: it is what goes back if it is
	// refused.
	f.Before = old
	f.Amendment.Class, f.Amendment.Filed, f.Correction, f.Asking = class, true, nil, Asking{}
	f.enter(o, by, ActSubmit, map[string]string{"digest": f.Digest, "class": string(class)})
	if f.Amendment.From == Running && !f.MayCall() { // those who call must hear of it, not find it on a card
		f.tellChain(o, NoticeRunning, by.ID)
	}
	if err := f.layAmendment(o, class, touched); err != nil {
		return err
	}
	return f.proceed(o)
}

// classOf is the gravest class among changed answers.
func (o Office) classOf(keys []string) Change {
	order := []Change{ChangeMinor, ChangeStandard, ChangeMaterial, ChangeFiling}
	gravest := 0
	for _, key := range keys {
		class := ChangeMaterial
		if q := o.Book.Form.Question(key); q != nil && q.Change != "" {
			class = q.Change
		}
		gravest = max(gravest, slices.Index(order, class))
	}
	return order[gravest]
}

// layAmendment asks the lanes a change touches, and where it is material the
// approver as well. A minor or standard change is compliance's alone.
func (f *Filing) layAmendment(o Office, class Change, touched []string) error {
	f.forgetRefusals()
	lanes := o.Book.Process.Review.Lanes
	if class != ChangeMaterial {
		lanes = slices.DeleteFunc(slices.Clone(lanes), func(l Lane) bool { return l.ID != string(RoleCompliance) })
		return f.layLanes(o, StepReview, lanes, []string{string(RoleCompliance)})
	}
	if err := f.layLanes(o, StepReview, lanes, o.lanesOf(touched)); err != nil {
		return err
	}
	if slices.Contains(o.lanesOf(touched), string(RoleRisk)) {
		if err := f.refreshRisks(o); err != nil {
			return err
		}
	}
	route, err := o.routeFor(f)
	if err != nil {
		return err
	}
	if route.Refuse != (Words{}) {
		return &Problem{Code: RouteRefused, Say: route.Refuse}
	}
	f.Route = route.ID
	f.layRoute(route)
	return nil
}

// forgetRefusals voids the seats that refused or returned an earlier change: what
// they said has no part in this one.
func (f *Filing) forgetRefusals() {
	for i := range f.Seats {
		if s := &f.Seats[i]; s.State == SeatRejected || s.State == SeatReturned {
			s.State = SeatVoid
		}
	}
}

// advanceAmendment makes the next move of an amendment under review: the
// touched lanes, then the approver, then it is in force.
func (f *Filing) advanceAmendment(o Office) (bool, error) {
	if !f.Amendment.Filed {
		return false, nil
	}
	for _, step := range []StepID{StepReview, StepApprove} {
		switch {
		case f.said(step, SeatRejected):
			f.refuseAmendment(o)
			return true, nil
		case f.mustGoBack(o, step):
			f.returnAmendment(o)
			return true, nil
		case !f.stepPassed(step):
			f.openNext(o, step)
			return false, nil
		}
	}
	f.amended(o)
	return true, nil
}

// amended puts the change into force.
func (f *Filing) amended(o Office) {
	from := f.Amendment.From
	f.enter(o, Clock, ActAmended, map[string]string{"outcome": "passed", "digest": f.Digest})
	f.Before, f.Amendment = nil, nil
	f.State = from
	f.tellChain(o, NoticeRunning, "")
}

// refuseAmendment leaves in force what was: its answers are frozen anew, so
// that the current revision is again what may be called by.
func (f *Filing) refuseAmendment(o Office) {
	f.enter(o, Clock, ActAmended, map[string]string{"outcome": "rejected"})
	f.dropAmendment(o, Clock)
	f.tell(o, NoticeOutcome, f.Applicant, nil, "")
}

// returnAmendment opens the change for correction.
func (f *Filing) returnAmendment(o Office) {
	f.Correction = &Correction{Fields: f.fieldsReturned()}
	f.voidSeats()
	f.Amendment.Filed = false
	f.record(o, Clock, ActSendBack, nil)
	f.tell(o, NoticeReturned, f.Applicant, nil, "")
}
