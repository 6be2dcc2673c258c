package cards

import (
	"fmt"
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// risks is the register as a table: likelihood × impact, what is done about
// it, who sees to it, what remains.
func (v View) risks() chat.Section {
	t := &chat.Table{Head: []string{v.words("cards.risk"), v.words("cards.risk.score"), v.words("cards.risk.mitigation"),
		v.words("cards.risk.owner"), v.words("cards.risk.residual"), v.words("cards.risk.level")}}
	for _, r := range v.Filing.Risks {
		t.Rows = append(t.Rows, v.riskRow(r))
	}
	return chat.Section{Heading: v.words("cards.risks"), Table: t}
}

func (v View) riskRow(r workflow.Risk) []string {
	if !r.Rated {
		return []string{v.riskName(r.ID), v.offered(r), brief(v.mitigation(r), cellLength), "—", "—", v.Say.Level(workflow.LevelNone)}
	}
	return []string{v.riskName(r.ID), product(r.Likelihood, r.Impact), brief(r.Mitigation, cellLength), v.Name(r.Owner),
		product(r.ResidualLikelihood, r.ResidualImpact), v.Say.Level(workflow.LevelOf(r.ResidualLikelihood, r.ResidualImpact))}
}

// offered is the catalogue's own score, marked as not yet the officer's.
func (v View) offered(r workflow.Risk) string {
	if r.Score() == 0 {
		return "—"
	}
	return v.words("cards.risk.offered", "Score", product(r.Likelihood, r.Impact))
}

func product(likelihood, impact int) string {
	return fmt.Sprintf("%d × %d = %d", likelihood, impact, likelihood*impact)
}

func (v View) riskName(id string) string { return v.Say.Risk(id, v.Office.Book) }

// mitigation is a risk's mitigation; what the catalogue offers is offered in
// the reader's language until somebody writes their own.
func (v View) mitigation(r workflow.Risk) string {
	kinds := v.Office.Book.Risks
	i := slices.IndexFunc(kinds, func(k workflow.RiskKind) bool { return k.ID == r.ID })
	if i >= 0 && !r.Rated && r.Mitigation == kinds[i].Mitigation.ZH {
		return v.in(kinds[i].Mitigation)
	}
	return r.Mitigation
}

// riskLines is the register for those who do not rate it: one line a risk, the
// gravest first.
func (v View) riskLines() chat.Section {
	s := chat.Section{Heading: v.words("cards.risks")}
	risks := slices.Clone(v.Filing.Risks)
	slices.SortStableFunc(risks, func(a, b workflow.Risk) int { return b.Residual() - a.Residual() })
	for _, r := range risks {
		level := workflow.LevelOf(r.ResidualLikelihood, r.ResidualImpact)
		s.Items = append(s.Items, chat.Item{Tone: levelTone(level),
			Text: v.words("cards.risk.line", "Risk", v.riskName(r.ID), "From", r.Score(), "To", r.Residual(), "Level", v.Say.Level(level)),
			Note: brief(v.mitigation(r), factLength)})
	}
	return s
}

// rates are the buttons of the risks: those not rated stand out, the others
// may be rated again.
func (v View) rates(s *workflow.Seat) []chat.Button {
	if !v.can(workflow.ActRate, s.ID) {
		return nil
	}
	var open, rated []chat.Button
	for _, r := range v.Filing.Risks {
		b := v.button(workflow.ActRate, s.ID)
		b.Action.Field = r.ID
		if r.Rated {
			b.Label, b.More = chat.Cut(v.words("cards.button.rerate", "Risk", v.riskName(r.ID)), labelLength), true
			rated = append(rated, b)
			continue
		}
		b.Label, b.Tone = chat.Cut(v.words("cards.button.rate", "Risk", v.riskName(r.ID)), labelLength), chat.Good
		open = append(open, b)
	}
	return append(open, rated...)
}
