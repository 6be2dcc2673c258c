package asking

import (
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// shown is the length, in graphemes, to which a text answer is shortened in a
// list.
const shown = 60

// full words an answer as the person reads it.
func (v view) full(q *workflow.Question, a workflow.Value) string {
	if len(a) == 0 {
		return v.Say.Say("asking.unanswered")
	}
	if q.Type == workflow.TypeFile {
		return v.files(a)
	}
	return cards.Value(v.Say, q, a, v.person, nil)
}

// brief is full, shortened for a line of a list.
func (v view) brief(q *workflow.Question, a workflow.Value) string {
	text := strings.Join(strings.Fields(v.full(q, a)), " ")
	return chat.Cut(text, shown)
}

func (v view) person(id string) string {
	if p := v.Office.Person(id); p.Name != "" {
		return p.Name
	}
	return id
}

// reference marks a file answer that was typed: where the document can be
// found.
const reference = "ref:"

// files words file answers: references as typed, uploads by their number.
func (v view) files(ids workflow.Value) string {
	var parts []string
	uploads := 0
	for _, id := range ids {
		if ref, typed := strings.CutPrefix(id, reference); typed {
			parts = append(parts, ref)
			continue
		}
		uploads++
	}
	if uploads > 0 {
		parts = append(parts, v.Say.Say("asking.files", "N", uploads))
	}
	return v.Say.List(parts)
}
