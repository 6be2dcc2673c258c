package policy

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"
	"lian/workflow"
)

// TodayKey is the fact that whoever evaluates a condition must set: a
// time.Time, midnight UTC of the filing's local day.
const TodayKey = "today"

// answeredKey is the function that tells an answer from a zero.
const answeredKey = "answered"

// riskKeys are the facts about a filing's risks.
var riskKeys = map[string]types.Type{
	"risk.level": types.String, "risk.score": types.Int, "risk.open": types.Int,
}

// An environment is every name an expression may ask for, with its type.
type environment struct {
	types   map[string]types.Type      // by key
	codes   map[string]map[string]bool // by key of a choice
	depends map[string]map[string]bool // computed key → every key behind it
	options []expr.Option
}

var (
	timeType = types.TypeOf(time.Time{})
	textList = types.TypeOf([]string{})
	// dateRange is what a question of type dates gives.
	dateRange = types.Map{"from": timeType, "to": timeType}
)

// typeOf is what the answer to a question is in an expression.
func typeOf(t workflow.Type) types.Type {
	switch t {
	case workflow.TypeNumber:
		return types.Int
	case workflow.TypeMoney, workflow.TypePercent:
		return types.Float64
	case workflow.TypeDate:
		return timeType
	case workflow.TypeDates:
		return dateRange
	case workflow.TypeYesNo:
		return types.Bool
	case workflow.TypeChoices, workflow.TypeWindows, workflow.TypeFile:
		return textList
	case "": // misspelt, and reported where it stands
		return types.Any
	default:
		return types.String
	}
}

// newEnvironment knows the form's keys, but for the computed ones: their
// types follow from their expressions.
func newEnvironment(questions []*asked) *environment {
	env := &environment{types: map[string]types.Type{TodayKey: timeType}, codes: map[string]map[string]bool{}, depends: map[string]map[string]bool{}}
	maps.Copy(env.types, riskKeys)
	env.codes["risk.level"] = map[string]bool{}
	for _, level := range []workflow.Level{workflow.LevelNone, workflow.LevelLow, workflow.LevelMedium, workflow.LevelHigh, workflow.LevelCritical} {
		env.codes["risk.level"][string(level)] = true
	}
	for _, a := range questions {
		if a.q.Type == workflow.TypeComputed {
			continue
		}
		env.types[a.q.Key] = typeOf(a.q.Type)
		if len(a.q.Choices) > 0 {
			env.codes[a.q.Key] = codes(a.q)
		}
	}
	env.build()
	return env
}

// codes are the values a choice can have; "" is what it is unanswered.
func codes(q *workflow.Question) map[string]bool {
	all := map[string]bool{"": true}
	for _, c := range q.Choices {
		all[c.Code] = true
	}
	return all
}

// build makes the compiler's options of the types known so far.
func (env *environment) build() {
	root := types.Map{answeredKey: types.TypeOf(func(string) bool { return false })}
	for key, t := range env.types {
		put(root, strings.Split(key, "."), t)
	}
	env.options = append([]expr.Option{environmentOption(root), expr.MaxNodes(maxNodes), expr.DisableBuiltin(clockCall)}, functions...)
}

// environmentOption is expr.Env with the types worked out once, not anew for
// each of the book's two hundred rules: a third of the time of loading.
func environmentOption(root types.Map) expr.Option {
	nature := root.Nature()
	return func(c *conf.Config) { c.EnvObject, c.Env, c.Strict = root, nature, nature.Strict }
}

// put sets a type at a path of nested maps.
func put(m types.Map, path []string, t types.Type) {
	if len(path) == 1 {
		m[path[0]] = t
		return
	}
	inner, ok := m[path[0]].(types.Map)
	if !ok {
		inner = types.Map{}
		m[path[0]] = inner
	}
	put(inner, path[1:], t)
}

// key finds the name a path begins with: schedule.dates.from asks for
// schedule.dates.
func (env *environment) key(path string) (string, bool) {
	if path == answeredKey || functionNames[path] {
		return path, true
	}
	for rest := path; ; {
		if _, ok := env.types[rest]; ok {
			return rest, env.reaches(rest, path)
		}
		i := strings.LastIndexByte(rest, '.')
		if i < 0 {
			return "", false
		}
		rest = rest[:i]
	}
}

// reaches tells whether what follows a key exists there. Days have methods,
// which the compiler knows.
func (env *environment) reaches(key, path string) bool {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, key), ".")
	if inner, ok := env.types[key].(types.Map); ok && rest != "" {
		head, _, _ := strings.Cut(rest, ".")
		_, ok = inner[head]
		return ok
	}
	return rest == "" || env.types[key] == timeType
}

// names are all names an expression may ask for.
func (env *environment) names() []string {
	all := slices.Collect(maps.Keys(env.types))
	for _, key := range slices.Clone(all) {
		if inner, ok := env.types[key].(types.Map); ok {
			for part := range inner {
				all = append(all, key+"."+part)
			}
		}
	}
	return append(append(all, answeredKey), slices.Collect(maps.Keys(functionNames))...)
}

// wrongCodes are texts compared with a choice that has no such code: such a
// rule would never hold, and nobody would see why.
func (env *environment) wrongCodes(c *collector) []use {
	var wrong []use
	for _, u := range c.compared {
		if known, ok := env.codes[u.key]; ok && !known[u.path] {
			wrong = append(wrong, u)
		}
	}
	return wrong
}

// behind are the keys a computed one is made of.
func (env *environment) behind(key string) map[string]bool { return env.depends[key] }
