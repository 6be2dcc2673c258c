package policy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
	"lian/workflow"
)

// Bounds of one expression: a rule a person can read has a few dozen parts.
const (
	maxNodes     = 300
	memoryBudget = 100_000
)

// An expression is a rule as written, and where.
type expression struct {
	source string
	at     node
	tree   *parser.Tree
	names  []name
}

// A name is something of the environment that an expression asks for.
type name struct {
	key  string // the form's key, or today, risk.level …
	from int    // its place in the source, in characters
}

// expression parses a rule; nil where there is none or it is no expression.
func (n node) expression() *expression {
	if !n.exists() {
		return nil
	}
	e := &expression{source: n.text(), at: n}
	if strings.TrimSpace(e.source) == "" {
		n.fault("says nothing; leave it out if it always holds")
		return nil
	}
	tree, err := parser.Parse(e.source)
	if err != nil {
		e.refuse(err)
		return nil
	}
	e.tree = tree
	return e
}

// always tells a rule that holds for every filing.
func (e *expression) always() bool {
	if e == nil {
		return true
	}
	constant, ok := e.tree.Node.(*ast.BoolNode)
	return ok && constant.Value
}

// text is the rule as written, "" where there is none.
func (e *expression) text() string {
	if e == nil {
		return ""
	}
	return e.source
}

// fault notes a fault at a character of the expression.
func (e *expression) fault(from int, format string, args ...any) *Problem {
	line, column := e.at.within(e.source, from)
	return e.at.doc.note(line, column, e.at.path, fmt.Sprintf(format, args...))
}

// refuse notes what the expression library found.
func (e *expression) refuse(err error) {
	var located *file.Error
	if errors.As(err, &located) {
		e.fault(located.From, "%s", located.Message)
		return
	}
	e.fault(0, "%s", err)
}

// compile binds a rule to the environment. Every fault of it is noted.
func (e *expression) compile(env *environment, result expr.Option) (*vm.Program, bool) {
	if !e.resolve(env) {
		return nil, false
	}
	program, err := expr.Compile(e.source, append(slices.Clone(env.options), result)...)
	if err != nil {
		e.refuse(err)
		return nil, false
	}
	return program, true
}

// condition compiles a rule that is true or false; nil always holds.
func (e *expression) condition(env *environment) workflow.Condition {
	if e == nil {
		return nil
	}
	program, ok := e.compile(env, expr.AsBool())
	if !ok {
		return nil
	}
	asksToday := e.asks(env, TodayKey)
	return func(facts workflow.Facts) (bool, error) {
		if asksToday && missing(facts) {
			return false, fmt.Errorf("policy: %s: %w", e.place(), ErrNoToday)
		}
		holds, err := e.run(program, facts)
		if err != nil {
			return false, err
		}
		return holds.(bool), nil // compiled with AsBool
	}
}

// run evaluates within the memory budget.
func (e *expression) run(program *vm.Program, facts workflow.Facts) (any, error) {
	machine := vm.VM{MemoryBudget: memoryBudget}
	result, err := machine.Run(program, map[string]any(facts))
	if err != nil {
		return nil, fmt.Errorf("policy: %s: %w", e.place(), err)
	}
	return result, nil
}

// place is file:line:column, for errors while a filing is judged.
func (e *expression) place() string {
	line, column := e.at.within(e.source, 0)
	return fmt.Sprintf("%s:%d:%d", e.at.doc.name, line, column)
}

// asks tells whether a rule needs a name, itself or through a computed key.
func (e *expression) asks(env *environment, wanted string) bool {
	return slices.ContainsFunc(e.names, func(n name) bool { return n.key == wanted || env.behind(n.key)[wanted] })
}

// resolve finds every name the rule asks for, before the compiler stops at
// the first it does not know.
func (e *expression) resolve(env *environment) bool {
	found := collect(e.tree)
	ok := true
	for _, use := range found.uses {
		key, known := env.key(use.path)
		if use.path == clockCall {
			e.fault(use.from, "now() gives another answer each time it is asked; use today")
			ok = false
			continue
		}
		if !known {
			e.fault(use.from, "unknown name %s", use.path).Suggestion = closest(use.path, env.names())
			ok = false
			continue
		}
		e.names = append(e.names, name{key: key, from: use.from})
	}
	for _, bad := range env.wrongCodes(found) {
		e.fault(bad.from, "%q is not a choice of %s", bad.path, bad.key).Suggestion = closest(bad.path, slices.Collect(maps.Keys(env.codes[bad.key])))
		ok = false
	}
	return ok
}
