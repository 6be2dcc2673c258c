package workflow

import "slices"

// may tells why a person may not do an act now; nil where they may. It is the
// one gate: every verb goes through it inside the transaction, and WhatCanIDo
// asks it to draw buttons.
func (f *Filing) may(o Office, by Person, do Act) *Problem {
	rule := ruleFor(f.State, do)
	switch {
	case rule == nil && f.State.Final():
		return &Problem{Code: Over, Args: map[string]string{"state": string(f.State)}}
	case rule == nil, !f.fits(do):
		return &Problem{Code: NotNow, Args: map[string]string{"state": string(f.State)}}
	case !by.Active:
		return refuse(Inactive)
	}
	return f.party(o, by, rule)
}

// May tells why a person may not do an act now, before they are asked what it
// needs; nil where they may.
func (f *Filing) May(o Office, by Person, do Act) error {
	p := f.may(o, by, do)
	switch do {
	case ActPass, ActReturn, ActReject, ActTransfer, ActAdd, ActRate:
		p = f.maySeated(o, by, do, "")
	}
	if p != nil {
		return p
	}
	return nil
}

// party tells why a person does not belong to a party.
func (f *Filing) party(o Office, by Person, rule *Rule) *Problem {
	p := o.Book.Process
	var in bool
	switch rule.Who {
	case System:
		in = by.ID == Clock.ID
	case Anybody:
		in = true
	case Owner:
		in = by.ID == f.Applicant
	case OwnerOrManager:
		in = by.ID == f.Applicant || by.Has(RoleManager, RoleAdmin)
	case Seated:
		return f.seated(by, rule.Do)
	case Starter:
		in = by.Has(p.Start...)
	case Reporter:
		in = by.ID == f.Applicant || by.Has(p.Report...)
	case Stopper:
		in = by.Has(p.Suspend...) || f.ownWord(by.ID) != nil
	case Releaser:
		if f.WroteBy(by.ID) {
			return refuse(OwnerResumes)
		}
		in = by.Has(p.Resume...)
	case Finisher:
		in = by.ID == f.Applicant || by.Has(p.End...)
	case Involved:
		in = f.involves(by)
	}
	if !in {
		return &Problem{Code: NotYours, Args: map[string]string{"party": string(rule.Who)}}
	}
	return nil
}

// seated tells why a person has nothing to decide on here. Risks are rated at
// the seats of the assessment.
func (f *Filing) seated(by Person, do Act) *Problem {
	open := f.OpenSeats(by.ID)
	switch {
	case f.WroteBy(by.ID):
		return refuse(OwnFiling)
	case slices.ContainsFunc(open, func(s *Seat) bool { return do != ActRate || s.Step == StepAssess }):
		return nil
	case len(open) > 0:
		return &Problem{Code: NotYours, Args: map[string]string{"party": string(Seated)}}
	}
	return f.whyNoSeat(by)
}

// involves tells whether a person has to do with the filing: who may read it
// and speak about it.
func (f *Filing) involves(by Person) bool {
	if f.WroteBy(by.ID) || f.ownWord(by.ID) != nil || by.Has(RoleOps, RoleManager, RoleAuditor, RoleCompliance, RoleAdmin) {
		return true
	}
	return slices.ContainsFunc(f.Seats, func(s Seat) bool { return s.heldBy(by.ID) })
}

// MayRead tells whether a person may see the filing at all.
func (f *Filing) MayRead(by Person) bool {
	if f.State == Draft {
		return f.WroteBy(by.ID)
	}
	return by.Active && f.involves(by)
}

// An Ability is something a person can do now.
type Ability struct {
	Act  Act
	Seat string // for what is done at a seat
}

// WhatCanIDo lists everything a person may do with a filing now, in the order
// of the lifecycle table. All buttons everywhere are drawn from it.
func (f *Filing) WhatCanIDo(o Office, by Person) []Ability {
	var can []Ability
	for _, rule := range Lifecycle {
		if rule.From != f.State || rule.Who == System || f.may(o, by, rule.Do) != nil {
			continue
		}
		if rule.Who != Seated {
			can = append(can, Ability{Act: rule.Do})
			continue
		}
		for _, s := range f.OpenSeats(by.ID) {
			if rule.Do == ActRate && s.Step != StepAssess {
				continue
			}
			can = append(can, Ability{Act: rule.Do, Seat: s.ID})
		}
	}
	return can
}

// fits leaves out what the table allows in a state but an amendment's stage
// does not.
func (f *Filing) fits(do Act) bool {
	if f.State != Amending {
		return true
	}
	switch do {
	case ActAnswer, ActSubmit, ActDrop:
		return !f.Amendment.Filed
	case ActNudge:
		return f.Amendment.Filed
	case ActSuspend:
		return f.Amendment.From != Suspended
	}
	return true
}

// Can tells whether WhatCanIDo has an act.
func (f *Filing) Can(o Office, by Person, do Act) bool {
	return slices.ContainsFunc(f.WhatCanIDo(o, by), func(a Ability) bool { return a.Act == do })
}

// enter moves the filing by the table and writes the journal. The caller has
// asked may, or the act is the system's own.
func (f *Filing) enter(o Office, by Person, do Act, detail map[string]string) {
	rule := ruleFor(f.State, do)
	if rule == nil {
		panic("workflow: " + string(do) + " is not in the lifecycle from " + string(f.State))
	}
	f.record(o, by, do, detail)
	if rule.To != "" {
		f.State, f.Since = rule.To, o.Now
	}
	f.UpdatedAt = o.Now
}
