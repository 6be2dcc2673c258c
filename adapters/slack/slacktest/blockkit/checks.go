package blockkit

import (
	"encoding/json"
	"math/big"
	"strings"
)

// oneOf wants exactly one of the fields.
func oneOf(names ...string) check {
	return func(j *judge, at place, object map[string]any) {
		switch found := count(object, names); {
		case found == 0:
			j.say(at, "must define either %s", quoted(names, " or "))
		case found > 1:
			j.say(at, "must define only one of %s", quoted(names, " and "))
		}
	}
}

// someOf wants at least one of the fields.
func someOf(names ...string) check {
	return func(j *judge, at place, object map[string]any) {
		if count(object, names) == 0 {
			j.say(at, "must define either %s", quoted(names, " or "))
		}
	}
}

// notBoth allows at most one of the fields.
func notBoth(names ...string) check {
	return func(j *judge, at place, object map[string]any) {
		if count(object, names) > 1 {
			j.say(at, "must define only one of %s", quoted(names, " and "))
		}
	}
}

func count(object map[string]any, names []string) (found int) {
	for _, name := range names {
		if _, ok := object[name]; ok {
			found++
		}
	}
	return found
}

func quoted(names []string, between string) string {
	return "`" + strings.Join(names, "`"+between+"`") + "`"
}

// ordered wants the first number to be no more than the second, where both are
// given. Slack writes some numbers as strings.
func ordered(low, high string) check {
	return func(j *judge, at place, object map[string]any) {
		a, isLow := numberIn(object[low])
		b, isHigh := numberIn(object[high])
		if isLow && isHigh && a.Cmp(b) > 0 {
			j.say(at.key(low), "cannot be greater than `%s`", high)
		}
	}
}

func numberIn(value any) (*big.Rat, bool) {
	switch n := value.(type) {
	case json.Number:
		return new(big.Rat).SetString(n.String())
	case string:
		return new(big.Rat).SetString(n)
	}
	return nil, false
}

// distinctActions wants every action_id once among the elements of a list.
func distinctActions(name string) check {
	return func(j *judge, at place, object map[string]any) {
		elements, _ := object[name].([]any)
		seen := map[string]bool{}
		for i, element := range elements {
			element, _ := element.(map[string]any)
			id, ok := element["action_id"].(string)
			if ok && seen[id] {
				j.say(at.key(name).item(i).key("action_id"), "`action_id` %q already exists", id)
			}
			seen[id] = true
		}
	}
}
