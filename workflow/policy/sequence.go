package policy

import (
	"slices"

	"lian/workflow"
)

// sequence checks that nothing asks for an answer that comes later, and that
// whoever must answer or look again may read.
func (r *reading) sequence() {
	place := r.places()
	for i, a := range r.questions {
		r.known(a.when, i, a, place)
		for _, check := range a.checks {
			r.known(check, i+1, a, place) // a check may ask for its own answer
		}
		r.readable(a)
	}
}

// places are the questions' positions by key.
func (r *reading) places() map[string]int {
	place := make(map[string]int, len(r.questions))
	for i, a := range r.questions {
		if a.q.Type != workflow.TypeComputed {
			place[a.q.Key] = i
		}
	}
	return place
}

// known notes the names a rule asks for too early: before is the first place
// whose answer is not given yet when the rule is evaluated.
func (r *reading) known(rule *expression, before int, a *asked, place map[string]int) {
	if rule == nil {
		return
	}
	for _, n := range rule.names {
		behind := r.env.behind(n.key)
		keys := []string{n.key}
		for key := range behind {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			if why := r.tooEarly(key, before, a, place); why != "" {
				rule.fault(n.from, "nobody can answer %s: it asks for %s, %s", a.q.Key, n.key, why)
				break
			}
		}
	}
}

// tooEarly tells why an answer is not there yet when a question is asked, or "".
func (r *reading) tooEarly(key string, before int, a *asked, place map[string]int) string {
	if riskKeys[key] != nil && a.phase == workflow.PhaseSubmit {
		return "but risks are rated after submission"
	}
	i, isQuestion := place[key]
	if !isQuestion {
		return ""
	}
	other := r.questions[i]
	switch {
	case other == a && i >= before:
		return "which is this question itself"
	case other.phase == a.phase && i >= before:
		return "which is asked later"
	case other.phase != a.phase && !earlier(other.phase, a.phase):
		return "which is asked in phase " + string(other.phase)
	default:
		return ""
	}
}

// earlier tells whether a phase's answers are there in another phase. Reports
// and complaints are many, so no other phase can ask for "the" answer.
func earlier(p, than workflow.Phase) bool {
	order := []string{string(workflow.PhaseSubmit), string(workflow.PhaseLaunch)}
	i, j := slices.Index(order, string(p)), slices.Index(order, string(than))
	return i >= 0 && (j < 0 || i < j)
}

// readable checks that readers leave in those who must see the answer: who
// gives it, and the lanes that look again when it changes.
func (r *reading) readable(a *asked) {
	if len(a.q.Readers) == 0 {
		return
	}
	if asks := r.answering(a.phase); len(asks) > 0 && !shares(asks, a.q.Readers) {
		a.readers.fault("nobody can answer %s: its readers leave out %v, who are asked", a.q.Key, asks)
	}
	for _, lane := range a.q.Lanes {
		sitting := r.sitting(lane)
		if !slices.Contains(sitting, "") && !shares(sitting, a.q.Readers) { // "" is misspelt, and reported where it stands
			a.readers.fault("lane %s must look at %s again when it changes, but may not read it", lane, a.q.Key)
		}
	}
}

// answering are the roles asked in a phase; empty is everyone.
func (r *reading) answering(p workflow.Phase) []workflow.Role {
	switch p {
	case workflow.PhaseLaunch:
		return r.book.Process.Start
	case workflow.PhaseReport:
		return r.book.Process.Report
	case workflow.PhaseComplaint:
		return r.book.Process.Complain
	default:
		return []workflow.Role{workflow.RoleApplicant}
	}
}

// sitting are the roles with a seat in a lane.
func (r *reading) sitting(lane string) []workflow.Role {
	var roles []workflow.Role
	for _, step := range []workflow.Step{r.book.Process.Review, r.book.Process.Assess} {
		for _, l := range step.Lanes {
			for _, s := range l.Seats {
				if l.ID == lane {
					roles = append(roles, s.Role)
				}
			}
		}
	}
	return roles
}

func shares(a, b []workflow.Role) bool {
	return slices.ContainsFunc(a, func(r workflow.Role) bool { return slices.Contains(b, r) })
}
