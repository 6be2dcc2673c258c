package policy

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"lian/workflow"
)

// A guarded rule is an expression, the place of the condition it becomes, and,
// where somebody asks, of the form keys it reads.
type guarded struct {
	rule  *expression
	into  *workflow.Condition
	reads *[]string
}

// approveList is the checklist of the approvers, whose step has routes and
// no lanes.
const approveList = "approve"

// process reads process.yaml.
func (r *reading) process(root node) *workflow.Process {
	f := root.fields("opinion", "review", "assess", "approve", "close", "launch_within", "close_within", "return_within",
		"nudge_every", "draft_keep", "start", "report", "complain", "suspend", "resume", "end")
	r.opinionRule = opinion(f.must("opinion"), workflow.OpinionRule{})
	lanes := ids{approveList: true}
	p := &workflow.Process{
		Review:       r.step(f.must("review"), lanes),
		Assess:       r.step(f.must("assess"), lanes),
		Approve:      r.authority(f.must("approve")),
		LaunchWithin: f.must("launch_within").span(),
		CloseWithin:  f.must("close_within").span(),
		ReturnWithin: f.must("return_within").span(),
		NudgeEvery:   f.must("nudge_every").span(),
		DraftKeep:    f.must("draft_keep").span(),
		Start:        f.must("start").entitled(),
		Report:       f.must("report").entitled(),
		Complain:     f.get("complain").roles(),
		Suspend:      f.must("suspend").entitled(),
		Resume:       f.must("resume").entitled(),
		End:          f.must("end").entitled(),
	}
	r.lanes = laneIDs(p.Review, p.Assess) // what a changed answer can send back to
	p.Close = r.step(f.must("close"), lanes)
	return p
}

// entitled is a list of roles that cannot be empty: nobody could do it.
func (n node) entitled() []workflow.Role {
	roles := n.roles()
	if n.exists() && len(roles) == 0 {
		n.fault("nobody may do it: name a role")
	}
	return roles
}

func laneIDs(steps ...workflow.Step) []string {
	var all []string
	for _, s := range steps {
		for _, l := range s.Lanes {
			all = append(all, l.ID)
		}
	}
	return all
}

// step reads a step of lanes.
func (r *reading) step(n node, known ids) workflow.Step {
	f := n.fields("title", "returns", "lanes")
	s := workflow.Step{Title: f.must("title").words(), ReturnsAtOnce: returns(f)}
	items := f.must("lanes").items()
	s.Lanes = make([]workflow.Lane, len(items)) // conditions are filled in later, by address
	for i, item := range items {
		r.lane(item, known, &s.Lanes[i])
	}
	if n.exists() && len(s.Lanes) == 0 {
		n.fault("a step without lanes: nobody decides")
	}
	return s
}

func returns(f fields) bool {
	return f.get("returns").oneOf("way of returning", []string{"wait", "at_once"}) == "at_once"
}

func (r *reading) lane(n node, known ids, l *workflow.Lane) {
	f := n.fields("id", "title", "when", "due", "opinion", "seats")
	l.ID = known.id(f.must("id"), "lane")
	l.Title = f.must("title").words()
	l.Due = f.must("due").span()
	l.Opinion = opinion(f.get("opinion"), r.opinionRule)
	l.Seats = seats(n, f.must("seats"), l.Title)
	r.guard(f.get("when").expression(), &l.When)
}

// opinion reads a rule of opinions; what it does not say, the given one says.
func opinion(n node, rule workflow.OpinionRule) workflow.OpinionRule {
	f := n.fields("required", "min", "empty")
	if required := f.get("required"); required.exists() {
		rule.Required = required.flag()
	}
	if low := f.get("min"); low.exists() {
		rule.Min = int(low.integer(0, 1000))
	}
	if empty := f.get("empty"); empty.exists() {
		rule.Empty = nil
		for _, word := range empty.items() {
			rule.Empty = append(rule.Empty, word.filled())
		}
	}
	return rule
}

// seats reads who decides, one after the other.
func seats(of, n node, title workflow.Words) []workflow.SeatRule {
	var all []workflow.SeatRule
	known := ids{}
	for _, item := range n.items() {
		f := item.fields("id", "title", "role", "level", "sign", "in_turn")
		s := workflow.SeatRule{ID: known.id(f.must("id"), "seat"), Title: title,
			Role:  workflow.Role(f.must("role").oneOf("role", roleNames)),
			Level: f.get("level").oneOf("level", workflow.Authorities),
			Need:  sign(f.get("sign")), InTurn: f.get("in_turn").flag()}
		if own := f.get("title"); own.exists() {
			s.Title = own.words()
		}
		all = append(all, s)
	}
	if n.exists() && len(all) == 0 {
		of.fault("no seat: nobody decides here")
	}
	return all
}

var signPattern = regexp.MustCompile(`^(-?\d{1,9})(?: of (\d{1,9}))?$`)

// sign reads how many must agree: any (或签), all (会签), 2, or "2 of 3".
func sign(n node) int {
	written := n.text()
	switch written {
	case "", "any":
		return 1
	case "all":
		return 0
	}
	parts := signPattern.FindStringSubmatch(written)
	if parts == nil {
		n.fault("%q is no rule of signing: write any, all, 2 or \"2 of 3\"", abridged(written))
		return 1
	}
	need, _ := strconv.Atoi(parts[1]) // digits, at most nine
	of, _ := strconv.Atoi(parts[2])
	switch {
	case need < 1:
		n.fault("%d signatures are none; write any, all or a number from 1", need)
	case parts[2] != "" && need > of:
		n.fault("%d of %d can never sign", need, of)
	}
	return max(need, 1)
}

// authority reads the approval step: the first route that holds is taken.
func (r *reading) authority(n node) workflow.Step {
	f := n.fields("title", "returns", "routes")
	s := workflow.Step{Title: f.must("title").words(), ReturnsAtOnce: returns(f)}
	list := f.must("routes")
	items := list.items()
	s.Routes = make([]workflow.Route, len(items))
	known := ids{}
	taken := map[string]string{} // condition → the route that has it
	for i, item := range items {
		r.route(item, known, &s.Routes[i], taken)
	}
	if _, ends := taken["true"]; !ends && list.exists() {
		list.fault("the last route must always hold (leave out its when): a filing that fits none could never be approved")
	}
	return s
}

func (r *reading) route(n node, known ids, route *workflow.Route, taken map[string]string) {
	f := n.fields("id", "title", "when", "refuse", "seats", "due", "opinion")
	route.ID = known.id(f.must("id"), "route")
	route.Title = f.must("title").words()
	route.Refuse = f.get("refuse").words()
	route.Opinion = opinion(f.get("opinion"), r.opinionRule)
	if f.get("refuse").exists() {
		for _, key := range []string{"seats", "due", "opinion"} {
			if other := f.get(key); other.exists() {
				other.fault("%s does nothing here: the route refuses", key)
			}
		}
	} else {
		route.Seats = seats(n, f.must("seats"), route.Title)
		route.Due = f.must("due").span()
	}
	when := f.get("when").expression()
	r.guard(when, &route.When)
	if !f.get("when").exists() || when != nil {
		reachable(n, route.ID, when, taken)
	}
}

// reachable notes a route that an earlier one keeps every filing from.
func reachable(n node, id string, when *expression, taken map[string]string) {
	condition := "true"
	if !when.always() {
		condition = strings.Join(strings.Fields(when.source), " ")
	}
	before, ok := taken["true"]
	if !ok {
		before, ok = taken[condition]
	}
	if ok {
		n.fault("%s", fmt.Sprintf("route %s is never reached: route %s before it takes every filing it could take", id, before))
		return
	}
	taken[condition] = id
}

// guard remembers a rule to compile once the form is known.
func (r *reading) guard(rule *expression, into *workflow.Condition) {
	if rule != nil {
		r.guards = append(r.guards, guarded{rule: rule, into: into})
	}
}
