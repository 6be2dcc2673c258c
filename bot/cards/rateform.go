package cards

import (
	"slices"
	"strconv"

	"lian/bot/chat"
	"lian/workflow"
)

// RateForm asks for the rating of the risk that a names: how likely, how
// grave, what is done about it, by whom, what remains (handbook: domain §3.1).
func RateForm(v View, a chat.Action) chat.Form {
	r := v.risk(a.Field)
	f := v.form(a, v.words("cards.form.rate", "Risk", v.riskName(a.Field)), v.Say.Act(workflow.ActRate))
	mitigation := chat.Input{Key: "mitigation", Kind: chat.Long, Label: v.words("words.field.mitigation"), Hint: v.words("cards.form.mitigation"),
		Value: given(v.mitigation(r)), Required: true, Max: opinionMax}
	f.Inputs = []chat.Input{
		v.scoreInput("likelihood", "cards.likelihood.", r.Likelihood), v.scoreInput("impact", "cards.impact.", r.Impact),
		mitigation, v.ownerInput(r),
		v.scoreInput("residual_likelihood", "cards.likelihood.", r.ResidualLikelihood), v.scoreInput("residual_impact", "cards.impact.", r.ResidualImpact)}
	return f
}

// risk is a risk of the filing; of an unknown one only its id is known, and
// the filing refuses its rating.
func (v View) risk(id string) workflow.Risk {
	i := slices.IndexFunc(v.Filing.Risks, func(r workflow.Risk) bool { return r.ID == id })
	if i < 0 {
		return workflow.Risk{ID: id}
	}
	return v.Filing.Risks[i]
}

// given is the value of an input that holds one text, or none.
func given(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// scoreInput is one score of 1 to 5, each with its rule of thumb.
func (v View) scoreInput(key, family string, chosen int) chat.Input {
	in := chat.Input{Key: key, Kind: chat.Choice, Label: v.words("words.field." + key), Required: true}
	for score := 1; score <= 5; score++ {
		n := strconv.Itoa(score)
		in.Options = append(in.Options, chat.Option{Value: n, Label: n + " " + v.words(family+n), Note: v.words(family + n + ".note")})
	}
	if chosen > 0 {
		in.Value = []string{strconv.Itoa(chosen)}
	}
	return in
}

// caretakers are the roles that work on campaigns.
var caretakers = []workflow.Role{workflow.RoleOps, workflow.RoleCompliance, workflow.RoleLegal, workflow.RoleMarketing, workflow.RoleRisk, workflow.RoleManager}

// ownerInput offers those who can see to a mitigation: the applicant and the
// caretakers, not everybody in the directory.
func (v View) ownerInput(r workflow.Risk) chat.Input {
	in := chat.Input{Key: "owner", Kind: chat.Choice, Label: v.words("words.field.owner"), Hint: v.words("cards.form.owner"), Required: true, Value: given(r.Owner)}
	for _, p := range v.Office.People {
		if p.Active && (p.ID == v.Filing.Applicant || p.Has(caretakers...)) {
			in.Options = append(in.Options, v.personOption(p))
		}
	}
	if r.Owner == "" {
		in.Value = []string{v.Filing.Applicant}
	}
	return v.listed(in)
}
