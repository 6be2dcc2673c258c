package asking

import (
	"slices"
	"strings"

	"lian/workflow"
)

// A given answer is about to be written.
type given struct {
	q     *workflow.Question
	value workflow.Value
	heard string           // the person's words, where they were typed
	doubt []workflow.Value // all that the words may mean, where that is more than one
}

// offer writes answers, unless that would make others inapplicable: then it
// lists those and waits for a yes. Nothing is lost before.
func (s *sitting) offer(answers ...given) error {
	drops, err := s.drops(answers)
	if err != nil {
		return err
	}
	if len(drops) == 0 {
		return s.write(answers)
	}
	a := &s.f.Asking
	a.Confirm, a.Drops = workflow.Answers{}, drops
	for _, g := range answers {
		a.Confirm[g.q.Key] = g.value
	}
	return nil
}

// drops lists the answers that apply now and would not any more.
func (s *sitting) drops(answers []given) ([]string, error) {
	after := s.f.Answers.Clone()
	for _, g := range answers {
		after[g.q.Key] = g.value
	}
	already, err := s.f.Outdated(s.Office, s.f.Answers)
	if err != nil {
		return nil, err
	}
	gone, err := s.f.Outdated(s.Office, after)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(gone, func(key string) bool { return slices.Contains(already, key) }), nil
}

// write puts answers into the filing and tells what follows from them.
func (s *sitting) write(answers []given) error {
	c, err := s.course()
	if err != nil {
		return err
	}
	before, err := s.standing()
	if err != nil {
		return err
	}
	for _, g := range answers {
		err := s.f.Answer(s.Office, s.by, g.q.Key, g.value)
		if workflow.CodeOf(err) == workflow.NotApplicable {
			continue // an answer before it took the question away
		}
		if err != nil {
			return err
		}
		s.out.written = append(s.out.written, written{g.q, g.heard})
	}
	s.forget()
	s.comeBack(c)
	return s.compare(before)
}

// forget drops what was begun for an answer that has come.
func (s *sitting) forget() {
	a := &s.f.Asking
	a.Parts, a.Picked, a.Doubt, a.Misses, a.Confirm, a.Drops = nil, nil, nil, 0, nil, nil
}

// comeBack returns to where the person was: before an edit, to the question
// they left for it; after going back, however far, to where they began to; else
// to the first open one. An edit of the summary leads to the summary.
func (s *sitting) comeBack(c course) {
	a := &s.f.Asking
	back := c.follows(s.left(), c.now)
	s.stepForward()
	for at := find(c.all, a.Key); back && at != nil && len(a.Passed) > 0 && c.follows(s.left(), at); at = find(c.all, a.Key) {
		s.stepForward()
	}
	if a.Back {
		s.out.then = view.summary
	}
	a.Back = false
}

// stepForward asks what was left last.
func (s *sitting) stepForward() {
	a := &s.f.Asking
	a.Key, a.Passed = s.left(), a.Passed[:max(0, len(a.Passed)-1)]
}

// left is the question left last; "" is what is open by itself.
func (s *sitting) left() string {
	if n := len(s.f.Asking.Passed); n > 0 {
		return s.f.Asking.Passed[n-1]
	}
	return ""
}

// A standing is what applied and what was found before answers were written.
type standing struct {
	all   []*workflow.Question
	found []workflow.Finding
}

func (s *sitting) standing() (standing, error) {
	all, err := s.Office.Applicable(s.f.Phase(), s.f.Answers, s.f.Risks)
	if err != nil {
		return standing{}, err
	}
	found, err := s.f.Findings(s.Office, s.f.Phase())
	return standing{all, found}, err
}

// compare tells what changed: questions that fell away or came, and what the
// rule book says now about the new answers or did not say before.
func (s *sitting) compare(before standing) error {
	after, err := s.standing()
	if err != nil {
		return err
	}
	for _, f := range after.found {
		if s.wrote(f.Key) || !slices.Contains(before.found, f) {
			s.out.findings = append(s.out.findings, f)
		}
	}
	if n := missing(before.all, after.all); n > 0 {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.skipped", "N", n))
	}
	if n := missing(after.all, before.all); n > 0 {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.added", "N", n))
	}
	return nil
}

func (s *sitting) wrote(key string) bool {
	return slices.ContainsFunc(s.out.written, func(w written) bool { return w.q.Key == key })
}

// missing counts the questions that others does not have.
func missing(questions, others []*workflow.Question) int {
	n := 0
	for _, q := range questions {
		if !slices.Contains(others, q) {
			n++
		}
	}
	return n
}

// typed takes words as the answer to a question: written, asked back, or
// refused with the old answer untouched.
func (s *sitting) typed(q *workflow.Question, text string) error {
	u, err := s.read(q, text)
	switch {
	case err != nil:
		s.miss(q, text, err)
		return nil
	case len(u.doubt) > 0:
		s.doubt(u.doubt)
		return nil
	}
	return s.offer(given{q: q, value: u.value, heard: strings.TrimSpace(text)})
}

// patience is how many refused answers in a row it takes until other ways are
// offered.
const patience = 3

// miss says what was understood, why it is refused, and how it could be.
func (s *sitting) miss(q *workflow.Question, text string, why error) {
	s.f.Asking.Misses++
	s.f.Asking.Doubt = nil
	s.out.lead = append(s.out.lead, s.refusal(q, text, why))
	if s.f.Asking.Misses >= patience {
		id := "asking.stuck"
		if q.Required {
			id = "asking.stuck.required"
		}
		s.out.lead = append(s.out.lead, s.Say.Say(id))
	}
}

// doubt keeps the readings to choose from.
func (s *sitting) doubt(readings []workflow.Value) {
	s.f.Asking.Doubt = nil
	for _, r := range readings {
		s.f.Asking.Doubt = append(s.f.Asking.Doubt, packed(r))
	}
	s.out.lead = append(s.out.lead, s.Say.Say("asking.doubt"))
}

// between parts the elements of a packed reading. No type that can be in doubt
// has it in an element.
const between = ","

func packed(v workflow.Value) string   { return strings.Join(v, between) }
func unpacked(s string) workflow.Value { return strings.Split(s, between) }
