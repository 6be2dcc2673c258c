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
	f.dropStanding()
	for key, before := range f.Before {
		f.putBack(key, before)
	}
	f.Before, f.Amendment, f.Correction, f.Asking = nil, nil, nil, Asking{}
	f.State, f.Since, f.UpdatedAt = a.From, o.Now, o.Now
	f.Title = f.Answers[KeyTitle].Text()
	if f.Revision != a.Base {
		f.stamp(o, by)
	}
}

func (f *Filing) putBack(key string, before Value) {
	if before == nil {
		delete(f.Answers, key)
		return
	}
	f.Answers[key] = before
}

// submitAmendment files the change: what it touches is asked again.
func (f *Filing) submitAmendment(o Office, by Person) error {
	changed := f.Changed()
	switch {
	case len(changed) == 0:
		return refuse(NothingChanged)
	case o.classOf(changed) == ChangeFiling:
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
	calls, err := f.planAmendment(o, touched)
	if err != nil {
		return err
	}
	f.Amendment.Filed, f.Correction, f.Asking = true, nil, Asking{}
	f.enter(o, by, ActSubmit, map[string]string{"digest": f.Digest, "class": string(f.Amendment.Class)})
	if f.Amendment.From == Running && !f.MayCall() { // those who call must hear of it, not find it on a card
		f.tellChain(o, NoticeRunning, by.ID)
	}
	f.laySummoned(o, calls)
	if err := f.layApproval(o); err != nil {
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

// planAmendment classes a change and tells whom it is for: a material one for
// the lanes it touches, a minor or standard one for compliance alone. A change
// that brings a risk is material, whatever its fields say of themselves.
func (f *Filing) planAmendment(o Office, touched []string) ([]summons, error) {
	f.keepStanding()
	if err := f.refreshRisks(o); err != nil {
		return nil, err
	}
	newRisk := Summarise(f.Risks).Open > 0
	f.Amendment.Class = o.classOf(touched)
	if newRisk || f.Amendment.Class == ChangeFiling { // the latter where an answer fell away by itself
		f.Amendment.Class = ChangeMaterial
	}
	if f.Amendment.Class != ChangeMaterial {
		compliance := slices.DeleteFunc(o.everyLane(), func(c summons) bool {
			return c.step != StepReview || c.lane.ID != string(RoleCompliance)
		})
		return f.summon(o, compliance, []string{string(RoleCompliance)})
	}
	again := o.lanesOf(touched)
	if newRisk || f.movesRisk(o, touched) {
		again = o.assessors(again)
	}
	return f.summon(o, o.everyLane(), again)
}

// movesRisk tells whether keys change what a risk of the filing comes from: it
// was rated for the text as it was.
func (f *Filing) movesRisk(o Office, keys []string) bool {
	return slices.ContainsFunc(o.Book.Risks, func(kind RiskKind) bool {
		rated := slices.ContainsFunc(f.Risks, func(r Risk) bool { return r.ID == kind.ID })
		return rated && slices.ContainsFunc(kind.Reads, func(key string) bool { return slices.Contains(keys, key) })
	})
}

// advanceAmendment makes the next move of an amendment under review: the
// touched lanes, assessment where a risk is new or moved, then for a material
// change the approver; then it is in force.
func (f *Filing) advanceAmendment(o Office) (bool, error) {
	if !f.Amendment.Filed {
		return false, nil
	}
	for _, step := range []StepID{StepReview, StepAssess, StepApprove} {
		if step == StepApprove { // anew, for the ratings choose who approves
			if err := f.layApproval(o); err != nil {
				return false, err
			}
		}
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

// layApproval lays the approval of a material change, unless it is under way.
func (f *Filing) layApproval(o Office) error {
	begun := slices.ContainsFunc(f.Seats, func(s Seat) bool {
		return s.Step == StepApprove && s.Revision == f.Revision && s.State != SeatWaiting && s.State != SeatVoid
	})
	if f.Amendment.Class != ChangeMaterial || begun {
		return nil
	}
	return f.chooseRoute(o)
}

// amended puts the change into force.
func (f *Filing) amended(o Office) {
	from := f.Amendment.From
	f.enter(o, Clock, ActAmended, map[string]string{"outcome": "passed", "digest": f.Digest})
	f.Before, f.Amendment, f.Standing = nil, nil, nil
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
