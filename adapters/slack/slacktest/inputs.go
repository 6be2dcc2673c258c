package slacktest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"
)

// typedState turns a test's values, by block id, into the state of the inputs
// that those blocks have. A value is a string, or a list of strings.
func (w *Workspace) typedState(blocks json.RawMessage, values map[string]any) map[string]map[string]any {
	state := map[string]map[string]any{}
	for _, b := range parse(blocks) {
		value, ok := values[b.str("block_id")]
		if !ok {
			continue
		}
		b.each(func(o object) bool {
			if o.str("action_id") == "" || !stateful(o.str("type")) {
				return true
			}
			state = with(state, b.str("block_id"), o.str("action_id"), w.inputValue(o, texts(value)))
			return false
		})
	}
	return state
}

// texts are a test's value as a list.
func texts(value any) []string {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		return []string{v}
	case []string:
		return v
	}
	return []string{fmt.Sprint(value)}
}

// inputValue is an input's state after somebody filled it.
func (w *Workspace) inputValue(o object, values []string) map[string]any {
	kind := o.str("type")
	key := valueKey(kind)
	state := map[string]any{"type": kind, key: nil}
	switch {
	case key == "files":
		state[key] = w.wireFiles(values)
	case key == "selected_options" || key == "selected_option" && len(values) > 0:
		picked := pickedOptions(o, values)
		state[key] = picked
		if key == "selected_option" {
			state[key] = picked[0]
		}
	case many(key):
		state[key] = slices.Clone(values)
	case kind == "rich_text_input" && len(values) > 0:
		state[key] = richText("", values[0])[0]
	case len(values) > 0:
		state[key] = scalar(kind, values[0])
	}
	return state
}

// scalar is a single value: only a datetimepicker's is a number.
func scalar(kind, value string) any {
	if kind == "datetimepicker" {
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return n
		}
	}
	return value
}

// pickedOptions are the element's options with those values; one that an external
// select offered is made up from its value.
func pickedOptions(o object, values []string) []any {
	var picked []any
	for _, value := range values {
		option := object{"text": map[string]any{"type": "plain_text", "text": value}, "value": value}
		for _, known := range menu(o) {
			if known.str("value") == value {
				option = known
			}
		}
		picked = append(picked, map[string]any(option))
	}
	return picked
}

// fill fills a view's inputs, as its user sees them from now on.
func (w *Workspace) fill(v View, state map[string]map[string]any) View {
	w.windows.mu.Lock()
	defer w.windows.mu.Unlock()
	stored := w.windows.byID[v.ID]
	if stored == nil {
		return v
	}
	for block, actions := range state {
		for action, value := range maps.All(actions) {
			stored.State = with(stored.State, block, action, value)
		}
	}
	return *stored
}

// incomplete is why a client would not submit the view: an empty input that is
// required, a number or a text out of its bounds, an option that is not there.
func incomplete(v View, values map[string]any) string {
	for _, b := range parse(v.Blocks) {
		if b.str("type") != "input" {
			continue
		}
		o := b.object("element")
		state, _ := v.values()[b.str("block_id")][o.str("action_id")].(map[string]any)
		filled := state[valueKey(o.str("type"))]
		optional, _ := b["optional"].(bool)
		if empty(filled) {
			if !optional {
				return fmt.Sprintf("%q is required", b.object("label").str("text"))
			}
			continue
		}
		if why := out(o, filled, texts(values[b.str("block_id")])); why != "" {
			return fmt.Sprintf("%q: %s", b.object("label").str("text"), why)
		}
	}
	return ""
}

func empty(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == ""
	}
	text := string(encode(value))
	return text == "[]" || text == "null"
}

// out is what is wrong with a filled value, "" for nothing.
func out(o object, filled any, typed []string) string {
	if list := menu(o); len(list) > 0 {
		for _, value := range typed {
			if !slices.ContainsFunc(list, func(option object) bool { return option.str("value") == value }) {
				return "no option " + value
			}
		}
		return ""
	}
	switch v := filled.(type) {
	case string:
		return bounds(o, v)
	case []map[string]any:
		return unfit(o, v)
	}
	return ""
}

// maxUpload is the size of a file that a file input takes.
const maxUpload = 10 << 20

// unfit checks the number, the size and the type of uploaded files (check 29).
func unfit(o object, files []map[string]any) string {
	most, ok := o["max_files"].(float64)
	if !ok {
		most = 10
	}
	if len(files) > int(most) {
		return "too many files"
	}
	types, limited := o["filetypes"].([]any)
	for _, f := range files {
		if limited && len(types) > 0 && !slices.Contains(types, f["filetype"]) {
			return fmt.Sprintf("files of type %v are not taken", f["filetype"])
		}
		if size, _ := f["size"].(int); size > maxUpload {
			return "larger than 10 MB"
		}
	}
	return ""
}

// bounds checks a text's length, and a number's value and shape.
func bounds(o object, text string) string {
	n := float64(utf8.RuneCountInString(text))
	if most, ok := o["max_length"].(float64); ok && n > most {
		return "too long"
	}
	if least, ok := o["min_length"].(float64); ok && n < least {
		return "too short"
	}
	if o.str("type") != "number_input" {
		return ""
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return "not a number"
	}
	least, lowErr := strconv.ParseFloat(o.str("min_value"), 64)
	most, highErr := strconv.ParseFloat(o.str("max_value"), 64)
	if lowErr == nil && value < least || highErr == nil && value > most {
		return "out of bounds"
	}
	return ""
}
