package slacktest

import (
	"encoding/json"
	"maps"
)

// inputValues are the values of all stateful elements as they stand: picked
// ones, else what the element began with, else nothing.
func inputValues(blocks json.RawMessage, picked map[string]map[string]any) map[string]map[string]any {
	values := map[string]map[string]any{}
	for _, b := range parse(blocks) {
		b.each(func(o object) bool {
			if o.str("action_id") == "" || !stateful(o.str("type")) {
				return true
			}
			block, action := b.str("block_id"), o.str("action_id")
			if values[block] == nil {
				values[block] = map[string]any{}
			}
			values[block][action] = initial(o)
			if v, ok := picked[block][action]; ok {
				values[block][action] = v
			}
			return false
		})
	}
	return values
}

// stateful elements keep a value; buttons and overflow menus do not.
func stateful(kind string) bool {
	switch kind {
	case "button", "overflow", "workflow_button", "feedback_buttons", "icon_button":
		return false
	}
	return true
}

// initial is an element's value before anybody touched it.
func initial(o object) map[string]any {
	kind := o.str("type")
	key := valueKey(kind)
	v := map[string]any{"type": kind, key: nil}
	if many(key) {
		v[key] = []any{}
	}
	for _, from := range []string{"initial_value", "initial_option", "initial_options", "initial_date", "initial_time", "initial_date_time",
		"initial_user", "initial_users", "initial_channel", "initial_channels", "initial_conversation", "initial_conversations"} {
		if o[from] != nil {
			v[key] = o[from]
		}
	}
	return v
}

// valueKey is where an element of that type keeps its value.
func valueKey(kind string) string {
	switch kind {
	case "static_select", "external_select", "radio_buttons", "overflow":
		return "selected_option"
	case "multi_static_select", "multi_external_select", "checkboxes":
		return "selected_options"
	case "users_select":
		return "selected_user"
	case "multi_users_select":
		return "selected_users"
	case "conversations_select":
		return "selected_conversation"
	case "multi_conversations_select":
		return "selected_conversations"
	case "channels_select":
		return "selected_channel"
	case "multi_channels_select":
		return "selected_channels"
	case "datepicker":
		return "selected_date"
	case "timepicker":
		return "selected_time"
	case "datetimepicker":
		return "selected_date_time"
	case "rich_text_input":
		return "rich_text_value"
	case "file_input":
		return "files"
	}
	return "value"
}

// many tells that a value is a list.
func many(key string) bool {
	switch key {
	case "selected_options", "selected_users", "selected_conversations", "selected_channels", "files":
		return true
	}
	return false
}

// values are a view's values as its payloads carry them.
func (v View) values() map[string]map[string]any { return inputValues(v.Blocks, v.State) }

// kept are the values that survive a change of the view: those whose block and
// action are still there.
func (v View) kept(old map[string]map[string]any) map[string]map[string]any {
	kept := map[string]map[string]any{}
	for block, actions := range v.values() {
		for action := range actions {
			if value, ok := old[block][action]; ok {
				kept = with(kept, block, action, value)
			}
		}
	}
	return kept
}

// with is a copy of the values with one of them set.
func with(values map[string]map[string]any, block, action string, value any) map[string]map[string]any {
	next := maps.Clone(values)
	if next == nil {
		next = map[string]map[string]any{}
	}
	inner := maps.Clone(next[block])
	if inner == nil {
		inner = map[string]any{}
	}
	inner[action] = value
	next[block] = inner
	return next
}
