package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// keyFacts are what everyone who decides must see at a glance, in the order
// they are asked in (handbook: domain §2). A rule book may lack some.
var keyFacts = []string{"goal.type", workflow.KeyConversions, "product.name", "audience.definition", workflow.KeySize,
	"list.source", "consent.basis", "consent.form_type", workflow.KeySchedule, "call.windows", "call.mode", "vendor.type", workflow.KeyBudget}

// AnswersSections are the answers of the phases, grouped as they were asked;
// answers that the reader may not see say so. facts, if given, adds what lian
// computed. Each value is shortened to max graphemes; 0 shows all of it.
func AnswersSections(v View, answers workflow.Answers, max int, phases ...workflow.Phase) []chat.Section {
	facts := v.facts()
	var list []chat.Section
	for _, phase := range phases {
		for _, s := range v.Office.Book.Form.Phase(phase) {
			section := chat.Section{Heading: v.in(s.Title)}
			for _, q := range s.Questions {
				if field, ok := v.answerField(q, answers, facts); ok {
					section.Fields = append(section.Fields, shorten(field, max))
				}
			}
			list = append(list, section)
		}
	}
	return sections(list...)
}

// answerField is one question with its answer; ok is false where it has none.
func (v View) answerField(q *workflow.Question, answers workflow.Answers, facts workflow.Facts) (f chat.Field, ok bool) {
	f = chat.Field{Label: v.in(q.Label), Wide: wide(q)}
	if q.Type == workflow.TypeComputed {
		if facts == nil || !v.mayRead(q) {
			return f, false
		}
		f.Value, ok = v.computed(q, facts)
		return f, ok
	}
	a, answered := answers[q.Key]
	if !answered {
		return f, false
	}
	f.Value = v.value(q, a)
	if !v.mayRead(q) || len(a) == 0 {
		f.Tone = chat.Muted
	}
	return f, true
}

func shorten(f chat.Field, max int) chat.Field {
	if max > 0 {
		f.Value = brief(f.Value, max)
	}
	return f
}

// wide tells whether an answer wants a line of its own.
func wide(q *workflow.Question) bool {
	switch q.Type {
	case workflow.TypeLong, workflow.TypeURL, workflow.TypeFile, workflow.TypeChoices, workflow.TypeDates:
		return true
	}
	return false
}

// summary is the filing on one screen: the key facts that the reader may see.
func (v View) summary() chat.Section {
	s := chat.Section{Heading: v.words("cards.summary")}
	facts := v.facts()
	for _, key := range keyFacts {
		q := v.question(key)
		if q == nil || !v.mayRead(q) {
			continue
		}
		if field, ok := v.answerField(q, v.Filing.Answers, facts); ok {
			s.Fields = append(s.Fields, shorten(field, factLength))
		}
	}
	if r := workflow.Summarise(v.Filing.Risks); r.Level != workflow.LevelNone && r.Open == 0 {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.residual"), Value: v.residual(r), Tone: levelTone(r.Level)})
	}
	return s
}

func (v View) residual(r workflow.RiskSummary) string {
	return v.words("cards.residual.value", "Level", v.Say.Level(r.Level), "Score", r.Score)
}

func levelTone(l workflow.Level) chat.Tone {
	switch l {
	case workflow.LevelLow:
		return chat.Good
	case workflow.LevelMedium, workflow.LevelHigh:
		return chat.Warn
	case workflow.LevelCritical:
		return chat.Bad
	}
	return chat.Muted
}

// findings are what the rule book has against the answers.
func (v View) findings() chat.Section {
	s := chat.Section{Heading: v.words("cards.findings")}
	found, err := v.Filing.Findings(v.Office, workflow.PhaseSubmit)
	if err != nil {
		s.Items = []chat.Item{{Mark: chat.Attend, Tone: chat.Bad, Text: v.words("cards.findings.failed")}}
		return s
	}
	for _, f := range found {
		item := chat.Item{Mark: chat.Attend, Tone: chat.Warn, Text: v.in(f.Say), Note: v.label(f.Key)}
		if f.Blocks {
			item.Tone = chat.Bad
		}
		s.Items = append(s.Items, item)
	}
	return s
}
