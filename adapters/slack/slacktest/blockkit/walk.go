package blockkit

import (
	"maps"
	"slices"
)

// each visits every object of a payload, the outer before the inner, in the order
// of the lists and then of the names.
func each(at place, value any, visit func(place, map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		visit(at, value)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			each(at.key(name), value[name], visit)
		}
	case []any:
		for i, item := range value {
			each(at.item(i), item, visit)
		}
	}
}

// eachOf visits the objects of some types.
func eachOf(at place, value any, visit func(place, map[string]any), types ...string) {
	each(at, value, func(at place, object map[string]any) {
		if name, ok := object["type"].(string); ok && slices.Contains(types, name) {
			visit(at, object)
		}
	})
}
