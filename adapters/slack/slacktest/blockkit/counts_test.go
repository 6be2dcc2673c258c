package blockkit

import (
	"fmt"
	"testing"
)

// Every limit of number: the list is taken with min and max items, refused with
// one fewer and one more. N stands for the number.
func TestNoListHasMoreItemsThanSlackAllows(t *testing.T) {
	const cell, numbered = `{"type":"raw_text","text":"a"}`, `{"text":` + plain + `,"value":"v#"}`
	for _, limit := range []struct {
		on, name string
		min, max int
		sample   string
		place    string
	}{
		{message, "blocks of a message", 0, 50, `[«N×{"type":"divider"}»]`, "/blocks"},
		{modal, "blocks of a modal", 0, 100, `[«N×{"type":"divider"}»]`, "/view/blocks"},
		{home, "blocks of a home tab", 0, 100, `[«N×{"type":"divider"}»]`, "/view/blocks"},
		{message, "section fields", 1, 10, `[{"type":"section","fields":[«N×` + plain + `»]}]`, "/blocks/0/fields"},
		{message, "context elements", 1, 10, `[{"type":"context","elements":[«N×` + plain + `»]}]`, "/blocks/0/elements"},
		{message, "actions", 1, 25, actions(`«N×{"type":"button","action_id":"a#","text":` + plain + `}»`), "/blocks/0/elements"},
		{message, "context_actions", 1, 5, `[{"type":"context_actions","elements":[«N×{"type":"icon_button","icon":"trash","text":` + plain + `}»]}]`, "/blocks/0/elements"},
		{home, "options of a select", 1, 100, menu(`"options":[«N×` + numbered + `»]`), "/view/blocks/0/elements/0/options"},
		{home, "option groups", 1, 100, menu(`"option_groups":[«N×{"label":` + plain + `,"options":[` + option1 + `]}»]`), "/view/blocks/0/elements/0/option_groups"},
		{home, "options of a group", 1, 100, menu(`"option_groups":[{"label":` + plain + `,"options":[«N×` + numbered + `»]}]`), "/view/blocks/0/elements/0/option_groups/0/options"},
		{message, "checkboxes", 1, 10, actions(`{"type":"checkboxes","options":[«N×` + numbered + `»]}`), "/blocks/0/elements/0/options"},
		{message, "radio buttons", 1, 10, actions(`{"type":"radio_buttons","options":[«N×` + numbered + `»]}`), "/blocks/0/elements/0/options"},
		{message, "overflow", 1, 5, actions(`{"type":"overflow","options":[«N×` + numbered + `»]}`), "/blocks/0/elements/0/options"},
		{modal, "dispatch words", 1, 2, input(`{"type":"plain_text_input","dispatch_action_config":{"trigger_actions_on":[«N×"on_enter_pressed"»]}}`), "/view/blocks/0/element/dispatch_action_config/trigger_actions_on"},
		{message, "table rows", 1, 100, `[{"type":"table","rows":[«N×[` + cell + `]»]}]`, "/blocks/0/rows"},
		{message, "table cells", 1, 20, `[{"type":"table","rows":[[«N×` + cell + `»]]}]`, "/blocks/0/rows/0"},
		{message, "table columns", 1, 20, `[{"type":"table","rows":[[` + cell + `]],"column_settings":[«N×{"align":"right"}»]}]`, "/blocks/0/column_settings"},
		{message, "data_table rows", 1, 101, `[{"type":"data_table","caption":"表","rows":[«N×[` + cell + `]»]}]`, "/blocks/0/rows"},
		{message, "data_table cells", 1, 20, `[{"type":"data_table","caption":"表","rows":[[«N×` + cell + `»]]}]`, "/blocks/0/rows/0"},
		{message, "carousel", 1, 10, `[{"type":"carousel","elements":[«N×{"type":"card","body":{"type":"mrkdwn","text":"好"}}»]}]`, "/blocks/0/elements"},
		{message, "container", 1, 10, `[{"type":"container","title":` + plain + `,"child_blocks":[«N×{"type":"divider"}»]}]`, "/blocks/0/child_blocks"},
		{message, "layout rows", 1, 5, `[{"type":"layout","label":"排","rows":[«N×{"items":[{"block":{"type":"divider"}}]}»]}]`, "/blocks/0/rows"},
		{message, "layout items", 1, 3, `[{"type":"layout","label":"排","rows":[{"items":[«N×{"block":{"type":"divider"}}»]}]}]`, "/blocks/0/rows/0/items"},
	} {
		t.Run(limit.name, func(t *testing.T) {
			same(t, verdict(t, limit.on, length(limit.sample, limit.min)))
			same(t, verdict(t, limit.on, length(limit.sample, limit.max)))
			same(t, verdict(t, limit.on, length(limit.sample, limit.max+1)),
				fmt.Sprintf("no more than %d items allowed [json-pointer:%s]", limit.max, limit.place))
			if limit.min > 0 {
				same(t, verdict(t, limit.on, length(limit.sample, limit.min-1)),
					fmt.Sprintf("must provide at least %d items [json-pointer:%s]", limit.min, limit.place))
			}
		})
	}
}

// Every limit of a number.
func TestNoNumberIsOutsideItsRange(t *testing.T) {
	for _, limit := range []struct {
		on, name string
		min, max int
		sample   string
		place    string
	}{
		{message, "header level", 1, 4, `[{"type":"header","text":` + plain + `,"level":N}]`, "/blocks/0/level"},
		{modal, "min_length", 0, 3000, input(`{"type":"plain_text_input","min_length":N}`), "/view/blocks/0/element/min_length"},
		{modal, "max_length", 1, 3000, input(`{"type":"plain_text_input","max_length":N}`), "/view/blocks/0/element/max_length"},
		{modal, "max_files", 1, 10, input(`{"type":"file_input","max_files":N}`), "/view/blocks/0/element/max_files"},
		{modal, "min_lines", 1, 100, input(`{"type":"rich_text_input","min_lines":N}`), "/view/blocks/0/element/min_lines"},
		{modal, "max_lines", 1, 100, input(`{"type":"rich_text_input","max_lines":N}`), "/view/blocks/0/element/max_lines"},
		{message, "page_size", 1, 100, `[{"type":"data_table","caption":"表","rows":[[{"type":"raw_text","text":"a"}]],"page_size":N}]`, "/blocks/0/page_size"},
		{message, "indent", 0, 8, `[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","indent":N,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"好"}]}]}]}]`, "/blocks/0/elements/0/indent"},
		{message, "border", 0, 1, `[{"type":"rich_text","elements":[{"type":"rich_text_quote","border":N,"elements":[{"type":"text","text":"好"}]}]}]`, "/blocks/0/elements/0/border"},
		{message, "initial_date_time", 1_000_000_000, 9_999_999_999, actions(`{"type":"datetimepicker","initial_date_time":N}`), "/blocks/0/elements/0/initial_date_time"},
	} {
		t.Run(limit.name, func(t *testing.T) {
			same(t, verdict(t, limit.on, length(limit.sample, limit.min)))
			same(t, verdict(t, limit.on, length(limit.sample, limit.max)))
			same(t, verdict(t, limit.on, length(limit.sample, limit.max+1)),
				fmt.Sprintf("must be less than %d [json-pointer:%s]", limit.max+1, limit.place))
			same(t, verdict(t, limit.on, length(limit.sample, limit.min-1)),
				fmt.Sprintf("must be more than %d [json-pointer:%s]", limit.min-1, limit.place))
		})
	}
}
