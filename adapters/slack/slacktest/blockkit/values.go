package blockkit

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// unlimited stands where nobody has written down a limit.
const unlimited = math.MaxInt

// filled takes any string that is not blank.
var filled = str(1, unlimited)

// str takes a string of min to max characters. Slack counts characters, not bytes;
// blanks alone count as nothing.
func str(min, max int) rule {
	return func(j *judge, at place, value any) {
		text, ok := j.str(at, value)
		if !ok {
			return
		}
		count := utf8.RuneCountInString(text)
		if strings.TrimSpace(text) == "" {
			count = 0
		}
		switch {
		case count < min:
			j.say(at, "must be more than %d characters", min-1)
		case utf8.RuneCountInString(text) > max:
			j.say(at, "must be less than %d characters", max+1)
		}
	}
}

func (j *judge) str(at place, value any) (string, bool) {
	text, ok := value.(string)
	if !ok {
		j.say(at, "must provide a string")
	}
	return text, ok
}

// written takes a string that fits a format, which is named in the complaint.
func written(format string, fits func(string) bool) rule {
	return func(j *judge, at place, value any) {
		if text, ok := j.str(at, value); ok && !fits(text) {
			j.say(at, "must be formatted as %s", format)
		}
	}
}

// choice takes one of some words.
func choice(words ...string) rule {
	return func(j *judge, at place, value any) {
		if word, ok := j.str(at, value); ok && !slices.Contains(words, word) {
			j.say(at, "must be a valid enum value: %s", strings.Join(words, ", "))
		}
	}
}

func boolean(j *judge, at place, value any) {
	if _, ok := value.(bool); !ok {
		j.say(at, "must provide a boolean")
	}
}

func number(j *judge, at place, value any) {
	if _, ok := value.(json.Number); !ok {
		j.say(at, "must provide a number")
	}
}

// whole takes a whole number from min to max.
func whole(min, max int64) rule {
	return func(j *judge, at place, value any) {
		written, _ := value.(json.Number)
		n, err := written.Int64()
		switch {
		case err != nil:
			j.say(at, "must provide an integer")
		case n < min:
			j.say(at, "must be more than %d", min-1)
		case n > max:
			j.say(at, "must be less than %d", max+1)
		}
	}
}

// list takes min to max items.
func list(min, max int, item rule) rule {
	return func(j *judge, at place, value any) {
		items, ok := value.([]any)
		switch {
		case !ok:
			j.say(at, "must provide an array")
		case len(items) < min:
			j.say(at, "must provide at least %d items", min)
		case len(items) > max:
			j.say(at, "no more than %d items allowed", max)
		}
		for i, value := range items {
			item(j, at.item(i), value)
		}
	}
}
