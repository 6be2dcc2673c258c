package workflow

import "slices"

// A summons names a lane of review or assessment that looks at a submission.
// A lane that does not apply to it any more is void.
type summons struct {
	step StepID
	lane Lane
	void bool
}

// LanesTouched tells which lanes of review and assessment would be asked again
// if the filing were submitted now. It is worked out by what submits: a lane
// that was cut off before it spoke is among them, and whoever rates a new risk.
func (f *Filing) LanesTouched(o Office) []string {
	calls, err := f.trial().summonedNow(o)
	if err != nil { // nobody knows: rather too many are announced than too few
		calls = o.everyLane()
	}
	var lanes []string
	for _, c := range calls {
		if !c.void && f.wasAsked(c.step, c.lane.ID) {
			lanes = addOnce(lanes, c.lane.ID)
		}
	}
	return lanes
}

// wasAsked tells whether it has ever been a lane's turn.
func (f *Filing) wasAsked(step StepID, lane string) bool {
	return slices.ContainsFunc(f.Seats, func(s Seat) bool { return s.Step == step && s.Lane == lane && !s.OpenedAt.IsZero() }) ||
		slices.ContainsFunc(f.Decisions, func(d Decision) bool { return d.Step == step && d.Lane == lane })
}

// summonedNow submits as far as it can be known before every answer is there.
func (f *Filing) summonedNow(o Office) ([]summons, error) {
	if err := f.dropOutdated(o); err != nil {
		return nil, err
	}
	changed := f.Changed()
	switch {
	case f.State != Amending:
		return f.planReview(o, changed)
	case len(changed) == 0:
		return nil, nil
	}
	return f.planAmendment(o, changed)
}

// trial is a copy to try something on: nothing that is done to it reaches the
// filing.
func (f *Filing) trial() *Filing {
	t := *f
	t.Answers, t.Before = f.Answers.Clone(), f.Before.Clone()
	t.Authors, t.Risks, t.Seats = slices.Clone(f.Authors), slices.Clone(f.Risks), cloneSeats(f.Seats)
	t.Correction, t.raised = nil, Raised{}
	if f.Amendment != nil {
		amendment := *f.Amendment
		t.Amendment = &amendment
	}
	return &t
}

// planReview tells whom a submission is for. Lanes that passed and read nothing
// that changed keep their opinion, bound to the digest of what they read; the
// others are asked. A risk that nobody has rated is for assessment, whatever
// brought it.
func (f *Filing) planReview(o Office, touched []string) ([]summons, error) {
	if err := f.refreshRisks(o); err != nil {
		return nil, err
	}
	again := o.lanesOf(touched)
	if Summarise(f.Risks).Open > 0 {
		again = o.assessors(again)
	}
	return f.summon(o, o.everyLane(), again)
}

// summon picks from lanes those that must look: who never has, or not to the
// end, and who must again.
func (f *Filing) summon(o Office, lanes []summons, again []string) ([]summons, error) {
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	var calls []summons
	for _, c := range lanes {
		applies, err := holds(c.lane.When, facts)
		if err != nil {
			return nil, err
		}
		c.void = !applies
		if c.void || !f.laneDone(c.step, c.lane.ID) || slices.Contains(again, c.lane.ID) {
			calls = append(calls, c)
		}
	}
	return calls, nil
}

// everyLane lists the lanes of review and assessment.
func (o Office) everyLane() []summons {
	var all []summons
	for _, step := range []StepID{StepReview, StepAssess} {
		for _, lane := range o.step(step).Lanes {
			all = append(all, summons{step: step, lane: lane})
		}
	}
	return all
}

// assessors adds the lanes of assessment to a list.
func (o Office) assessors(lanes []string) []string {
	for _, lane := range o.Book.Process.Assess.Lanes {
		lanes = addOnce(lanes, lane.ID)
	}
	return lanes
}

// lanesOf returns the lanes that must look again when keys change.
func (o Office) lanesOf(keys []string) []string {
	var lanes []string
	for _, key := range keys {
		if q := o.Book.Form.Question(key); q != nil {
			for _, lane := range q.Lanes {
				lanes = addOnce(lanes, lane)
			}
		}
	}
	return lanes
}

// laySummoned makes or resets the seats of the lanes that are called.
func (f *Filing) laySummoned(o Office, calls []summons) {
	for _, c := range calls {
		if c.void {
			f.voidLane(c.step, c.lane.ID)
			continue
		}
		for i, rule := range c.lane.Seats {
			f.lay(c.step, c.lane.ID, rule, i, c.lane.Due)
		}
		f.layAdded(o, c.step, c.lane.ID)
	}
}
