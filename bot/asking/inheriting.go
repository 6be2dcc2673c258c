package asking

import (
	"slices"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

// takeOver writes what holds for a new campaign as well. What does not is left
// open, so that it is asked.
func takeOver(from original) deed {
	return func(s *sitting) error {
		s.f.Before = workflow.Answers{copiedFrom: {from.ref}}
		for _, section := range s.Office.Book.Form.Phase(workflow.PhaseSubmit) {
			for _, q := range section.Questions {
				if err := s.inherit(q, from.answers[q.Key]); err != nil {
					return err
				}
			}
		}
		if err := s.disown(); err != nil {
			return err
		}
		return s.tellCopied(from)
	}
}

// inherit writes one answer of the original, if it holds and is asked at all.
func (s *sitting) inherit(q *workflow.Question, value workflow.Value) error {
	if !s.carries(q, value) {
		return nil
	}
	err := s.f.Answer(s.Office, s.by, q.Key, value)
	if workflow.CodeOf(err) == workflow.NotApplicable {
		return nil
	}
	if err == nil {
		s.f.Before[q.Key] = slices.Clone(value)
	}
	return err
}

// carries tells by its type whether an answer holds for another campaign, too.
// First and last day are the old campaign's own; a single day holds while it
// has not come, as that until which a licence is valid. Files are evidence of
// their time, kept with the filing they were handed in with. A yes or no is a
// declaration that one makes for oneself, each time. The name is what tells the
// two campaigns apart. Hours of calling have no date, and all else is as true
// as it was if the form of today still takes it.
func (s *sitting) carries(q *workflow.Question, value workflow.Value) bool {
	if len(value) == 0 || q.Check(value) != nil {
		return false
	}
	switch q.Type {
	case workflow.TypeDates, workflow.TypeFile, workflow.TypeYesNo:
		return false
	case workflow.TypeDate:
		return value.Text() > s.Office.Today().Format(time.DateOnly)
	case workflow.TypePerson:
		return s.Office.Person(value.Text()).Active
	}
	return q.Key != workflow.KeyTitle
}

// disown opens the answers again that the rule book of today would not let
// through.
func (s *sitting) disown() error {
	found, err := s.f.Findings(s.Office, workflow.PhaseSubmit)
	if err != nil {
		return err
	}
	for _, f := range found {
		if f.Blocks {
			delete(s.f.Answers, f.Key)
			delete(s.f.Before, f.Key)
		}
	}
	return nil
}

// tellCopied says what was taken over and what is left to be answered.
func (s *sitting) tellCopied(from original) error {
	c, err := s.course()
	if err != nil {
		return err
	}
	var list []string
	for _, q := range c.open[:min(len(c.open), mostMissing)] {
		list = append(list, s.in(q.Label))
	}
	if more := len(c.open) - mostMissing; more > 0 {
		list = append(list, s.Say.Say("words.more", "N", more))
	}
	s.out.lead = append(s.out.lead, s.Say.Say("asking.copied", "Ref", from.ref, "Title", chat.Cut(from.title, shown),
		"N", len(s.inherited(c.all)), "List", s.Say.List(list)))
	return nil
}

// copiedFrom is where a copy keeps the number of its original. No question has
// a blank in its key.
const copiedFrom = "copied from"

// copied is the number of the filing that a draft was copied from, or "". Until
// it is handed in, Before holds what the copy took over, as it holds later what
// the filing said before.
func copied(f *workflow.Filing) string {
	if f.Revision > 0 {
		return ""
	}
	return f.Before[copiedFrom].Text()
}

// untouched tells that nothing was answered in a copy yet.
func untouched(f *workflow.Filing) bool {
	for key, value := range f.Answers {
		if !value.Equal(f.Before[key]) {
			return false
		}
	}
	return true
}

// inherited are those of some questions whose answers are still the original's.
func (v view) inherited(of []*workflow.Question) []*workflow.Question {
	if copied(v.f) == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(of), func(q *workflow.Question) bool {
		before, taken := v.f.Before[q.Key]
		return !taken || !before.Equal(v.f.Answers[q.Key])
	})
}
