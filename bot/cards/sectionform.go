package cards

import (
	"fmt"
	"strings"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

// SectionForm asks the questions of a section at once, with the answers given
// so far. questions are those of it that apply now; a is the action that it
// comes back with.
func SectionForm(v View, s workflow.Section, questions []*workflow.Question, answers workflow.Answers, a chat.Action) chat.Form {
	f := chat.Form{Title: chat.Cut(v.in(s.Title), formTitleLength), Intro: v.words("cards.form.section"), Submit: v.words("cards.form.save"), Action: a}
	f.Inputs = v.inputs(questions, answers)
	return f
}

// phaseInputs are the questions of a form of its own, a report or a complaint.
func (v View) phaseInputs(phase workflow.Phase, answers workflow.Answers) []chat.Input {
	var questions []*workflow.Question
	for _, s := range v.Office.Book.Form.Phase(phase) {
		for _, q := range s.Questions {
			if q.Type != workflow.TypeComputed {
				questions = append(questions, q)
			}
		}
	}
	return v.inputs(questions, answers)
}

func (v View) inputs(questions []*workflow.Question, answers workflow.Answers) []chat.Input {
	inputs := make([]chat.Input, 0, len(questions))
	for _, q := range questions {
		inputs = append(inputs, v.input(q, answers[q.Key]))
	}
	return inputs
}

var inputKinds = map[workflow.Type]chat.InputKind{
	workflow.TypeLong: chat.Long, workflow.TypeNumber: chat.Number, workflow.TypeMoney: chat.Number, workflow.TypePercent: chat.Number,
	workflow.TypeDate: chat.Date, workflow.TypeYesNo: chat.Choice, workflow.TypeChoice: chat.Choice, workflow.TypeChoices: chat.Choices, workflow.TypeFile: chat.Upload,
}

// input is one question as an input; types without one of their own are typed
// in a line.
func (v View) input(q *workflow.Question, a workflow.Value) chat.Input {
	kind, known := inputKinds[q.Type]
	if !known {
		kind = chat.Line
	}
	in := chat.Input{Key: q.Key, Kind: kind, Label: withUnit(v.in(q.Label), v.unit(q)), Hint: v.inputHint(q), Value: Typed(q, a), Required: q.Required, Options: v.options(q)}
	switch q.Type {
	case workflow.TypeText, workflow.TypeLong, workflow.TypeURL, workflow.TypeFile:
		in.Max = int(q.Max)
	}
	if len(a) == 0 {
		in.Value = Typed(q, q.Default)
	}
	return in
}

// unit follows the label, in the brackets of the language.
func (v View) unit(q *workflow.Question) string {
	if unit := v.in(q.Unit); unit != "" {
		return "(" + unit + ")"
	}
	return ""
}

// inputHint tells why we ask, and an answer as a person would type it.
func (v View) inputHint(q *workflow.Question) string {
	var parts []string
	if why := v.in(q.Why); why != "" {
		parts = append(parts, why)
	}
	if example := v.in(q.Example); example != "" && len(q.Choices) == 0 {
		parts = append(parts, v.words("cards.form.example", "Example", example))
	}
	return strings.Join(parts, v.words("words.semicolon"))
}

func (v View) options(q *workflow.Question) []chat.Option {
	if q.Type == workflow.TypeYesNo {
		return []chat.Option{{Value: "yes", Label: v.words("words.yes")}, {Value: "no", Label: v.words("words.no")}}
	}
	var options []chat.Option
	for _, c := range q.Choices {
		options = append(options, chat.Option{Value: c.Code, Label: chat.Cut(v.in(c.Label), optionLength), Note: v.in(c.Note)})
	}
	return options
}

// Typed writes an answer as a person would type it, so that a form that is
// sent back unchanged reads as the same answer. Files cannot be typed.
func Typed(q *workflow.Question, a workflow.Value) []string {
	if len(a) == 0 {
		return nil
	}
	switch q.Type {
	case workflow.TypeMoney:
		return []string{hundredths(a.Int())}
	case workflow.TypePercent:
		return []string{hundredths(a.Int()) + "%"}
	case workflow.TypeDates:
		return []string{strings.Join(a, " 至 ")}
	case workflow.TypeWindows:
		return []string{strings.Join(a, ", ")}
	case workflow.TypeFile:
		return nil
	}
	return a
}

// hundredths writes fen as yuan and hundredths of a percent as percent.
func hundredths(n int64) string {
	return strings.TrimSuffix(fmt.Sprintf("%d.%02d", n/100, n%100), ".00")
}

// reportAnswers offers today as the day of a report.
func (v View) reportAnswers() workflow.Answers {
	return workflow.Answers{workflow.KeyReportDay: {v.Office.Today().Format(time.DateOnly)}}
}

// complaintAnswers offers today for whatever day a complaint form asks.
func (v View) complaintAnswers() workflow.Answers {
	answers := workflow.Answers{}
	for _, s := range v.Office.Book.Form.Phase(workflow.PhaseComplaint) {
		for _, q := range s.Questions {
			if q.Type == workflow.TypeDate {
				answers[q.Key] = workflow.Value{v.Office.Today().Format(time.DateOnly)}
			}
		}
	}
	return answers
}
