package blockkit

import (
	"encoding/json"
	"maps"
	"slices"
)

// metadata is what a message carries for programs: a named event with a payload of
// plain values, of objects of plain values, or of lists of such objects.
var metadata = object(shape{must: fields{"event_type": filled, "event_payload": payload}})

func payload(j *judge, at place, value any) {
	j.eachField(at, value, func(at place, value any) {
		switch value := value.(type) {
		case map[string]any:
			flat(j, at, value)
		case []any:
			for i, item := range value {
				flat(j, at.item(i), item)
			}
		default:
			scalar(j, at, value)
		}
	})
}

func flat(j *judge, at place, value any) {
	j.eachField(at, value, func(at place, value any) { scalar(j, at, value) })
}

func scalar(j *judge, at place, value any) {
	switch value.(type) {
	case string, bool, json.Number:
	default:
		j.say(at, "must provide a string, a number or a boolean")
	}
}

func (j *judge) eachField(at place, value any, visit func(place, any)) {
	object, _ := j.object(at, value)
	for _, name := range slices.Sorted(maps.Keys(object)) {
		visit(at.key(name), object[name])
	}
}
