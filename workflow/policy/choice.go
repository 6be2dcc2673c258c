package policy

import (
	"regexp"
	"strings"

	"lian/workflow"
)

// choices reads the possible answers of a choice.
func (a *asked) choices(f fields) {
	n := f.get("choices")
	chooses := a.q.Type == workflow.TypeChoice || a.q.Type == workflow.TypeChoices
	switch {
	case !chooses && n.exists():
		n.fault("choices do nothing for type %s", a.q.Type)
		return
	case !chooses:
		return
	case !n.exists():
		a.at.fault("nobody can answer %s: it has no choices", a.q.Key)
		return
	}
	said := map[string]string{}
	known := ids{}
	for _, item := range n.items() {
		a.choice(item, known, said)
	}
	if len(a.q.Choices) == 0 {
		n.fault("nobody can answer %s: it has no choices", a.q.Key)
		return
	}
	a.exampleIsChoice()
}

// choice reads one possible answer.
func (a *asked) choice(n node, known ids, said map[string]string) {
	f := n.fields("code", "label", "words", "note", "refused")
	c := workflow.Choice{Code: known.id(f.must("code"), "choice"), Label: f.must("label").words(),
		Note: f.get("note").words(), Refused: f.get("refused").words()}
	for _, word := range f.get("words").items() {
		c.Words = append(c.Words, word.filled())
	}
	for _, w := range spoken(c) {
		if other, taken := said[w]; taken && other != c.Code {
			n.fault("%q would mean %s and %s", w, other, c.Code)
		}
		said[w] = c.Code
	}
	a.q.Choices = append(a.q.Choices, c)
}

// spoken are the ways to say a choice, folded.
func spoken(c workflow.Choice) []string {
	var all []string
	for _, w := range append([]string{c.Code, c.Label.ZH, c.Label.EN}, c.Words...) {
		if w = folded(w); w != "" {
			all = append(all, w)
		}
	}
	return all
}

func folded(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func choiceCodes(q *workflow.Question) []string {
	all := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		all[i] = c.Code
	}
	return all
}

// listed separates choices named in one answer.
var listed = regexp.MustCompile(`[、，,;；/\n]`)

// exampleIsChoice holds the example to its promise: typed as it stands, it is
// an answer, and one that can be filed.
func (a *asked) exampleIsChoice() {
	for _, text := range []string{a.q.Example.ZH, a.q.Example.EN} {
		parts := []string{text}
		if a.q.Type == workflow.TypeChoices {
			parts = listed.Split(text, -1)
		}
		for _, part := range parts {
			a.exampleSays(folded(part))
		}
	}
}

func (a *asked) exampleSays(part string) {
	if part == "" {
		return
	}
	for _, c := range a.q.Choices {
		for _, w := range spoken(c) {
			if w == part && c.Refused == (workflow.Words{}) {
				return
			}
		}
	}
	a.example.fault("the example %q is not a choice that can be filed", part)
}
