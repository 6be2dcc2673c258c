package workflow

import (
	"errors"
	"slices"
	"strings"
)

// refreshRisks adds the risks that the rule book says this filing has, with
// what the catalogue offers, and drops those whose cause is gone and that
// nobody has rated.
func (f *Filing) refreshRisks(o Office) error {
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return err
	}
	var risks []Risk
	for _, kind := range o.Book.Risks {
		applies, err := holds(kind.When, facts)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(f.Risks, func(r Risk) bool { return r.ID == kind.ID })
		switch {
		case i >= 0 && (applies || f.Risks[i].Rated):
			risks = append(risks, f.Risks[i])
		case applies:
			risks = append(risks, Risk{ID: kind.ID, Likelihood: kind.Likelihood, Impact: kind.Impact, Mitigation: kind.Mitigation.ZH})
		}
	}
	f.Risks = risks
	return nil
}

// Rate writes the rating of one risk. What remains after the mitigation
// cannot be more than the risk itself.
func (f *Filing) Rate(o Office, by Person, r Risk) error {
	if p := f.maySeated(o, by, ActRate, ""); p != nil {
		return p
	}
	i := slices.IndexFunc(f.Risks, func(have Risk) bool { return have.ID == r.ID })
	if i < 0 {
		return &Problem{Code: UnknownRisk, Field: r.ID}
	}
	if p := r.check(o); p != nil {
		return p
	}
	r.Mitigation, r.Rated = strings.TrimSpace(r.Mitigation), true
	f.Risks[i] = r
	f.enter(o, by, ActRate, map[string]string{"risk": r.ID})
	return nil
}

func (r Risk) check(o Office) *Problem {
	for _, score := range []struct {
		field string
		n     int
	}{{"likelihood", r.Likelihood}, {"impact", r.Impact},
		{"residual_likelihood", r.ResidualLikelihood}, {"residual_impact", r.ResidualImpact}} {
		if score.n < 1 || score.n > 5 {
			return &Problem{Code: BadValue, Field: score.field}
		}
	}
	switch {
	case strings.TrimSpace(r.Mitigation) == "":
		return &Problem{Code: Required, Field: "mitigation"}
	case r.Residual() > r.Score():
		return &Problem{Code: TooBig, Field: "residual_likelihood"}
	case !o.Person(r.Owner).Active:
		return &Problem{Code: NoSuchPerson, Field: "owner"}
	}
	return nil
}

// weighRisks refuses to pass an assessment that is not finished, or that no
// row of the authority table lets anybody approve.
func (f *Filing) weighRisks(o Office) *Problem {
	if open := Summarise(f.Risks).Open; open > 0 {
		var ids []string
		for _, r := range f.Risks {
			if !r.Rated {
				ids = append(ids, r.ID)
			}
		}
		return &Problem{Code: RisksOpen, Fields: ids}
	}
	_, err := o.approval(f)
	var refused *Problem
	if err != nil && !errors.As(err, &refused) {
		return &Problem{Code: RouteRefused, Args: map[string]string{"error": err.Error()}}
	}
	return refused
}
