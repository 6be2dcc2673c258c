package policy

import (
	"regexp"
	"slices"
	"strings"

	"lian/workflow"
)

// An asked question is one being read: the question, where it stands, and the
// rules that wait for the whole form to be known.
type asked struct {
	q       *workflow.Question
	phase   workflow.Phase
	at      node
	when    *expression
	compute *expression
	checks  []*expression
	readers node
	example node
}

var phases = []string{string(workflow.PhaseSubmit), string(workflow.PhaseLaunch), string(workflow.PhaseReport),
	string(workflow.PhaseComplaint), string(workflow.PhaseClose)}

var questionTypes = []string{"text", "long", "number", "money", "percent", "date", "dates", "windows", "yesno",
	"choice", "choices", "caller", "url", "person", "file", "computed"}

var changes = []string{string(workflow.ChangeMinor), string(workflow.ChangeStandard), string(workflow.ChangeMaterial), string(workflow.ChangeFiling)}

// form reads form.yaml.
func (r *reading) form(root node) workflow.Form {
	var form workflow.Form
	known := ids{}
	for _, n := range root.fields("sections").must("sections").items() {
		f := n.fields("id", "title", "phase", "questions")
		s := workflow.Section{ID: known.id(f.must("id"), "section"), Title: f.must("title").words(),
			Phase: workflow.Phase(f.must("phase").oneOf("phase", phases))}
		for _, item := range f.must("questions").items() {
			if a := r.question(item); a != nil {
				a.phase = s.Phase
				r.questions = append(r.questions, a)
				s.Questions = append(s.Questions, a.q)
			}
		}
		if len(s.Questions) == 0 && n.exists() {
			n.fault("a section without questions")
		}
		form.Sections = append(form.Sections, s)
	}
	return form
}

// question reads one question; nil where it has no usable key.
func (r *reading) question(n node) *asked {
	f := n.fields("key", "label", "why", "example", "type", "unit", "required", "when", "choices", "readers",
		"lanes", "change", "min", "max", "checks", "compute", "default")
	key := r.newKey(f.must("key"))
	if key == "" {
		return nil
	}
	q := &workflow.Question{Key: key, Label: f.must("label").words(), Why: f.must("why").words(), Unit: f.get("unit").words(),
		Type:     workflow.Type(f.must("type").oneOf("type", questionTypes)),
		Required: f.get("required").flag(),
		Readers:  f.get("readers").roles(),
		Lanes:    f.get("lanes").manyOf("lane", r.lanes),
		Change:   workflow.Change(f.get("change").oneOf("class of change", changes))}
	a := &asked{q: q, at: n, when: f.get("when").expression(), compute: f.get("compute").expression(),
		readers: f.get("readers"), example: f.get("example")}
	if q.Type == workflow.TypeComputed {
		a.computed(f)
		return a
	}
	a.answerable(f)
	return a
}

// keyPattern makes every part of a key a name that expressions can say.
var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$`)

// reserved are words of expressions that no part of a key may be; heads are
// names that a key cannot begin with.
var (
	reserved = []string{"in", "not", "or", "and", "matches", "contains", "let", "if", "else", "true", "false", "nil"}
	heads    = []string{"today", "risk", "answered", "days", "within"}
)

// newKey reads a key and reserves it.
func (r *reading) newKey(n node) string {
	key := n.text()
	switch {
	case key == "":
		return ""
	case !keyPattern.MatchString(key):
		n.fault("%q cannot be a key: parts of small letters, digits and _, a letter first, joined by dots, such as budget.amount", abridged(key))
	case means(key):
		n.fault("%q cannot be a key: one of its parts is a word of the rules' language", key)
	case r.keys[key]:
		n.fault("key %s stands here twice", key)
	case r.crosses(key) != "":
		n.fault("key %s and key %s cannot both be: one is a part of the other", key, r.crosses(key))
	default:
		r.keys[key] = true
		return key
	}
	return ""
}

// means tells whether a key would be read as something else in a rule.
func means(key string) bool {
	parts := strings.Split(key, ".")
	return slices.Contains(heads, parts[0]) || slices.ContainsFunc(parts, func(p string) bool { return slices.Contains(reserved, p) })
}

// crosses finds a key that would have to be a value and a group at once.
func (r *reading) crosses(key string) string {
	for other := range r.keys {
		if strings.HasPrefix(other, key+".") || strings.HasPrefix(key, other+".") {
			return other
		}
	}
	return ""
}

// computed reads what only a derived question has, and refuses the rest.
func (a *asked) computed(f fields) {
	f.must("compute")
	for _, key := range []string{"example", "required", "when", "choices", "min", "max", "checks", "default"} {
		if n := f.get(key); n.exists() {
			n.fault("%s does nothing here: a computed question is never asked", key)
		}
	}
	a.when = nil
}

// answerable reads what a question that is asked has.
func (a *asked) answerable(f fields) {
	if n := f.get("compute"); n.exists() {
		n.fault("compute does nothing here: only a question of type computed is computed")
	}
	a.q.Example = f.must("example").words()
	a.choices(f)
	a.bounds(f)
	for _, n := range f.get("checks").items() {
		a.check(n)
	}
	a.offered(f.get("default"))
}

// check reads one assertion.
func (a *asked) check(n node) {
	f := n.fields("holds", "say", "blocks")
	a.q.Checks = append(a.q.Checks, workflow.Assertion{Say: f.must("say").words(), Blocks: f.get("blocks").flag()})
	a.checks = append(a.checks, f.must("holds").expression())
}

// biggest bounds what a rule may demand: more than any campaign has.
const biggest = 1_000_000_000_000

// bounded are the types whose size a rule may bound; money in yuan.
var bounded = []workflow.Type{workflow.TypeMoney, workflow.TypeText, workflow.TypeLong, workflow.TypeNumber, workflow.TypeChoices, workflow.TypeFile, workflow.TypeWindows}

// bounds reads min and max.
func (a *asked) bounds(f fields) {
	low, high := f.get("min"), f.get("max")
	if !slices.Contains(bounded, a.q.Type) && a.q.Type != "" {
		for _, n := range []node{low, high} {
			if n.exists() {
				n.fault("a bound does nothing for type %s; use a check", a.q.Type)
			}
		}
		return
	}
	a.q.Min = low.integer(0, biggest)
	if !high.exists() {
		return
	}
	a.q.Max = high.integer(0, biggest)
	switch {
	case a.q.Max == 0:
		high.fault("nobody can answer with max 0; leave max out where there is no limit")
	case a.q.Max < a.q.Min:
		high.fault("nobody can answer: max %d is less than min %d", a.q.Max, a.q.Min)
	}
}

// offered reads the default, in canonical form.
func (a *asked) offered(n node) {
	if !n.exists() {
		return
	}
	items := []node{n}
	if kind(n.tree) == "a list" {
		items = n.items()
	}
	for _, item := range items {
		a.q.Default = append(a.q.Default, item.text())
		if len(a.q.Choices) > 0 {
			item.oneOf("choice", choiceCodes(a.q))
		}
	}
	if _, err := typed(a.q.Type, a.q.Default); err != nil {
		n.fault("not a canonical value of type %s", a.q.Type)
	}
}
