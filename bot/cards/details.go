package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Details is everything: the answers of every phase in full, grouped as they
// were asked, the risks and every opinion. What the reader may not see says
// so; files are named with size and digest.
func Details(v View) chat.Message {
	f := v.Filing
	c := v.card(v.titled(v.words("cards.details.title")), v.Say.State(f.State), stateTone(f.State))
	parts := AnswersSections(v, f.Answers, 0, workflow.PhaseSubmit, workflow.PhaseLaunch, workflow.PhaseClose)
	parts = append(parts, v.registered(), v.everyOpinion())
	c.Sections = sections(parts...)
	if f.Digest != "" {
		c.Footer = v.words("cards.details.digest", "Revision", f.Revision, "Digest", f.Digest[:min(len(f.Digest), digestPrefix)])
	}
	c.Buttons = []chat.Button{v.opening(v.words("cards.button.show"), f.Ref(), ""),
		{Label: v.words("cards.button.timeline"), Action: v.action(GoTimeline)}}
	return v.message("details", c)
}

// registered is the register with its mitigations in full.
func (v View) registered() chat.Section {
	s := chat.Section{Heading: v.words("cards.risks")}
	for _, r := range v.Filing.Risks {
		s.Items = append(s.Items, chat.Item{Text: v.registeredLine(r), Note: clean(v.mitigation(r))})
	}
	return s
}

func (v View) registeredLine(r workflow.Risk) string {
	if !r.Rated {
		return v.words("cards.risk.unrated", "Risk", v.riskName(r.ID))
	}
	level := workflow.LevelOf(r.ResidualLikelihood, r.ResidualImpact)
	return v.words("cards.risk.line", "Risk", v.riskName(r.ID), "From", r.Score(), "To", r.Residual(), "Level", v.Say.Level(level)) +
		v.words("words.semicolon") + v.pair(v.words("cards.risk.owner"), v.Name(r.Owner))
}

func (v View) everyOpinion() chat.Section {
	s := chat.Section{Heading: v.words("cards.opinions")}
	for _, d := range v.Filing.Decisions {
		s.Items = append(s.Items, v.decisionItem(d, 0))
	}
	return s
}
