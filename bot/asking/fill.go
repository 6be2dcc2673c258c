package asking

import (
	"context"
	"slices"
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// Fill takes a section sent in as a form. What is right is kept even where
// something else is wrong; that is said at its input, and the form stays open.
// What was left empty is asked later.
func (i *Interview) Fill(ctx context.Context, t turn.Turn, filled chat.Filled) (chat.Reply, error) {
	f, err := i.Store.Filing(ctx, filled.Action.Subject)
	if err != nil {
		return chat.Reply{}, err
	}
	s := sitting{view: view{Turn: t, f: f}, by: t.Who}
	if err := s.admit(); err != nil {
		return chat.Reply{}, err
	}
	kept, problems, err := i.keepAll(ctx, t, f, filled)
	if err != nil {
		return chat.Reply{}, err
	}
	var found []chat.InputProblem
	reply, err := i.change(ctx, t, filled.Action.Subject, 0, func(s *sitting) error {
		found = slices.Clone(problems)
		return s.fill(filled, kept, &found)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	if len(found) > 0 {
		return chat.Reply{Problems: found}, nil
	}
	return reply, nil
}

// fill reads every input of the section and writes what stands.
func (s *sitting) fill(filled chat.Filled, kept map[string]workflow.Value, problems *[]chat.InputProblem) error {
	if filled.Action.Revision != s.f.Revision {
		s.out.note = s.stale(nil)
		return nil
	}
	section, _ := s.inSection(filled.Action.Field)
	var answers []given
	for _, q := range section.Questions {
		if files := kept[q.Key]; len(files) > 0 {
			answers = append(answers, given{q: q, value: s.withFiles(q, files)})
			continue
		}
		if g, problem, given := s.filledIn(q, filled.Values[q.Key]); problem != "" {
			*problems = append(*problems, chat.InputProblem{Key: q.Key, Text: problem})
		} else if given {
			answers = append(answers, g)
		}
	}
	if len(answers) == 0 {
		return nil
	}
	return s.offer(answers...)
}

// filledIn reads one input. Empty and unchanged ones are no answer.
func (s *sitting) filledIn(q *workflow.Question, values []string) (g given, problem string, ok bool) {
	typed := strings.TrimSpace(strings.Join(values, ", "))
	if typed == "" || slices.Equal(values, cards.Typed(q, s.f.Answers[q.Key])) && !s.asks(q) {
		return given{}, "", false
	}
	if q.Type == workflow.TypeChoice || q.Type == workflow.TypeChoices || q.Type == workflow.TypeYesNo {
		if p := q.Check(values); p == nil {
			return given{q: q, value: values}, "", true
		}
	}
	u, err := s.read(q, typed)
	switch {
	case err != nil:
		return given{}, s.refusal(q, typed, err), false
	case len(u.doubt) > 0:
		return given{}, s.severalReadings(q, u.doubt), false
	}
	return given{q: q, value: u.value, heard: typed}, "", true
}

// asks tells that a question was asked back by a return and not answered since.
func (s *sitting) asks(q *workflow.Question) bool {
	c := s.f.Correction
	return c != nil && slices.Contains(c.Fields, q.Key) && !slices.Contains(c.Done, q.Key)
}

// severalReadings asks, at an input, to write which reading is meant.
func (s *sitting) severalReadings(q *workflow.Question, doubt []workflow.Value) string {
	var list []string
	for _, d := range doubt {
		list = append(list, s.full(q, d))
	}
	return s.Say.Say("asking.form.doubt", "List", s.Say.List(list))
}
