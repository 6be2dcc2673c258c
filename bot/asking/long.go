package asking

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lian/bot/reading"
	"lian/workflow"
)

// longestText is how many characters a long answer may have where the form
// sets no bound: a script of two hours.
const longestText = 40_000

// part takes one message of a long text. The person says 完成 when it is whole,
// unless the first message plainly is: then 续写 is there for what was missed.
func (s *sitting) part(q *workflow.Question, text string) error {
	u, err := readText(q, text)
	if err != nil {
		s.miss(q, text, err)
		return nil
	}
	a := &s.f.Asking
	whole := strings.Join(append(a.Parts, u.value.Text()), "\n")
	limit := q.Max
	if limit == 0 {
		limit = longestText
	}
	if n := utf8.RuneCountInString(whole); int64(n) > limit {
		s.miss(q, text, &reading.Error{Code: reading.TooLong, Heard: heard(text)})
		return nil
	}
	a.Parts = append(a.Parts, u.value.Text())
	if paragraph(q) || s.wholeAtOnce(q) {
		return s.finishLong(q)
	}
	return nil
}

// pasted is the length from which a message may be the first of several that
// a chat made of one paste.
const pasted = 1500

// wholeAtOnce tells that one message is the whole text: it is shorter than what
// a chat would cut in two, ends as texts end, and lacks nothing that the rule
// book asks of it.
func (s *sitting) wholeAtOnce(q *workflow.Question) bool {
	if len(s.f.Asking.Parts) != 1 {
		return false
	}
	text := s.f.Asking.Parts[0]
	if utf8.RuneCountInString(text) >= pasted || !strings.ContainsAny(lastOf(text), "。！？.!?”」）)") || q.Check(workflow.Value{text}) != nil {
		return false
	}
	trial := *s.f
	trial.Answers = s.f.Answers.Clone()
	trial.Answers[q.Key] = workflow.Value{text}
	found, err := trial.Findings(s.Office, trial.Phase())
	return err == nil && !slices.ContainsFunc(found, func(f workflow.Finding) bool { return f.Key == q.Key })
}

func lastOf(text string) string {
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

// goOnWriting opens an answered text again with what stands in it, for more to
// be added.
func (s *sitting) goOnWriting(q *workflow.Question) error {
	stands := s.f.Answers[q.Key].Text()
	c, err := s.course()
	if err != nil {
		return err
	}
	if err := s.turnTo(c, q); err != nil {
		return err
	}
	if stands != "" {
		s.begun = []string{stands}
	}
	return nil
}

// oneMessage is the length up to which a long answer is a paragraph, sent in
// one message; longer ones, scripts, come in parts.
const oneMessage = 2000

// paragraph tells that a long answer is so short that nobody sends it in parts.
func paragraph(q *workflow.Question) bool { return q.Max > 0 && q.Max <= oneMessage }

// finishLong makes the parts the answer. If it does not stand, the parts are
// kept where there is room to go on.
func (s *sitting) finishLong(q *workflow.Question) error {
	a := &s.f.Asking
	value := workflow.Value{strings.Join(a.Parts, "\n")}
	p := q.Check(value)
	if p == nil {
		return s.offer(given{q: q, value: value})
	}
	if p.Code != workflow.TooShort || paragraph(q) {
		a.Parts = nil
	}
	s.miss(q, value.Text(), p)
	return nil
}

// leaveLong is called when the person turns to something else while a long
// text is half sent: what stands is written, the rest is said to be lost.
func (s *sitting) leaveLong(c course) error {
	if c.now == nil || c.now.Type != workflow.TypeLong || len(s.f.Asking.Parts) == 0 {
		return nil
	}
	value := workflow.Value{strings.Join(s.f.Asking.Parts, "\n")}
	if p := c.now.Check(value); p != nil {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.parts.dropped", "Field", s.in(c.now.Label), "Why", s.Say.Problem(p, s.Office)))
		return nil
	}
	if err := s.f.Answer(s.Office, s.by, c.now.Key, value); err != nil {
		return err
	}
	s.out.written = append(s.out.written, written{q: c.now})
	return nil
}
