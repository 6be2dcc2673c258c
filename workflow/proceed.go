package workflow

import "slices"

// proceed draws the consequences of what has been said: it opens the seats
// whose turn has come and moves the filing on, until somebody has to act.
func (f *Filing) proceed(o Office) error {
	for {
		moved, err := f.advance(o)
		if err != nil {
			return err
		}
		if !moved {
			f.schedule(o)
			return nil
		}
	}
}

// advance makes one move, if one is due.
func (f *Filing) advance(o Office) (moved bool, err error) {
	switch f.State {
	case Reviewing:
		return f.conclude(o, StepReview, func() error { f.enter(o, Clock, ActJoin, nil); return nil })
	case Assessing:
		return f.conclude(o, StepAssess, func() error { return f.assessed(o) })
	case Approving:
		return f.conclude(o, StepApprove, func() error { f.approve(o); return nil })
	case Closing:
		return f.conclude(o, StepClose, func() error { f.finish(o); return nil })
	case Amending:
		return f.advanceAmendment(o)
	}
	return false, nil
}

// conclude looks at one step: rejected, to be sent back, passed, or waiting
// for its open seats.
func (f *Filing) conclude(o Office, step StepID, passed func() error) (moved bool, err error) {
	switch {
	case f.said(step, SeatRejected):
		f.refuseFiling(o)
		return true, nil
	case f.mustGoBack(o, step):
		f.sendBack(o, step)
		return true, nil
	case f.stepPassed(step):
		return true, passed()
	}
	f.openNext(o, step)
	return false, nil
}

func (f *Filing) said(step StepID, state SeatState) bool {
	return slices.ContainsFunc(f.Seats, func(s Seat) bool { return s.Step == step && s.State == state })
}

func (f *Filing) stepPassed(step StepID) bool {
	for _, lane := range f.lanes(step) {
		if !f.lanePassed(step, lane) {
			return false
		}
	}
	return true
}

// mustGoBack tells whether a return takes effect: at once where the rule book
// says so, else when every lane has spoken, so that the applicant gets every
// comment in one go.
func (f *Filing) mustGoBack(o Office, step StepID) bool {
	if !f.said(step, SeatReturned) {
		return false
	}
	if o.step(step).ReturnsAtOnce {
		return true
	}
	for _, lane := range f.lanes(step) {
		if !f.laneSpoke(step, lane) {
			return false
		}
	}
	return true
}

// laneSpoke tells whether a lane has passed, or returned the filing.
func (f *Filing) laneSpoke(step StepID, lane string) bool {
	return f.lanePassed(step, lane) ||
		slices.ContainsFunc(f.lane(step, lane), func(s *Seat) bool { return s.State == SeatReturned })
}

func (o Office) step(id StepID) Step {
	p := o.Book.Process
	return map[StepID]Step{StepReview: p.Review, StepAssess: p.Assess, StepApprove: p.Approve, StepClose: p.Close}[id]
}

// sendBack gives the filing back to its owner with everything that was asked.
func (f *Filing) sendBack(o Office, step StepID) {
	fields := f.fieldsReturned()
	f.voidSeats()
	if f.State == Closing {
		f.enter(o, Clock, ActReopen, nil)
	} else {
		f.enter(o, Clock, ActSendBack, nil)
		f.Correction = &Correction{Fields: fields}
	}
	f.Asking = Asking{}
	f.tell(o, NoticeReturned, f.Applicant, nil, "")
}

// fieldsReturned gathers the fields that returns on the current revision name,
// in the order they were named.
func (f *Filing) fieldsReturned() []string {
	var fields []string
	for _, d := range f.Decisions {
		if d.Verdict == VerdictReturn && d.Revision == f.Revision {
			for _, key := range d.Fields {
				fields = addOnce(fields, key)
			}
		}
	}
	return fields
}

// refuseFiling ends a filing that a seat rejected.
func (f *Filing) refuseFiling(o Office) {
	f.enter(o, Clock, ActRefuse, nil)
	f.voidSeats()
	f.tell(o, NoticeOutcome, f.Applicant, nil, "")
}

// assessed chooses by the authority table who approves, and asks them.
func (f *Filing) assessed(o Office) error {
	if err := f.chooseRoute(o); err != nil {
		return err
	}
	f.enter(o, Clock, ActAssessed, map[string]string{"route": f.Route})
	return nil
}

// chooseRoute lays the approval that the authority table names.
func (f *Filing) chooseRoute(o Office) error {
	route, err := o.approval(f)
	if err != nil {
		return err
	}
	f.Route = route.ID
	f.layRoute(route)
	return nil
}

// approval returns the row of the authority table by which the filing is
// approved. A row that refuses has no seats: nobody's word would pass it.
func (o Office) approval(f *Filing) (*Route, error) {
	route, err := o.routeFor(f)
	if err == nil && route.Refuse != (Words{}) {
		return nil, &Problem{Code: RouteRefused, Say: route.Refuse}
	}
	return route, err
}

// layRoute lays the seats of a row of the authority table, one after the
// other; seats of another row are void.
func (f *Filing) layRoute(route *Route) {
	for i := range f.Seats {
		if f.Seats[i].Step == StepApprove {
			f.Seats[i].State = SeatVoid
		}
	}
	for i, rule := range route.Seats {
		f.lay(StepApprove, route.ID, rule, i, route.Due)
	}
}

// routeFor returns the first row of the authority table that holds.
func (o Office) routeFor(f *Filing) (*Route, error) {
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	routes := o.Book.Process.Approve.Routes
	for i := range routes {
		ok, err := holds(routes[i].When, facts)
		if err != nil {
			return nil, err
		}
		if ok {
			return &routes[i], nil
		}
	}
	return nil, &Problem{Code: RouteRefused}
}

// route returns a row of the authority table by its id, or nil.
func (o Office) route(id string) *Route {
	for i := range o.Book.Process.Approve.Routes {
		if r := &o.Book.Process.Approve.Routes[i]; r.ID == id {
			return r
		}
	}
	return nil
}

// approve puts the filing into force.
func (f *Filing) approve(o Office) {
	f.enter(o, Clock, ActApprove, map[string]string{"digest": f.Digest})
	f.ApprovedAt = o.Now
	f.tell(o, NoticeOutcome, f.Applicant, nil, "")
	for _, person := range o.With(o.Book.Process.Start...) {
		if person != f.Applicant {
			f.tell(o, NoticeLaunch, person, nil, "")
		}
	}
}
