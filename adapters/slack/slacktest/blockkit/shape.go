package blockkit

import (
	"maps"
	"slices"
)

// rule judges the value found at a place.
type rule func(j *judge, at place, value any)

// check judges what an object's fields say together.
type check func(j *judge, at place, object map[string]any)

type fields map[string]rule

// shape is what an object must and may hold; Slack refuses every other field.
type shape struct {
	on   surface // where a block or element may be shown; 0 for everywhere
	must fields
	may  fields
	also []check
}

// object is the rule for an object without a type.
func object(s shape) rule {
	return func(j *judge, at place, value any) {
		if object, ok := j.object(at, value); ok {
			s.judge(j, at, object)
		}
	}
}

// judge goes through the fields by name, so that complaints come in a fixed order.
// The named fields have been judged already.
func (s shape) judge(j *judge, at place, object map[string]any, judged ...string) {
	for _, name := range slices.Sorted(maps.Keys(s.must)) {
		if _, ok := object[name]; !ok {
			j.say(at, "missing required field: %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if !slices.Contains(judged, name) {
			s.judgeField(j, at, name, object[name])
		}
	}
	for _, check := range s.also {
		check(j, at, object)
	}
}

func (s shape) judgeField(j *judge, at place, name string, value any) {
	rule, ok := s.must[name]
	if !ok {
		rule, ok = s.may[name]
	}
	if !ok {
		j.say(at, "invalid additional property: %s", name)
		return
	}
	rule(j, at.key(name), value)
}

// variants are the shapes of an object by its type.
type variants map[string]shape

func typed(vs variants) rule {
	return func(j *judge, at place, value any) { vs.judge(j, at, value) }
}

// judge takes an object of one of the named types, or of any type without names.
func (vs variants) judge(j *judge, at place, value any, names ...string) {
	object, ok := j.object(at, value)
	if !ok {
		return
	}
	name, ok := j.typeOf(at, object)
	if !ok {
		return
	}
	s, known := vs[name]
	fits := len(names) == 0 || slices.Contains(names, name)
	shown := s.on == 0 || s.on&j.on != 0
	if !known || !fits || !shown {
		j.say(at.key("type"), "unsupported type: %s", name)
		return
	}
	s.judge(j, at, object, "type")
}

func (j *judge) typeOf(at place, object map[string]any) (string, bool) {
	value, ok := object["type"]
	if !ok {
		j.say(at, "missing required field: type")
		return "", false
	}
	name, ok := value.(string)
	if !ok {
		j.say(at.key("type"), "must provide a string")
	}
	return name, ok
}

// with joins sets of fields, or tables of variants.
func with[M ~map[string]V, V any](sets ...M) M {
	joined := M{}
	for _, set := range sets {
		maps.Copy(joined, set)
	}
	return joined
}
