package asking

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// back goes one question back, as often as one likes. The answer there stays
// until another is given.
func (s *sitting) back() error {
	c, err := s.course()
	if err != nil {
		return err
	}
	before := c.before()
	if before == nil {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.first"))
		return nil
	}
	return s.turnTo(c, before)
}

// turnTo asks a question out of order and remembers where the person was.
func (s *sitting) turnTo(c course, q *workflow.Question) error {
	if err := s.leaveLong(c); err != nil {
		return err
	}
	if q == c.now {
		return nil
	}
	a := &s.f.Asking
	s.forget()
	was := ""
	if c.now != nil {
		was = c.now.Key
	}
	a.Passed = append(a.Passed, was)
	a.Key = q.Key
	return nil
}

// skip leaves an optional question without an answer. One that has an answer
// keeps it.
func (s *sitting) skip() error {
	c, err := s.course()
	switch {
	case err != nil:
		return err
	case c.now == nil:
		return nil
	case len(s.f.Answers[c.now.Key]) > 0:
		return s.keep()
	case c.now.Required:
		s.out.lead = append(s.out.lead, s.Say.Say("asking.noskip", "Field", s.in(c.now.Label), "Why", s.in(c.now.Why)))
		return nil
	}
	if err := s.f.Answer(s.Office, s.by, c.now.Key, nil); err != nil {
		return err
	}
	s.out.lead = append(s.out.lead, s.Say.Say("asking.left.open", "Field", s.in(c.now.Label)))
	s.forget()
	s.comeBack(c)
	return nil
}

// keep leaves the answer as it is and goes on: forward again through the
// questions gone back through, else to what is open.
func (s *sitting) keep() error {
	c, err := s.course()
	if err != nil || c.now == nil {
		return err
	}
	value := s.f.Answers[c.now.Key]
	if len(value) == 0 {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.nothing.kept"))
		return nil
	}
	if err := s.f.Answer(s.Office, s.by, c.now.Key, value); err != nil {
		return s.refuseKept(c.now, err)
	}
	a := &s.f.Asking
	s.forget()
	s.stepForward()
	if a.Back {
		s.out.then = view.summary
	}
	a.Back = false
	return nil
}

// refuseKept words why an old answer does not stand any more: the rule book
// may have changed under the draft.
func (s *sitting) refuseKept(q *workflow.Question, err error) error {
	switch workflow.CodeOf(err) {
	case workflow.NotNow, workflow.Over, workflow.NotYours, workflow.Inactive, "":
		return err
	}
	s.miss(q, s.full(q, s.f.Answers[q.Key]), err)
	return nil
}

// done ends what takes several messages: ticks, a long text, files.
func (s *sitting) done() error {
	c, err := s.course()
	if err != nil || c.now == nil {
		return err
	}
	q, a := c.now, s.f.Asking
	switch {
	case q.Type == workflow.TypeLong && len(a.Parts) > 0:
		return s.finishLong(q)
	case q.Type == workflow.TypeChoices:
		return s.finishTicks(q)
	case len(s.f.Answers[q.Key]) > 0:
		return s.keep()
	}
	s.out.lead = append(s.out.lead, s.Say.Say("asking.nothing.done"))
	return nil
}

// finishTicks makes the ticks the answer, in the form's order.
func (s *sitting) finishTicks(q *workflow.Question) error {
	var value workflow.Value
	for _, c := range q.Choices {
		if slices.Contains(s.f.Asking.Picked, c.Code) {
			value = append(value, c.Code)
		}
	}
	if len(value) == 0 {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.nothing.ticked"))
		return nil
	}
	if p := q.Check(value); p != nil {
		s.miss(q, s.full(q, value), p)
		return nil
	}
	return s.offer(given{q: q, value: value})
}

// save lets go of the filing: everything said is in it already.
func (s *sitting) save() error {
	s.out.left = true
	s.out.then = view.saved
	return nil
}

func (v view) saved() chat.Message {
	card := &chat.Card{Sections: []chat.Section{{Text: v.Say.Say("asking.saved", "Title", v.title())}},
		Buttons: []chat.Button{button(v.Say.Say("asking.button.continue"), v.action(DoContinue, nil, ""))}}
	return v.message("saved", plain(card), card)
}

// title is what a filing is called while it may have no name yet.
func (v view) title() string {
	if v.f.Title != "" {
		return chat.Cut(v.f.Title, shown)
	}
	return v.Say.Say("asking.untitled")
}

// confirm makes an edit that waited for a yes, or leaves everything as it is.
func (s *sitting) confirm(yes bool) error {
	a := &s.f.Asking
	edit := a.Confirm
	a.Confirm, a.Drops = nil, nil
	if !yes {
		c, err := s.course()
		if err != nil {
			return err
		}
		s.out.lead = append(s.out.lead, s.Say.Say("asking.unchanged"))
		s.comeBack(c)
		return nil
	}
	var answers []given
	for _, section := range s.Office.Book.Form.Phase(s.f.Phase()) {
		for _, q := range section.Questions {
			if value, waiting := edit[q.Key]; waiting {
				answers = append(answers, given{q: q, value: value})
			}
		}
	}
	return s.write(answers)
}
