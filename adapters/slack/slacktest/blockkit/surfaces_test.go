package blockkit

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// The smallest good sample of every block, and where it may be shown:
// m a message, d a modal (dialog), h a home tab.
var smallestBlocks = map[string]struct{ where, json string }{
	"section":         {"mdh", says},
	"header":          {"mdh", `{"type":"header","text":` + plain + `}`},
	"context":         {"mdh", `{"type":"context","elements":[` + plain + `]}`},
	"actions":         {"mdh", `{"type":"actions","elements":[` + button + `]}`},
	"input":           {"mdh", `{"type":"input","label":` + plain + `,"element":{"type":"plain_text_input"}}`},
	"divider":         {"mdh", `{"type":"divider"}`},
	"image":           {"mdh", `{"type":"image","image_url":"https://a.example/p.png","alt_text":"图"}`},
	"video":           {"mdh", strings.Trim(film(`"title":`+plain), "[]")},
	"rich_text":       {"mdh", rich},
	"markdown":        {"m", `{"type":"markdown","text":"# 好"}`},
	"table":           {"m", `{"type":"table","rows":[[` + rich + `]]}`},
	"data_table":      {"m", `{"type":"data_table","caption":"表","rows":[[{"type":"action","element":` + button + `}]]}`},
	"alert":           {"d", `{"type":"alert","text":` + plain + `}`},
	"card":            {"mdh", `{"type":"card","actions":[` + button + `]}`},
	"carousel":        {"mdh", `{"type":"carousel","elements":[{"type":"card","actions":[` + button + `]}]}`},
	"container":       {"mh", `{"type":"container","rich_text_title":` + rich + `,"child_blocks":[` + says + `]}`},
	"layout":          {"mdh", `{"type":"layout","label":"排","rows":[{"items":[{"block":` + says + `}]}]}`},
	"context_actions": {"m", `{"type":"context_actions","elements":[{"type":"icon_button","icon":"trash","text":` + plain + `}]}`},
	"task_card":       {"m", `{"type":"task_card","task_id":"1","title":"事","status":"pending"}`},
	"plan":            {"m", `{"type":"plan","title":"事","tasks":[{"type":"task_card","task_id":"1","title":"事","status":"pending"}]}`},
}

const rich = `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"好"}]}]}`

func TestBlocksStandOnlyWhereSlackShowsThem(t *testing.T) {
	for name := range maps.Keys(blockKinds) {
		sample, ok := smallestBlocks[name]
		if !ok {
			t.Errorf("no sample of %s", name)
		}
		shown(t, name, sample.where, "["+sample.json+"]", "/blocks/0/type")
	}
	for _, name := range []string{"file", "call", "data_visualization"} {
		shown(t, name, "", `[{"type":"`+name+`"}]`, "/blocks/0/type")
	}
}

// The smallest good sample of every element; in which blocks it may stand (s a
// section, a actions, i an input); and where it may be shown.
var smallestElements = map[string]struct{ in, where, fields string }{
	"button":                     {"sa", "mdh", `"text":` + plain},
	"workflow_button":            {"sa", "m", `"text":` + plain + `,"workflow":{"trigger":{"url":"https://a.example"}}`},
	"overflow":                   {"sa", "mdh", `"options":[` + option1 + `]`},
	"checkboxes":                 {"sai", "mdh", `"options":[` + option1 + `]`},
	"radio_buttons":              {"sai", "mdh", `"options":[` + option1 + `]`},
	"static_select":              {"sai", "mdh", `"options":[` + option1 + `]`},
	"multi_static_select":        {"sai", "mdh", `"options":[` + option1 + `]`},
	"external_select":            {"sai", "mdh", `"min_query_length":0`},
	"multi_external_select":      {"sai", "mdh", `"min_query_length":0`},
	"users_select":               {"sai", "mdh", `"initial_user":"U1"`},
	"multi_users_select":         {"sai", "mdh", `"initial_users":["U1"]`},
	"channels_select":            {"sai", "mdh", `"initial_channel":"C1"`},
	"multi_channels_select":      {"sai", "mdh", `"initial_channels":["C1"]`},
	"conversations_select":       {"sai", "mdh", `"initial_conversation":"C1"`},
	"multi_conversations_select": {"sai", "mdh", `"initial_conversations":["C1"]`},
	"datepicker":                 {"sai", "mdh", `"initial_date":"2026-12-01"`},
	"timepicker":                 {"sai", "mdh", `"timezone":"Asia/Shanghai"`},
	"datetimepicker":             {"ai", "md", `"focus_on_load":true`},
	"plain_text_input":           {"i", "mdh", `"multiline":true`},
	"rich_text_input":            {"ai", "dh", `"initial_value":` + rich},
	"email_text_input":           {"i", "d", `"action_id":"a"`},
	"url_text_input":             {"i", "d", `"action_id":"a"`},
	"number_input":               {"i", "d", `"is_decimal_allowed":false`},
	"file_input":                 {"i", "d", `"filetypes":["pdf"]`},
	"image":                      {"s", "mdh", `"alt_text":"图","image_url":"https://a.example/p.png"`},
	"feedback_buttons":           {"", "", `"positive_button":{"text":` + plain + `,"value":"y"},"negative_button":{"text":` + plain + `,"value":"n"}`},
	"icon_button":                {"", "", `"icon":"trash","text":` + plain},
}

func TestElementsStandOnlyWhereSlackShowsThem(t *testing.T) {
	for name := range maps.Keys(elementKinds) {
		sample, ok := smallestElements[name]
		if !ok {
			t.Errorf("no sample of %s", name)
		}
		element := `{"type":"` + name + `",` + sample.fields + `}`
		in := func(block string) string {
			if strings.Contains(sample.in, block) {
				return sample.where
			}
			return ""
		}
		shown(t, name+" in a section", in("s"), `[{"type":"section","text":`+plain+`,"accessory":`+element+`}]`, "/blocks/0/accessory/type")
		shown(t, name+" in actions", in("a"), actions(element), "/blocks/0/elements/0/type")
		shown(t, name+" in an input", in("i"), input(element), "/blocks/0/element/type")
	}
}

// shown judges a sample on every surface.
func shown(t *testing.T, name, where, sample, place string) {
	t.Helper()
	for letter, on := range map[string]string{"m": message, "d": modal, "h": home} {
		got := verdict(t, on, sample)
		if strings.Contains(where, letter) {
			if got != nil {
				t.Errorf("%s in a %s: %q", name, on, got)
			}
			continue
		}
		if len(got) != 1 || !strings.HasPrefix(got[0], "unsupported type: ") || !strings.HasSuffix(got[0], place+"]") {
			t.Errorf("%s in a %s: %q, want it unsupported at %s", name, on, got, place)
		}
	}
}

func TestContainersHoldWhatSlackAllows(t *testing.T) {
	for name, sample := range smallestBlocks {
		got := verdict(t, message, `[{"type":"container","title":`+plain+`,"child_blocks":[`+sample.json+`]}]`)
		if fits := len(got) == 0; fits != slices.Contains(contained, name) {
			t.Errorf("%s in a container: %q", name, got)
		}
	}
}
