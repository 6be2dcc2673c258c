package workflow

import "slices"

// staff sees to the open seats whose holders are not what they were: who left,
// or lost the role, gives up the seat, and where too few are left whoever could
// sit by now is asked. A seat that came to be short is told of once.
func (f *Filing) staff(o Office) {
	for _, s := range f.OpenSeats("") {
		enough := len(s.Holders) >= s.Need
		turn := f.turn(s)
		f.giveUp(o, s)
		f.refill(o, s)
		if next := f.turn(s); s.InTurn && next != "" && next != turn {
			f.tell(o, NoticeReview, next, s, "")
		}
		if enough {
			f.vacancy(o, s)
		}
	}
}

// Deserted tells whether somebody who has yet to speak on an open seat may not
// sit there any more: then the clock must look at the filing.
func (f *Filing) Deserted(o Office) bool {
	return slices.ContainsFunc(f.OpenSeats(""), func(s *Seat) bool {
		return slices.ContainsFunc(s.Holders, func(id string) bool { return f.deserts(o, s, id) })
	})
}

// deserts tells whether a holder must give up a seat. Who has spoken stays:
// what was said while they were entitled is said.
func (f *Filing) deserts(o Office, s *Seat, holder string) bool {
	p := o.Person(holder)
	entitled := p.Active && !f.WroteBy(holder) && (s.AddedBy != "" || p.Has(s.Role) && p.MaySign(s.Level))
	return !entitled && !slices.ContainsFunc(f.Spoken(s), func(d Decision) bool { return d.Person == holder })
}

// giveUp takes the seat from those who may not sit there any more. How many
// must pass it stays as it was when it opened: a seat never passes because
// somebody left.
func (f *Filing) giveUp(o Office, s *Seat) {
	left := slices.DeleteFunc(slices.Clone(s.Holders), func(id string) bool { return !f.deserts(o, s, id) })
	for _, person := range left {
		f.record(o, Clock, ActTransfer, map[string]string{"seat": s.ID, "from": person})
	}
	s.Holders = slices.DeleteFunc(slices.Clone(s.Holders), func(id string) bool { return slices.Contains(left, id) })
}

// refill asks those who could sit by now on a seat that nobody, or too few,
// hold. Where every one of them must pass (会签) that is one more each.
func (f *Filing) refill(o Office, s *Seat) {
	if len(s.Holders) >= s.Need {
		return
	}
	for _, person := range f.eligible(o, s) {
		if slices.Contains(s.Holders, person) || f.sitsBeside(s, person) {
			continue
		}
		s.Holders = append(s.Holders, person)
		f.record(o, Clock, ActTransfer, map[string]string{"seat": s.ID, "to": person})
		if !s.InTurn {
			f.tell(o, NoticeReview, person, s, "")
		}
	}
	if rule := o.rule(s); rule != nil && rule.Need == 0 {
		s.Need = max(s.Need, len(s.Holders))
	}
}

// turn is who speaks next where a seat is in turn; "" where nobody holds it.
func (f *Filing) turn(s *Seat) string {
	if len(s.Holders) == 0 {
		return ""
	}
	return s.Holders[min(len(f.Spoken(s)), len(s.Holders)-1)]
}

// vacancy tells the administrators, who can name somebody, of a seat that
// cannot reach its number.
func (f *Filing) vacancy(o Office, s *Seat) {
	if len(s.Holders) >= s.Need {
		return
	}
	for _, admin := range o.With(RoleAdmin) {
		f.tell(o, NoticeVacant, admin, s, "")
	}
}

// rule is what the rule book says of a seat; nil of one that a reviewer added,
// and where the book has changed since.
func (o Office) rule(s *Seat) *SeatRule {
	var rules []SeatRule
	if lane := o.lane(s.Step, s.Lane); lane != nil {
		rules = lane.Seats
	} else if route := o.route(s.Lane); route != nil && s.Step == StepApprove {
		rules = route.Seats
	}
	i := slices.IndexFunc(rules, func(r SeatRule) bool { return r.ID == s.Rule && s.AddedBy == "" })
	if i < 0 {
		return nil
	}
	return &rules[i]
}
