package asking

import (
	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// Read reads a form that is filled in at once and is no part of the draft: a
// day's figures, a complaint. What cannot be read is said at its input, all of
// it together; what is missing or does not stand is for the filing to refuse.
func (i *Interview) Read(t turn.Turn, phase workflow.Phase, values map[string][]string) (workflow.Answers, []chat.InputProblem) {
	s := sitting{view: view{Turn: t, f: &workflow.Filing{Answers: workflow.Answers{}}}, by: t.Who}
	answers, problems := workflow.Answers{}, []chat.InputProblem(nil)
	for _, section := range t.Office.Book.Form.Phase(phase) {
		for _, q := range section.Questions {
			g, problem, given := s.filledIn(q, values[q.Key])
			switch {
			case problem != "":
				problems = append(problems, chat.InputProblem{Key: q.Key, Text: problem})
			case given:
				answers[q.Key] = g.value
			}
		}
	}
	return answers, problems
}
