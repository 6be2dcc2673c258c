package slacktest

import (
	"encoding/json"
	"maps"
	"slices"
)

// object is a block, an element or a composition object, whatever its type.
type object map[string]any

func (o object) str(key string) string {
	s, _ := o[key].(string)
	return s
}

func (o object) object(key string) object {
	inner, _ := o[key].(map[string]any)
	return inner
}

// list are the objects of an array; other things in it are left out.
func (o object) list(key string) []object { return objects(o[key]) }

func objects(v any) []object {
	array, _ := v.([]any)
	list := make([]object, 0, len(array))
	for _, item := range array {
		if inner, ok := item.(map[string]any); ok {
			list = append(list, inner)
		}
	}
	return list
}

// parse reads an array of blocks; text that is none is no block.
func parse(blocks json.RawMessage) []object {
	var v any
	if json.Unmarshal(blocks, &v) != nil {
		return nil
	}
	return objects(v)
}

// inReadingOrder are the keys of an object as a reader meets them; keys that
// are not listed come after, by name.
var inReadingOrder = []string{"title", "subtitle", "label", "text", "fields", "body", "header", "columns", "rows", "caption", "elements", "element",
	"image", "alt_text", "accessory", "placeholder", "items", "cards", "blocks", "children", "options", "option_groups", "hint", "description", "confirm"}

// each visits an object and all that is in it, in reading order, until visit
// says that the inside of one is of no interest.
func (o object) each(visit func(o object) (inside bool)) {
	if !visit(o) {
		return
	}
	for _, key := range keys(o) {
		walk(o[key], visit)
	}
}

func walk(v any, visit func(o object) bool) {
	switch v := v.(type) {
	case map[string]any:
		object(v).each(visit)
	case []any:
		for _, item := range v {
			walk(item, visit)
		}
	}
}

// keys are an object's keys in reading order.
func keys(o object) []string {
	rank := func(key string) int {
		if i := slices.Index(inReadingOrder, key); i >= 0 {
			return i
		}
		return len(inReadingOrder)
	}
	return slices.SortedFunc(maps.Keys(o), func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
}
