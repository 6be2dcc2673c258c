package blockkit

import (
	"reflect"
	"slices"
)

// choices takes min to max options; text judges what an option reads.
func choices(min, max int, text rule, more fields) rule {
	return list(min, max, option(text, more))
}

func option(text rule, more fields) rule {
	return object(shape{
		must: fields{"text": text, "value": str(1, 75)},
		may:  with(fields{"description": plainText(75)}, more),
	})
}

var (
	plainOption = option(plainText(75), nil)
	richOption  = option(anyText(75), nil)

	optionGroups = list(1, 100, object(shape{
		must: fields{"label": plainText(75), "options": list(1, 100, plainOption)},
	}))
)

// offered wants what is chosen at first, one option or several, to be among the
// options on offer: the same text, value and description.
func offered(initial string) check {
	return func(j *judge, at place, object map[string]any) {
		chosen, ok := object[initial]
		if !ok {
			return
		}
		offer := offer(object)
		several, ok := chosen.([]any)
		if !ok {
			j.offered(at.key(initial), chosen, offer)
			return
		}
		for i, option := range several {
			j.offered(at.key(initial).item(i), option, offer)
		}
	}
}

func (j *judge) offered(at place, chosen any, offer []any) {
	for _, option := range offer {
		if reflect.DeepEqual(option, chosen) {
			return
		}
	}
	j.say(at, "must match one of the options")
}

// offer gathers the options of an element, grouped or not.
func offer(object map[string]any) []any {
	options, _ := object["options"].([]any)
	groups, _ := object["option_groups"].([]any)
	for _, group := range groups {
		group, _ := group.(map[string]any)
		grouped, _ := group["options"].([]any)
		options = slices.Concat(options, grouped)
	}
	return options
}
