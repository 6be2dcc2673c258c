package workflow

// Close hands in the account: results against the goal come from the reports,
// the owner adds cost and lessons. It is frozen as a revision of its own, so
// that compliance confirms exactly what it read.
func (f *Filing) Close(o Office, by Person) error {
	if p := f.may(o, by, ActClose); p != nil {
		return p
	}
	if err := f.complete(o, PhaseClose); err != nil {
		return err
	}
	f.Asking = Asking{}
	f.stamp(o, by)
	f.enter(o, by, ActClose, map[string]string{"digest": f.Digest})
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return err
	}
	for _, lane := range o.Book.Process.Close.Lanes {
		applies, err := holds(lane.When, facts)
		if err != nil {
			return err
		}
		if !applies {
			continue
		}
		for i, rule := range lane.Seats {
			f.lay(StepClose, lane.ID, rule, i, lane.Due)
		}
	}
	return f.proceed(o)
}

// finish archives a filing whose account was confirmed.
func (f *Filing) finish(o Office) {
	f.enter(o, Clock, ActFinish, nil)
	f.ClosedAt = o.Now
	f.tell(o, NoticeOutcome, f.Applicant, nil, "")
}

// An Achievement sets one goal against what came of it. Goal and Actual are
// counts, or fen for money.
type Achievement struct {
	Key          string // the question that set the goal
	Goal, Actual int64
	Ceiling      bool // good is to stay below
}

// Achievements compares the goals with the reports.
func (f *Filing) Achievements() []Achievement {
	t := f.Totals()
	list := []Achievement{
		{Key: KeySize, Goal: f.Answers[KeySize].Int(), Actual: t.Dials},
		{Key: KeyConversions, Goal: f.Answers[KeyConversions].Int(), Actual: t.Conversions},
	}
	if cost, known := f.Answers[KeyCloseCost]; known {
		list = append(list, Achievement{Key: KeyBudget, Goal: f.Answers[KeyBudget].Int(), Actual: cost.Int(), Ceiling: true})
	}
	return list
}
