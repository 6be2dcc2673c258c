package asking

import (
	"errors"
	"strings"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/workflow"
)

// heardAs is how much, in graphemes, is repeated of words that were refused.
const heardAs = 40

// refusal tells why words do not stand as an answer: what was understood, why
// not, one example, and that the old answer is still there.
func (v view) refusal(q *workflow.Question, text string, why error) string {
	parts := []string{v.reason(q, text, why)}
	if v.example(why) {
		parts = append(parts, v.Say.Say("asking.for.example", "Example", v.in(q.Example)))
	}
	if old := v.f.Answers[q.Key]; len(old) > 0 {
		parts = append(parts, v.Say.Say("asking.old.stays", "Value", v.brief(q, old)))
	}
	return v.sentences(parts...)
}

// example tells whether an example helps: workflow's sentences for badly
// formed values have their own.
func (v view) example(why error) bool { return workflow.CodeOf(why) != workflow.BadValue }

func (v view) reason(q *workflow.Question, text string, why error) string {
	var problem *workflow.Problem
	var unread *reading.Error
	switch {
	case errors.As(why, &problem):
		return v.Say.Problem(problem, v.Office)
	case errors.As(why, &unread):
		return v.unread(q, text, unread)
	case errors.Is(why, errNotPerson):
		return v.Say.Say("asking.unread.person", "Heard", heard(text))
	case errors.Is(why, errNotAddress):
		return v.Say.Say("asking.unread.url", "Heard", heard(text))
	case errors.Is(why, errDaysNamed):
		return v.Say.Say("asking.unread.weekdays", "Heard", heard(text))
	}
	return v.Say.Say("asking.unread.other", "Heard", heard(text))
}

// unread words a reader's refusal. What is asked decides where nothing at all
// was understood.
func (v view) unread(q *workflow.Question, text string, e *reading.Error) string {
	shown := heard(text)
	if e.Code == reading.MobileNumber {
		shown = e.Heard // masked
	}
	id := "asking.unread." + string(e.Code)
	if e.Code == reading.NotUnderstood {
		id = "asking.unread." + string(q.Type)
	}
	if !v.Say.Has(id) {
		id = "asking.unread.other"
	}
	return v.Say.Say(id, "Heard", shown, "From", v.moment(q, e.From), "To", v.moment(q, e.To), "Last", len(q.Choices))
}

// moment words one end of a refused range.
func (v view) moment(q *workflow.Question, value string) string {
	if q.Type == workflow.TypeDate || q.Type == workflow.TypeDates {
		return v.Say.Day(value)
	}
	return value
}

// heard repeats what was typed, cleaned and short.
func heard(text string) string {
	cleaned, err := reading.Clean(text)
	if err != nil {
		cleaned = strings.ToValidUTF8(text, "�")
	}
	return chat.Cut(strings.Join(strings.Fields(cleaned), " "), heardAs)
}
