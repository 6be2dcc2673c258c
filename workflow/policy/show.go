package policy

import (
	"encoding/json"
	"fmt"
	"strings"

	"lian/workflow"
)

// A shownQuestion is one entry of `lian policy show --format json`.
type shownQuestion struct {
	Phase        workflow.Phase  `json:"phase"`
	Section      string          `json:"section"`
	SectionTitle workflow.Words  `json:"section_title"`
	Key          string          `json:"key"`
	Label        workflow.Words  `json:"label"`
	Why          workflow.Words  `json:"why"`
	Type         workflow.Type   `json:"type"`
	Unit         workflow.Words  `json:"unit"`
	Required     bool            `json:"required"`
	When         string          `json:"when"` // "" = always asked
	Choices      []shownChoice   `json:"choices"`
	Example      string          `json:"example"` // as a person types it, in Chinese
	Readers      []workflow.Role `json:"readers"` // empty = everyone on the filing
	Lanes        []string        `json:"lanes"`
	Change       workflow.Change `json:"change"`
}

type shownChoice struct {
	Code    string         `json:"code"`
	Label   workflow.Words `json:"label"`
	Refused bool           `json:"refused"` // may be chosen, cannot be filed
}

// JSON is the form in asking order, submission first, as the contract shows
// it. Computed questions are never asked and left out.
func (r *Rules) JSON() ([]byte, error) {
	all := []shownQuestion{}
	r.each(func(s workflow.Section, q *workflow.Question) {
		shown := shownQuestion{Phase: s.Phase, Section: s.ID, SectionTitle: s.Title, Key: q.Key, Label: q.Label, Why: q.Why,
			Type: q.Type, Unit: q.Unit, Required: q.Required, When: r.When[q.Key], Choices: []shownChoice{}, Example: q.Example.ZH,
			Readers: append([]workflow.Role{}, q.Readers...), Lanes: append([]string{}, q.Lanes...), Change: q.Change}
		for _, c := range q.Choices {
			shown.Choices = append(shown.Choices, shownChoice{Code: c.Code, Label: c.Label, Refused: c.Refused != workflow.Words{}})
		}
		all = append(all, shown)
	})
	return json.MarshalIndent(all, "", "  ")
}

// Text is the form in asking order for people, in the language of a locale.
func (r *Rules) Text(locale string) string {
	var b strings.Builder
	section := ""
	r.each(func(s workflow.Section, q *workflow.Question) {
		if s.ID != section {
			section = s.ID
			fmt.Fprintf(&b, "\n[%s] %s\n", s.Phase, s.Title.In(locale))
		}
		star := " "
		if q.Required {
			star = "*"
		}
		fmt.Fprintf(&b, "%s %-28s %-8s %s", star, q.Key, q.Type, q.Label.In(locale))
		if when := r.When[q.Key]; when != "" {
			fmt.Fprintf(&b, "  {%s}", when)
		}
		b.WriteByte('\n')
	})
	return strings.TrimLeft(b.String(), "\n")
}

// each visits the asked questions, phase after phase.
func (r *Rules) each(visit func(workflow.Section, *workflow.Question)) {
	for _, phase := range phases {
		for _, s := range r.Book.Form.Phase(workflow.Phase(phase)) {
			for _, q := range s.Questions {
				if q.Type != workflow.TypeComputed {
					visit(s, q)
				}
			}
		}
	}
}
