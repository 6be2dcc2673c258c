package policy

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
	"lian/workflow"
)

// compile turns every rule read into a condition. The computed keys come
// first, for the others may ask for them.
func (r *reading) compile() {
	r.env = newEnvironment(r.questions)
	r.derive()
	for _, a := range r.questions {
		a.q.When = a.when.condition(r.env)
		for i, check := range a.checks {
			a.q.Checks[i].Holds = check.condition(r.env)
		}
	}
	for _, g := range r.guards {
		*g.into = g.rule.condition(r.env)
		if g.reads != nil {
			*g.reads = r.read(g.rule)
		}
	}
}

// read lists the form keys that a compiled rule asks for, itself or through a
// computed key.
func (r *reading) read(rule *expression) []string {
	asked := map[string]bool{}
	for _, n := range rule.names {
		asked[n.key] = true
		maps.Copy(asked, r.env.behind(n.key))
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(asked)), func(key string) bool { return !r.keys[key] })
}

// derive compiles the computed keys, each after those it is made of, which is
// also the order to compute them in. What remains in a round that settles none
// goes in a circle.
func (r *reading) derive() {
	waiting := map[string]*asked{}
	for _, a := range r.questions {
		if a.q.Type == workflow.TypeComputed {
			waiting[a.q.Key] = a
		}
	}
	for len(waiting) > 0 {
		settled := r.settle(waiting)
		if len(settled) == 0 {
			r.circle(waiting)
			return
		}
		for _, a := range settled {
			delete(waiting, a.q.Key)
		}
		r.env.build()
	}
}

// settle compiles the waiting keys that wait for no other, in form order.
func (r *reading) settle(waiting map[string]*asked) []*asked {
	var settled []*asked
	for _, a := range r.questions {
		if waiting[a.q.Key] == a && (a.compute == nil || !waits(a, waiting)) {
			settled = append(settled, a)
		}
	}
	for _, a := range settled { // all against the same environment
		r.derived(a)
	}
	return settled
}

// waits tells whether a computed key asks for one not yet compiled.
func waits(a *asked, waiting map[string]*asked) bool {
	for _, u := range collect(a.compute.tree).uses {
		for key := range waiting {
			if u.path == key || strings.HasPrefix(u.path, key+".") {
				return true
			}
		}
	}
	return false
}

// derived compiles one computed key and makes it known. One with a fault
// becomes known too, so that the fault is reported once.
func (r *reading) derived(a *asked) {
	r.env.types[a.q.Key] = types.Any
	r.computed = append(r.computed, a)
	if a.compute == nil {
		return
	}
	program, ok := a.compute.compile(r.env, expr.AsAny())
	if !ok {
		return
	}
	result, ok := resultType(program.Node().Type())
	if !ok {
		a.compute.fault(0, "computes a %s; it must be a number, text, yes or no, a day or a list of texts", program.Node().Type())
		return
	}
	if a.compute.asks(r.env, TodayKey) {
		a.compute.fault(0, "a computed value cannot ask for today: it would change while nobody answers")
		return
	}
	r.env.types[a.q.Key] = result
	r.env.depends[a.q.Key] = r.dependsOn(a)
	a.q.Compute = computed(a.compute, program, result)
}

// computed evaluates a computed key's rule.
func computed(rule *expression, program *vm.Program, result types.Type) func(workflow.Facts) (any, error) {
	return func(facts workflow.Facts) (any, error) {
		value, err := rule.run(program, facts)
		if err != nil {
			return nil, err
		}
		if result == textList {
			return textsOf(rule, value)
		}
		return value, nil
	}
}

// textsOf makes a list of texts of what the library's list functions return.
func textsOf(rule *expression, value any) (any, error) {
	if texts, ok := value.([]string); ok {
		return texts, nil
	}
	texts := []string{}
	list, _ := value.([]any) // resultType admits these two only
	for _, item := range list {
		text, ok := item.(string)
		if !ok {
			return nil, fmt.Errorf("policy: %s: a list with %T in it", rule.place(), item)
		}
		texts = append(texts, text)
	}
	return texts, nil
}

// resultType is the type of a computed key by what its rule gives.
func resultType(t reflect.Type) (types.Type, bool) {
	switch t {
	case reflect.TypeFor[int]():
		return types.Int, true
	case reflect.TypeFor[float64]():
		return types.Float64, true
	case reflect.TypeFor[bool]():
		return types.Bool, true
	case reflect.TypeFor[string]():
		return types.String, true
	case reflect.TypeFor[time.Time]():
		return timeType, true
	case reflect.TypeFor[[]string](), reflect.TypeFor[[]any]():
		return textList, true
	default:
		return nil, false
	}
}

// dependsOn are all keys behind a computed one, through other computed ones.
func (r *reading) dependsOn(a *asked) map[string]bool {
	all := map[string]bool{}
	for _, n := range a.compute.names {
		all[n.key] = true
		maps.Copy(all, r.env.depends[n.key])
	}
	return all
}

// circle notes computed keys that are made of each other, and makes them
// known so that the rules that use them are still checked.
func (r *reading) circle(waiting map[string]*asked) {
	for _, a := range r.questions {
		if waiting[a.q.Key] == a {
			a.compute.fault(0, "%s cannot be computed: it, or a computed key it asks for, is made of itself", a.q.Key)
			r.env.types[a.q.Key] = types.Any
		}
	}
	r.env.build()
}
