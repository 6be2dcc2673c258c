package workflow

// A RiskKind is one row of the catalogue (handbook: domain §3.2).
type RiskKind struct {
	ID         string
	Title      Words
	When       Condition // adds it by itself; nil = always
	Reads      []string  // form keys that When asks for, also through computed ones
	Likelihood int       // 1–5, offered
	Impact     int       // 1–5, offered
	Mitigation Words     // offered
	Cites      string
}

// A Risk is one risk of a filing as the risk officer rates it.
type Risk struct {
	ID         string `json:"id"`
	Likelihood int    `json:"likelihood"` // 1–5
	Impact     int    `json:"impact"`     // 1–5
	Mitigation string `json:"mitigation"`
	Owner      string `json:"owner"` // who sees to the mitigation
	// What remains after the mitigation, 1–5 each.
	ResidualLikelihood int  `json:"residual_likelihood"`
	ResidualImpact     int  `json:"residual_impact"`
	Rated              bool `json:"rated"`
}

// A Level of risk.
type Level string

// The levels, mildest first; the bounds are those of handbook domain §3.1.
const (
	LevelNone     Level = ""
	LevelLow      Level = "low"
	LevelMedium   Level = "medium"
	LevelHigh     Level = "high"
	LevelCritical Level = "critical"
)

// A RiskSummary is what routes and cards need to know of the risks.
type RiskSummary struct {
	Level Level `json:"level"` // the highest residual level
	Score int   `json:"score"` // the highest residual score, 1–25
	Open  int   `json:"open"`  // not rated yet
}

// Score is likelihood times impact.
func (r Risk) Score() int { return r.Likelihood * r.Impact }

// Residual is what remains after the mitigation.
func (r Risk) Residual() int { return r.ResidualLikelihood * r.ResidualImpact }

// LevelOf classes a risk: by its score, and at least high where the impact is
// the worst and it is more than rare.
func LevelOf(likelihood, impact int) Level {
	switch score := likelihood * impact; {
	case score == 0:
		return LevelNone
	case score >= 15:
		return LevelCritical
	case score >= 10, impact == 5 && likelihood >= 2:
		return LevelHigh
	case score >= 5:
		return LevelMedium
	default:
		return LevelLow
	}
}

var levelOrder = map[Level]int{LevelNone: 0, LevelLow: 1, LevelMedium: 2, LevelHigh: 3, LevelCritical: 4}

// Summarise rolls up the risks of a filing.
func Summarise(risks []Risk) RiskSummary {
	var s RiskSummary
	for _, r := range risks {
		if !r.Rated {
			s.Open++
			continue
		}
		s.Score = max(s.Score, r.Residual())
		if l := LevelOf(r.ResidualLikelihood, r.ResidualImpact); levelOrder[l] > levelOrder[s.Level] {
			s.Level = l
		}
	}
	return s
}
