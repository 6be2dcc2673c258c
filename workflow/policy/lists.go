package policy

import (
	"maps"
	"slices"

	"lian/workflow"
)

// checklists reads checklists.yaml: the points by lane.
func (r *reading) checklists(root node, lanes []string) map[string][]workflow.Check {
	all := map[string][]workflow.Check{}
	known := ids{}
	f := root.fields(lanes...)
	for _, lane := range slices.Sorted(maps.Keys(f.entries)) {
		items := f.entries[lane].items()
		checks := make([]workflow.Check, len(items))
		for i, item := range items {
			r.point(item, known, &checks[i])
		}
		all[lane] = checks
	}
	return all
}

func (r *reading) point(n node, known ids, c *workflow.Check) {
	f := n.fields("id", "text", "cites", "star", "when")
	c.ID = known.id(f.must("id"), "check")
	c.Text = f.must("text").words()
	c.Cites = f.get("cites").filled()
	c.Star = f.get("star").flag()
	r.guard(f.get("when").expression(), &c.When)
}

// risks reads risks.yaml.
func (r *reading) risks(root node) []workflow.RiskKind {
	items := root.fields("risks").must("risks").items()
	all := make([]workflow.RiskKind, len(items))
	known := ids{}
	for i, item := range items {
		r.risk(item, known, &all[i])
	}
	return all
}

func (r *reading) risk(n node, known ids, k *workflow.RiskKind) {
	f := n.fields("id", "title", "when", "likelihood", "impact", "mitigation", "cites")
	k.ID = known.id(f.must("id"), "risk")
	k.Title = f.must("title").words()
	k.Likelihood = int(f.must("likelihood").integer(1, 5))
	k.Impact = int(f.must("impact").integer(1, 5))
	k.Mitigation = f.must("mitigation").words()
	k.Cites = f.get("cites").filled()
	if when := f.get("when").expression(); when != nil {
		r.guards = append(r.guards, guarded{rule: when, into: &k.When, reads: &k.Reads})
	}
}
