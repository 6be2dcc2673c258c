package asking

import (
	"slices"
	"strconv"
	"strings"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/workflow"
)

// goTo turns to a question by its number.
func (s *sitting) goTo(number string) error {
	c, err := s.course()
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(c.all) {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.no.number", "Number", number, "Last", len(c.all)))
		return nil
	}
	return s.turnTo(c, c.all[n-1])
}

// editCalled turns to a question by words for it; where several fit, it asks.
func (s *sitting) editCalled(words string) error {
	c, err := s.course()
	if err != nil {
		return err
	}
	switch found := s.called(words); {
	case words == "" || len(found) == 0:
		s.out.lead = append(s.out.lead, s.Say.Say("asking.no.field", "Heard", heard(words)))
		s.out.then = view.summary
	case len(found) == 1:
		return s.turnTo(c, found[0])
	default:
		s.out.then = func(v view) chat.Message { return v.which(found) }
	}
	return nil
}

// called finds the questions that words name: by label or key, else by a part
// of the label, else by their section.
func (v view) called(words string) []*workflow.Question {
	folded := reading.Fold(words)
	applicable, err := v.Office.Applicable(v.f.Phase(), v.f.Answers, v.f.Risks)
	if err != nil || folded == "" {
		return nil
	}
	fits := []func(q *workflow.Question) bool{
		func(q *workflow.Question) bool {
			return folded == reading.Fold(q.Key) || folded == reading.Fold(q.Label.ZH) || folded == reading.Fold(q.Label.EN)
		},
		func(q *workflow.Question) bool {
			return strings.Contains(reading.Fold(q.Label.ZH), folded) || strings.Contains(reading.Fold(q.Label.EN), folded)
		},
		func(q *workflow.Question) bool {
			title := v.section(q).Title
			return folded == reading.Fold(title.ZH) || folded == reading.Fold(title.EN)
		},
	}
	for _, fit := range fits {
		if found := slices.DeleteFunc(slices.Clone(applicable), func(q *workflow.Question) bool { return !fit(q) }); len(found) > 0 {
			return chief(found)
		}
	}
	return nil
}

// chief is, of several questions that words fit, the one that the process
// itself goes by: 改 预算 means the amount, not the file about it.
func chief(questions []*workflow.Question) []*workflow.Question {
	known := slices.DeleteFunc(slices.Clone(questions), func(q *workflow.Question) bool { return !slices.Contains(workflow.Keys, q.Key) })
	if len(known) == 1 {
		return known
	}
	return questions
}

// which asks which of several questions is meant.
func (v view) which(questions []*workflow.Question) chat.Message {
	card := &chat.Card{Title: v.Say.Say("asking.which")}
	section := chat.Section{}
	for _, q := range questions {
		section.Fields = append(section.Fields, v.field(q))
		card.Buttons = append(card.Buttons, button(v.in(q.Label), v.action(DoEdit, q, "")))
	}
	card.Sections = []chat.Section{section}
	return v.message("which", plain(card), card)
}
