package main

import (
	"slices"

	"lian/adapters/console"
	"lian/bot/asking"
	"lian/bot/cards"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// examples are the rule book's examples as canonical answers, so that the
// conditions of later questions can be asked.
func (w *walk) examples(applicant string) workflow.Answers {
	who := w.office.Person(applicant)
	t := turn.Turn{Who: who, Say: w.tongue(who), Office: w.office}
	all := workflow.Answers{}
	for _, phase := range []workflow.Phase{workflow.PhaseSubmit, workflow.PhaseLaunch, workflow.PhaseReport, workflow.PhaseComplaint, workflow.PhaseClose} {
		typed := map[string][]string{}
		for _, q := range w.questions(phase) {
			typed[q.Key] = []string{q.Example.In(t.Say.Locale())}
		}
		read, _ := (&asking.Interview{}).Read(t, phase, typed) // what cannot be read, files among it, is typed as it stands
		for key, value := range read {
			all[key] = value
		}
	}
	return all
}

func (w *walk) questions(phase workflow.Phase) []*workflow.Question {
	var all []*workflow.Question
	for _, s := range w.office.Book.Form.Phase(phase) {
		for _, q := range s.Questions {
			if q.Type != workflow.TypeComputed {
				all = append(all, q)
			}
		}
	}
	return all
}

// fillIn answers a phase section by section: in a form where it has no files,
// else one by one, as the first section always is, to show both.
func (w *walk) fillIn(who string, phase workflow.Phase, examples workflow.Answers) error {
	for i, s := range w.office.Book.Form.Phase(phase) {
		asked, err := w.asked(phase, s, examples)
		if err != nil {
			return err
		}
		files := slices.ContainsFunc(asked, func(q *workflow.Question) bool { return q.Type == workflow.TypeFile })
		switch {
		case len(asked) == 0:
		case i == 0 || files:
			for _, q := range asked {
				w.steps = append(w.steps, console.WalkStep{As: who, Say: q.Example.In(w.localeOf(who))})
			}
		default:
			w.steps = append(w.steps, console.WalkStep{As: who, Say: w.word(who, reading.Form), Fill: w.inputs(asked, who, examples)})
		}
	}
	return nil
}

// asked are the questions of a section that the bot will ask, one after the
// other, each answered before the next is chosen.
func (w *walk) asked(phase workflow.Phase, s workflow.Section, examples workflow.Answers) ([]*workflow.Question, error) {
	var asked []*workflow.Question
	for {
		applicable, err := w.office.Applicable(phase, w.answers, nil)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(applicable, func(q *workflow.Question) bool {
			return slices.Contains(s.Questions, q) && !slices.Contains(asked, q)
		})
		if i < 0 {
			return asked, nil
		}
		asked = append(asked, applicable[i])
		if value, read := examples[applicable[i].Key]; read {
			w.answers[applicable[i].Key] = value
		}
	}
}

// typed is a phase that is one form. The day is left as the form offers it,
// for the examples know nothing of the clock that was put forward.
func (w *walk) typed(phase workflow.Phase, who string, examples workflow.Answers) map[string][]string {
	dateless := slices.DeleteFunc(w.questions(phase), func(q *workflow.Question) bool { return q.Type == workflow.TypeDate })
	return w.inputs(dateless, who, examples)
}

// inputs are the values of a form: codes where there is a choice, canonical
// days for the browser's own calendar, else as a person types.
func (w *walk) inputs(asked []*workflow.Question, who string, examples workflow.Answers) map[string][]string {
	values := map[string][]string{}
	for _, q := range asked {
		switch q.Type {
		case workflow.TypeChoice, workflow.TypeChoices, workflow.TypeYesNo, workflow.TypeDate, workflow.TypeMoney, workflow.TypeNumber, workflow.TypePercent:
			values[q.Key] = cards.Typed(q, examples[q.Key])
		default:
			values[q.Key] = []string{q.Example.In(w.localeOf(who))}
		}
	}
	return values
}
