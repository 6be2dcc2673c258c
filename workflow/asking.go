package workflow

import "slices"

// Applicable lists the questions of a phase that apply to the answers given,
// in asking order. Computed questions are not asked and not listed.
func (o Office) Applicable(p Phase, a Answers, risks []Risk) ([]*Question, error) {
	facts, err := o.facts(a, risks)
	if err != nil {
		return nil, err
	}
	var list []*Question
	for _, s := range o.Book.Form.Phase(p) {
		for _, q := range s.Questions {
			if q.Type == TypeComputed {
				continue
			}
			ok, err := holds(q.When, facts)
			if err != nil {
				return nil, err
			}
			if ok {
				list = append(list, q)
			}
		}
	}
	return list, nil
}

// Phase is the part of the form that is open in the filing's state; "" where
// none is.
func (f *Filing) Phase() Phase {
	switch f.State {
	case Draft, Returned, Amending:
		return PhaseSubmit
	case Approved:
		return PhaseLaunch
	case Ended:
		return PhaseClose
	}
	return ""
}

// Open lists what is still to be answered, in asking order: after a return the
// fields that were asked back first. A skipped question has an empty answer
// and is not open.
func (f *Filing) Open(o Office) ([]*Question, error) {
	applicable, err := o.Applicable(f.Phase(), f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	var asked, open []*Question
	for _, q := range applicable {
		_, answered := f.Answers[q.Key]
		switch {
		case f.Correction != nil && f.Correction.asks(q.Key):
			asked = append(asked, q)
		case !answered:
			open = append(open, q)
		}
	}
	return append(asked, open...), nil
}

func (c *Correction) asks(key string) bool {
	return slices.Contains(c.Fields, key) && !slices.Contains(c.Done, key)
}

// Outdated lists answered keys of the open phase that would no longer apply
// if the answers were a.
func (f *Filing) Outdated(o Office, a Answers) ([]string, error) {
	applicable, err := o.Applicable(f.Phase(), a, f.Risks)
	if err != nil {
		return nil, err
	}
	var gone []string
	for _, s := range o.Book.Form.Phase(f.Phase()) {
		for _, q := range s.Questions {
			if len(f.Answers[q.Key]) > 0 && !slices.Contains(applicable, q) {
				gone = append(gone, q.Key)
			}
		}
	}
	return gone, nil
}

// Answer writes one answer of the open phase. An empty value skips the
// question. Answers that no longer apply afterwards stay where they are: they
// are left out when the filing is submitted.
func (f *Filing) Answer(o Office, by Person, key string, v Value) error {
	if p := f.may(o, by, ActAnswer); p != nil {
		return p
	}
	q := o.Book.Form.Question(key)
	if q == nil {
		return &Problem{Code: UnknownField, Field: key}
	}
	if p := f.applies(o, q); p != nil {
		return p
	}
	if p := q.Check(v); p != nil {
		return p
	}
	f.write(o, by, key, v)
	return nil
}

// applies refuses a question that is not asked now.
func (f *Filing) applies(o Office, q *Question) *Problem {
	applicable, err := o.Applicable(f.Phase(), f.Answers, f.Risks)
	if err != nil {
		return &Problem{Code: NotApplicable, Field: q.Key, Args: map[string]string{"error": err.Error()}}
	}
	if !slices.Contains(applicable, q) {
		return &Problem{Code: NotApplicable, Field: q.Key}
	}
	return nil
}

// write keeps what the current revision says before it is overwritten, so
// that reviewers see a diff.
func (f *Filing) write(o Office, by Person, key string, v Value) {
	old := f.Answers[key]
	if f.Revision > 0 && f.Phase() == PhaseSubmit {
		if f.Before == nil {
			f.Before = Answers{}
		}
		if _, kept := f.Before[key]; !kept {
			f.Before[key] = old
		}
	}
	if v == nil {
		v = Value{}
	}
	f.Answers[key] = v
	f.Authors = addOnce(f.Authors, by.ID)
	if f.Correction != nil {
		f.Correction.Done = addOnce(f.Correction.Done, key)
	}
	if key == KeyTitle {
		f.Title = v.Text()
	}
	f.UpdatedAt = o.Now
}

// Findings lists what does not hold about the answers of a phase.
func (f *Filing) Findings(o Office, p Phase) ([]Finding, error) {
	o = f.asJudged(o)
	applicable, err := o.Applicable(p, f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	var all []Finding
	for _, q := range applicable {
		if len(f.Answers[q.Key]) == 0 {
			continue
		}
		found, err := q.Findings(f.Answers[q.Key], facts)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// asJudged is the office as the filing's days are judged in it: a campaign that
// runs began after the day it was filed, whatever day its amendment is made.
func (f *Filing) asJudged(o Office) Office {
	if f.State == Amending {
		o.Now = f.SubmittedAt
	}
	return o
}

// complete refuses while required questions of a phase are open or something
// about an answer blocks.
func (f *Filing) complete(o Office, p Phase) error {
	applicable, err := o.Applicable(p, f.Answers, f.Risks)
	if err != nil {
		return err
	}
	var missing []string
	for _, q := range applicable {
		if _, answered := f.Answers[q.Key]; !answered || q.Check(f.Answers[q.Key]) != nil {
			missing = append(missing, q.Key)
		}
	}
	if len(missing) > 0 {
		return &Problem{Code: Unanswered, Fields: missing}
	}
	found, err := f.Findings(o, p)
	if err != nil {
		return err
	}
	for _, finding := range found {
		if finding.Blocks {
			return &Problem{Code: Refused, Field: finding.Key, Say: finding.Say}
		}
	}
	return nil
}
