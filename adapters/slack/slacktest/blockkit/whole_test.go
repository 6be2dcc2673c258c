package blockkit

import (
	"fmt"
	"strings"
	"testing"
)

// What a message or a view must keep as a whole, and Slack's other surfaces.
func TestAPayloadAsAWhole(t *testing.T) {
	const (
		table   = `{"type":"table","rows":[[{"type":"raw_text","text":"«N»"}]]}`
		data    = `{"type":"data_table","caption":"表","rows":[[{"type":"raw_text","text":"«N»"}]]}`
		primary = `{"type":"button","action_id":"a#","style":"primary","text":` + plain + `}`
		focused = `{"type":"input","label":` + plain + `,"element":{"type":"plain_text_input","focus_on_load":true}}`
	)
	for _, rule := range []struct {
		on, name  string
		good, bad string
		said      string
	}{
		{message, "text beside blocks", `{"text":"好","blocks":[` + says + `]}`, `{"blocks":[` + says + `]}`, "missing top-level text: a screen reader reads it instead of the blocks [json-pointer:/text]"},
		{message, "text or blocks", `{"text":"好"}`, `{"text":" ","blocks":[]}`, "no_text [json-pointer:/text]"},
		{message, "text is a string", `{"text":"好"}`, `{"text":7}`, "must provide a string [json-pointer:/text]"},
		{message, "nothing else", `{"text":"好"}`, `{"text":"好","link_names":true}`, "invalid additional property: link_names [json-pointer:]"},
		{message, "block_id once", `[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"b"}]`, `[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]`, "`block_id` \"a\" already exists [json-pointer:/blocks/1/block_id]"},
		{modal, "block_id once in a view", `[{"type":"divider","block_id":"a"},{"type":"divider"}]`, `[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]`, "`block_id` \"a\" already exists [json-pointer:/view/blocks/1/block_id]"},
		{home, "action_id once in a block", `[«2×{"type":"actions","elements":[` + button + `]}»]`, actions(button + `,` + button), "`action_id` \"a\" already exists [json-pointer:/view/blocks/0/elements/1/action_id]"},
		{message, "one primary button", actions(primary), `[«2×{"type":"actions","elements":[` + primary + `]}»]`, "only one button can be `primary` [json-pointer:/blocks/1/elements/0/style]"},
		{home, "one primary button of a set", `[«2×{"type":"actions","elements":[` + primary + `]}»]`, actions(`«2×` + primary + `»`), "only one button can be `primary` [json-pointer:/view/blocks/0/elements/1/style]"},
		{modal, "one focus", `[` + focused + `]`, `[«2×` + focused + `»]`, "only one element can set `focus_on_load` [json-pointer:/view/blocks/1/element/focus_on_load]"},
		{home, "one focus of a home tab", `[` + focused + `]`, `[«2×` + focused + `»]`, "only one element can set `focus_on_load` [json-pointer:/view/blocks/1/element/focus_on_load]"},
		{message, "one focus of a message", `[` + focused + `]`, `[«2×` + focused + `»]`, "only one element can set `focus_on_load` [json-pointer:/blocks/1/element/focus_on_load]"},
		{message, "one table", `[` + length(table, 9) + `]`, `[` + length(table, 9) + `,` + length(table, 9) + `]`, "only_one_table_allowed [json-pointer:/blocks/1]"},
		{message, "cells together", `[` + length(table, 5000) + `,` + length(data, 5000) + `]`, `[` + length(table, 5000) + `,` + length(data, 5001) + `]`, "all tables together must be less than 10001 characters [json-pointer:/blocks]"},
		{message, "markdown together", `[«2×{"type":"markdown","text":"` + strings.Repeat("字", 6000) + `"}»]`, `[{"type":"markdown","text":"好"},{"type":"markdown","text":"` + strings.Repeat("字", 12_000) + `"}]`, "all markdown together must be less than 12001 characters [json-pointer:/blocks]"},
		{message, "metadata", `{"text":"好","metadata":{"event_type":"card","event_payload":{"a":"b","n":1,"ok":true,"o":{"k":"v"},"l":[{"k":2}]}}}`, `{"text":"好","metadata":{"event_type":"card"}}`, "missing required field: event_payload [json-pointer:/metadata]"},
		{message, "metadata without null", `{"text":"好"}`, `{"text":"好","metadata":{"event_type":"card","event_payload":{"a/b":null}}}`, "must provide a string, a number or a boolean [json-pointer:/metadata/event_payload/a~1b]"},
		{message, "metadata is flat", `{"text":"好"}`, `{"text":"好","metadata":{"event_type":"card","event_payload":{"o":{"k":{}}}}}`, "must provide a string, a number or a boolean [json-pointer:/metadata/event_payload/o/k]"},
		{message, "lists of metadata hold objects", `{"text":"好"}`, `{"text":"好","metadata":{"event_type":"card","event_payload":{"l":["a"]}}}`, "must provide an object [json-pointer:/metadata/event_payload/l/0]"},
		{modal, "modal or home", `{"type":"home","blocks":[]}`, `{"type":"workflow_step","blocks":[]}`, "unsupported type: workflow_step [json-pointer:/view/type]"},
		{modal, "modal has a title", `{"type":"modal","title":` + plain + `,"blocks":[]}`, `{"type":"modal","blocks":[]}`, "missing required field: title [json-pointer:/view]"},
		{modal, "view has blocks", `{"type":"home","blocks":[]}`, `{"type":"home"}`, "missing required field: blocks [json-pointer:/view]"},
		{home, "home has no title", `{"type":"home","blocks":[]}`, `{"type":"home","title":` + plain + `,"blocks":[]}`, "invalid additional property: title [json-pointer:/view]"},
		{modal, "no field of an answer", `{"type":"modal","title":` + plain + `,"blocks":[]}`, `{"type":"modal","title":` + plain + `,"blocks":[],"hash":"1.a"}`, "invalid additional property: hash [json-pointer:/view]"},
		{modal, "input is submitted", input(`{"type":"plain_text_input"}`), `{"type":"modal","title":` + plain + `,"blocks":` + input(`{"type":"plain_text_input"}`) + `}`, "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]"},
	} {
		t.Run(rule.name, func(t *testing.T) {
			same(t, verdict(t, rule.on, rule.good))
			same(t, verdict(t, rule.on, rule.bad), rule.said)
		})
	}
}

func TestAllBlocksTogetherHaveALimit(t *testing.T) {
	const frame = len(`[{"type":"markdown","text":""},`) + len(`{"type":"section","text":{"type":"mrkdwn","text":""}}]`)
	of := func(characters int) []string {
		return Message(fmt.Appendf(nil,
			`{ "text": "好", "blocks": [ {"type": "markdown", "text": "%s"}, {"type":"section","text":{"type":"mrkdwn","text":"%s"}} ] }`,
			strings.Repeat("字", 11_000), strings.Repeat("字", characters-frame-11_000)))
	}
	same(t, of(13_000))
	same(t, of(13_001), "msg_blocks_too_long: must be less than 13001 characters [json-pointer:/blocks]")
}

func TestAViewHasALimit(t *testing.T) {
	of := func(bytes int) []string {
		const home = `{"type":"home","blocks":[]}`
		return View([]byte(home + strings.Repeat(" ", bytes-len(home))))
	}
	same(t, of(250_000))
	same(t, of(250_001), "view_too_large: must be less than 250001 bytes [json-pointer:/view]")
}

func TestBrokenJSONIsAComplaint(t *testing.T) {
	for _, body := range []string{``, `{`, `[]`, `null`, `"text"`} {
		if len(Message([]byte(body))) != 1 || len(View([]byte(body))) != 1 || len(LiveMarkup([]byte(body))) != 1 {
			t.Errorf("%q is taken", body)
		}
	}
}
