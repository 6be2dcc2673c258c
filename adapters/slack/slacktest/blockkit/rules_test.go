package blockkit

import "testing"

// Every rule that is not a limit: one sample that keeps it, one that breaks it, and
// all that is said about the second.
func TestRules(t *testing.T) {
	const picture = `"image_url":"https://a.example/p.png"`
	for _, rule := range []struct {
		on, name  string
		good, bad string
		said      string
	}{
		// Objects and types.
		{message, "known block", `[` + says + `]`, `[{"type":"banner"}]`, "unsupported type: banner [json-pointer:/blocks/0/type]"},
		{message, "known element", actions(button), actions(`{"type":"slider"}`), "unsupported type: slider [json-pointer:/blocks/0/elements/0/type]"},
		{message, "type is there", `[{"type":"divider"}]`, `[{}]`, "missing required field: type [json-pointer:/blocks/0]"},
		{message, "type is a string", `[{"type":"divider"}]`, `[{"type":7}]`, "must provide a string [json-pointer:/blocks/0/type]"},
		{message, "no unknown field", `[{"type":"divider"}]`, `[{"type":"divider","colour":"red"}]`, "invalid additional property: colour [json-pointer:/blocks/0]"},
		{message, "no type in an option", menu(`"options":[` + option1 + `]`), menu(`"options":[{"type":"option","text":` + plain + `,"value":"v"}]`), "invalid additional property: type [json-pointer:/blocks/0/elements/0/options/0]"},
		{message, "required field", actions(button), actions(`{"type":"button"}`), "missing required field: text [json-pointer:/blocks/0/elements/0]"},
		{message, "blocks are a list", `[]`, `{"text":"好","blocks":{}}`, "must provide an array [json-pointer:/blocks]"},
		{message, "a block is an object", `[` + says + `]`, `["section"]`, "must provide an object [json-pointer:/blocks/0]"},
		{message, "nothing is null", `[` + says + `]`, `[{"type":"section","text":` + plain + `,"accessory":null}]`, "must provide an object [json-pointer:/blocks/0/accessory]"},
		{message, "string", actions(button), actions(`{"type":"button","text":` + plain + `,"value":3}`), "must provide a string [json-pointer:/blocks/0/elements/0/value]"},
		{modal, "boolean", input(`{"type":"plain_text_input","multiline":true}`), input(`{"type":"plain_text_input","multiline":"yes"}`), "must provide a boolean [json-pointer:/view/blocks/0/element/multiline]"},
		{modal, "integer", input(`{"type":"plain_text_input","min_length":2}`), input(`{"type":"plain_text_input","min_length":2.5}`), "must provide an integer [json-pointer:/view/blocks/0/element/min_length]"},
		{message, "number", `[{"type":"table","rows":[[{"type":"raw_number","value":2.5,"text":"2.5"}]]}]`, `[{"type":"table","rows":[[{"type":"raw_number","value":"2.5","text":"2.5"}]]}]`, "must provide a number [json-pointer:/blocks/0/rows/0/0/value]"},
		{message, "enum", actions(`{"type":"button","text":` + plain + `,"style":"danger"}`), actions(`{"type":"button","text":` + plain + `,"style":"green"}`), "must be a valid enum value: primary, danger [json-pointer:/blocks/0/elements/0/style]"},
		{message, "one JSON value", `{"text":"好"}`, `{"text":"好"}{}`, "invalid JSON: more than one value [json-pointer:]"},

		{message, "workflow parameters", flow(`{"name":"n","value":""}`), flow(`{"name":"n"}`), "missing required field: value [json-pointer:/blocks/0/elements/0/workflow/trigger/customizable_input_parameters/0]"},
		// Texts.
		{message, "text is not empty", `[` + says + `]`, `[{"type":"section","text":{"type":"mrkdwn","text":""}}]`, "must be more than 0 characters [json-pointer:/blocks/0/text/text]"},
		{message, "text is not blank", `[` + says + `]`, `[{"type":"section","text":{"type":"mrkdwn","text":" \n"}}]`, "must be more than 0 characters [json-pointer:/blocks/0/text/text]"},
		{message, "header is plain", `[{"type":"header","text":` + plain + `}]`, `[{"type":"header","text":{"type":"mrkdwn","text":"好"}}]`, "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"},
		{message, "emoji only in plain text", `[{"type":"section","text":{"type":"plain_text","text":"好","emoji":true}}]`, `[{"type":"section","text":{"type":"mrkdwn","text":"好","emoji":true}}]`, "invalid additional property: emoji [json-pointer:/blocks/0/text]"},
		{message, "verbatim only in mrkdwn", `[{"type":"section","text":{"type":"mrkdwn","text":"好","verbatim":true}}]`, `[{"type":"section","text":{"type":"plain_text","text":"好","verbatim":true}}]`, "invalid additional property: verbatim [json-pointer:/blocks/0/text]"},
		{message, "card is mrkdwn", `[{"type":"card","body":{"type":"mrkdwn","text":"好"}}]`, `[{"type":"card","body":` + plain + `}]`, "unsupported type: plain_text [json-pointer:/blocks/0/body/type]"},
		{message, "confirm has a text", asks(`"text":` + plain), asks(`"title":` + plain), "missing required field: text [json-pointer:/blocks/0/elements/0/confirm]"},
		{message, "option has a value", menu(`"options":[` + option1 + `]`), menu(`"options":[{"text":` + plain + `,"value":""}]`), "must be more than 0 characters [json-pointer:/blocks/0/elements/0/options/0/value]"},
		{message, "mrkdwn in checkboxes only", actions(`{"type":"checkboxes","options":[{"text":{"type":"mrkdwn","text":"好"},"value":"v"}]}`), menu(`"options":[{"text":{"type":"mrkdwn","text":"好"},"value":"v"}]`), "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text/type]"},
		{message, "url in overflow only", actions(`{"type":"overflow","options":[{"text":` + plain + `,"value":"v","url":"https://a.example"}]}`), menu(`"options":[{"text":` + plain + `,"value":"v","url":"https://a.example"}]`), "invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]"},

		// Fields that belong together, or do not.
		{message, "section says something", `[` + says + `]`, `[{"type":"section"}]`, "must define either `text` or `fields` [json-pointer:/blocks/0]"},
		{message, "one source of a picture", `[{"type":"image","alt_text":"图",` + picture + `}]`, `[{"type":"image","alt_text":"图",` + picture + `,"slack_file":{"id":"F1"}}]`, "must define only one of `image_url` and `slack_file` [json-pointer:/blocks/0]"},
		{message, "a source of a picture", `[{"type":"context","elements":[{"type":"image","alt_text":"图","slack_file":{"id":"F1"}}]}]`, `[{"type":"context","elements":[{"type":"image","alt_text":"图"}]}]`, "must define either `image_url` or `slack_file` [json-pointer:/blocks/0/elements/0]"},
		{message, "one name of a file", `[{"type":"image","alt_text":"图","slack_file":{"url":"https://a.example"}}]`, `[{"type":"image","alt_text":"图","slack_file":{"id":"F1","url":"https://a.example"}}]`, "must define only one of `id` and `url` [json-pointer:/blocks/0/slack_file]"},
		{message, "options or groups", menu(`"options":[` + option1 + `]`), menu(`"options":[` + option1 + `],"option_groups":[{"label":` + plain + `,"options":[` + option1 + `]}]`), "must define only one of `options` and `option_groups` [json-pointer:/blocks/0/elements/0]"},
		{message, "some options", menu(`"options":[` + option1 + `]`), actions(`{"type":"multi_static_select"}`), "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]"},
		{message, "filter filters", actions(`{"type":"conversations_select","filter":{"include":["im"]}}`), actions(`{"type":"conversations_select","filter":{}}`), "must define either `include` or `exclude_external_shared_channels` or `exclude_bot_users` [json-pointer:/blocks/0/elements/0/filter]"},
		{message, "card shows something", `[{"type":"card","body":{"type":"mrkdwn","text":"好"}}]`, `[{"type":"card"}]`, "must define either `hero_image` or `title` or `actions` or `body` [json-pointer:/blocks/0]"},
		{message, "one icon of a card", `[{"type":"card","body":{"type":"mrkdwn","text":"好"},"slack_icon":{"type":"icon","name":"star"}}]`, `[{"type":"card","body":{"type":"mrkdwn","text":"好"},"slack_icon":{"type":"icon","name":"star"},"icon":{"type":"image","alt_text":"图",` + picture + `}}]`, "must define only one of `icon` and `slack_icon` [json-pointer:/blocks/0]"},
		{message, "container has a title", `[{"type":"container","title":` + plain + `,"child_blocks":[` + says + `]}]`, `[{"type":"container","child_blocks":[` + says + `]}]`, "must define either `title` or `rich_text_title` [json-pointer:/blocks/0]"},

		// What is chosen or written at first.
		{message, "initial_option is offered", menu(`"options":[` + option1 + `],"initial_option":` + option1), menu(`"options":[` + option1 + `],"initial_option":{"text":` + plain + `,"value":"w"}`), "must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]"},
		{message, "initial_option is in a group", menu(`"option_groups":[{"label":` + plain + `,"options":[` + option1 + `]}],"initial_option":` + option1), menu(`"option_groups":[{"label":` + plain + `,"options":[` + option1 + `]}],"initial_option":{"text":` + plain + `,"value":"w"}`), "must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]"},
		{message, "initial_options are offered", actions(`{"type":"checkboxes","options":[` + option1 + `],"initial_options":[` + option1 + `]}`), actions(`{"type":"checkboxes","options":[` + option1 + `],"initial_options":[{"text":{"type":"plain_text","text":"坏"},"value":"v"}]}`), "must match one of the options [json-pointer:/blocks/0/elements/0/initial_options/0]"},
		{message, "radio initial_option", actions(`{"type":"radio_buttons","options":[` + option1 + `],"initial_option":` + option1 + `}`), actions(`{"type":"radio_buttons","options":[` + option1 + `],"initial_option":{"text":` + plain + `,"value":"w"}}`), "must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]"},
		{message, "multi initial_options", actions(`{"type":"multi_static_select","options":[` + option1 + `],"initial_options":[` + option1 + `]}`), actions(`{"type":"multi_static_select","options":[` + option1 + `],"initial_options":[{"text":` + plain + `,"value":"w"}]}`), "must match one of the options [json-pointer:/blocks/0/elements/0/initial_options/0]"},
		{message, "date", actions(`{"type":"datepicker","initial_date":"2026-12-01"}`), actions(`{"type":"datepicker","initial_date":"2026-13-01"}`), "must be formatted as YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]"},
		{message, "time", actions(`{"type":"timepicker","initial_time":"22:25"}`), actions(`{"type":"timepicker","initial_time":"9:75"}`), "must be formatted as HH:mm [json-pointer:/blocks/0/elements/0/initial_time]"},
		{modal, "e-mail", input(`{"type":"email_text_input","initial_value":"li@a.example"}`), input(`{"type":"email_text_input","initial_value":"li"}`), "must be formatted as an e-mail address [json-pointer:/view/blocks/0/element/initial_value]"},
		{modal, "URL", input(`{"type":"url_text_input","initial_value":"https://a.example/x"}`), input(`{"type":"url_text_input","initial_value":"a.example"}`), "must be formatted as a URL [json-pointer:/view/blocks/0/element/initial_value]"},
		{modal, "number in a string", input(`{"type":"number_input","is_decimal_allowed":true,"initial_value":"-2.5"}`), input(`{"type":"number_input","is_decimal_allowed":true,"initial_value":"1/2"}`), "must be formatted as a number [json-pointer:/view/blocks/0/element/initial_value]"},
		{modal, "whole number", input(`{"type":"number_input","is_decimal_allowed":false,"initial_value":"2"}`), input(`{"type":"number_input","is_decimal_allowed":false,"initial_value":"2.5"}`), "must be a whole number unless `is_decimal_allowed` [json-pointer:/view/blocks/0/element/initial_value]"},
		{modal, "is_decimal_allowed is said", input(`{"type":"number_input","is_decimal_allowed":false}`), input(`{"type":"number_input"}`), "missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]"},
		{modal, "min_value below max_value", input(`{"type":"number_input","is_decimal_allowed":false,"min_value":"9","max_value":"10"}`), input(`{"type":"number_input","is_decimal_allowed":false,"min_value":"10","max_value":"9"}`), "cannot be greater than `max_value` [json-pointer:/view/blocks/0/element/min_value]"},
		{modal, "initial_value within", input(`{"type":"number_input","is_decimal_allowed":false,"initial_value":"10","max_value":"10"}`), input(`{"type":"number_input","is_decimal_allowed":false,"initial_value":"11","max_value":"10"}`), "cannot be greater than `max_value` [json-pointer:/view/blocks/0/element/initial_value]"},
		{modal, "initial_value not below", input(`{"type":"number_input","is_decimal_allowed":false,"initial_value":"3","min_value":"3"}`), input(`{"type":"number_input","is_decimal_allowed":false,"initial_value":"2","min_value":"3"}`), "cannot be greater than `initial_value` [json-pointer:/view/blocks/0/element/min_value]"},
		{modal, "min_length below max_length", input(`{"type":"plain_text_input","min_length":5,"max_length":5}`), input(`{"type":"plain_text_input","min_length":6,"max_length":5}`), "cannot be greater than `max_length` [json-pointer:/view/blocks/0/element/min_length]"},
		{modal, "min_lines below max_lines", input(`{"type":"rich_text_input","min_lines":5,"max_lines":5}`), input(`{"type":"rich_text_input","min_lines":6,"max_lines":5}`), "cannot be greater than `max_lines` [json-pointer:/view/blocks/0/element/min_lines]"},
		{modal, "dispatch words", input(`{"type":"plain_text_input","dispatch_action_config":{"trigger_actions_on":["on_enter_pressed"]}}`), input(`{"type":"plain_text_input","dispatch_action_config":{"trigger_actions_on":["on_blur"]}}`), "must be a valid enum value: on_enter_pressed, on_character_entered [json-pointer:/view/blocks/0/element/dispatch_action_config/trigger_actions_on/0]"},
		{modal, "files dispatch nothing", `[{"type":"input","dispatch_action":true,"label":` + plain + `,"element":{"type":"plain_text_input"}}]`, `[{"type":"input","dispatch_action":true,"label":` + plain + `,"element":{"type":"file_input"}}]`, "not allowed with `file_input` [json-pointer:/view/blocks/0/dispatch_action]"},
	} {
		t.Run(rule.name, func(t *testing.T) {
			same(t, verdict(t, rule.on, rule.good))
			same(t, verdict(t, rule.on, rule.bad), rule.said)
		})
	}
}

func flow(parameter string) string {
	return actions(`{"type":"workflow_button","text":` + plain + `,"workflow":{"trigger":{"url":"https://a.example","customizable_input_parameters":[` + parameter + `]}}}`)
}
