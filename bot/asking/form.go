package asking

import (
	"slices"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// openForm is the section of the open question as a form; where nothing is
// open, the first section.
func (v view) openForm(c course) *chat.Form {
	switch {
	case c.now != nil:
		return v.sectionForm(c.now.Key)
	case len(c.all) > 0:
		return v.sectionForm(c.all[0].Key)
	}
	return nil
}

// sectionForm is a section of the open phase, named by its id or by one of its
// questions, as a form with what is answered already filled in.
func (v view) sectionForm(name string) *chat.Form {
	section, questions := v.inSection(name)
	if len(questions) == 0 {
		return nil
	}
	form := cards.SectionForm(v.cards(), section, questions, v.f.Answers,
		chat.Action{Name: DoFill, Subject: v.f.Ref(), Revision: v.f.Revision, Field: section.ID})
	form.Opener = chat.Action{Name: DoForm, Subject: v.f.Ref(), Revision: v.f.Revision, Field: section.ID}
	for n := range form.Inputs {
		form.Inputs[n].Required = false // half a section is kept, the rest is asked
	}
	return &form
}

// inSection finds a section and those of its questions that apply now.
func (v view) inSection(name string) (workflow.Section, []*workflow.Question) {
	applicable, err := v.Office.Applicable(v.f.Phase(), v.f.Answers, v.f.Risks)
	if err != nil {
		return workflow.Section{}, nil
	}
	for _, s := range v.Office.Book.Form.Phase(v.f.Phase()) {
		named := s.ID == name || slices.ContainsFunc(s.Questions, func(q *workflow.Question) bool { return q.Key == name })
		if named {
			return s, slices.DeleteFunc(slices.Clone(s.Questions), func(q *workflow.Question) bool { return !slices.Contains(applicable, q) })
		}
	}
	return workflow.Section{}, nil
}
