package blockkit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Every limit of length, with its sample and the place of the text. N stands for the
// length.
var lengths = []struct {
	on, name string
	max      int
	sample   string
	place    string
}{
	{message, "top-level text", 4000, `{"text":"«N»"}`, "/text"},
	{message, "block_id", 255, `[{"type":"divider","block_id":"«N»"}]`, "/blocks/0/block_id"},
	{message, "section text", 3000, `[{"type":"section","text":{"type":"mrkdwn","text":"«N»"}}]`, "/blocks/0/text/text"},
	{message, "section field", 2000, `[{"type":"section","fields":[{"type":"mrkdwn","text":"«N»"}]}]`, "/blocks/0/fields/0/text"},
	{message, "header", 150, `[{"type":"header","text":{"type":"plain_text","text":"«N»"}}]`, "/blocks/0/text/text"},
	{message, "context text", 3000, `[{"type":"context","elements":[{"type":"mrkdwn","text":"«N»"}]}]`, "/blocks/0/elements/0/text"},
	{message, "image alt_text", 2000, `[{"type":"image","image_url":"https://a.example/p.png","alt_text":"«N»"}]`, "/blocks/0/alt_text"},
	{message, "image url", 3000, `[{"type":"image","image_url":"«N»","alt_text":"图"}]`, "/blocks/0/image_url"},
	{message, "image title", 2000, `[{"type":"image","image_url":"https://a.example/p.png","alt_text":"图","title":{"type":"plain_text","text":"«N»"}}]`, "/blocks/0/title/text"},
	{message, "markdown", 12_000, `[{"type":"markdown","text":"«N»"}]`, "/blocks/0/text"},
	{message, "action_id", 255, actions(`{"type":"button","text":` + plain + `,"action_id":"«N»"}`), "/blocks/0/elements/0/action_id"},
	{message, "button text", 75, actions(`{"type":"button","text":{"type":"plain_text","text":"«N»"}}`), "/blocks/0/elements/0/text/text"},
	{message, "button value", 2000, actions(`{"type":"button","text":` + plain + `,"value":"«N»"}`), "/blocks/0/elements/0/value"},
	{message, "button url", 3000, actions(`{"type":"button","text":` + plain + `,"url":"«N»"}`), "/blocks/0/elements/0/url"},
	{message, "button accessibility_label", 75, actions(`{"type":"button","text":` + plain + `,"accessibility_label":"«N»"}`), "/blocks/0/elements/0/accessibility_label"},
	{message, "confirm title", 100, asks(`"text":` + plain + `,"title":{"type":"plain_text","text":"«N»"}`), "/blocks/0/elements/0/confirm/title/text"},
	{message, "confirm text", 300, asks(`"text":{"type":"plain_text","text":"«N»"}`), "/blocks/0/elements/0/confirm/text/text"},
	{message, "confirm confirm", 30, asks(`"text":` + plain + `,"confirm":{"type":"plain_text","text":"«N»"}`), "/blocks/0/elements/0/confirm/confirm/text"},
	{message, "confirm deny", 30, asks(`"text":` + plain + `,"deny":{"type":"plain_text","text":"«N»"}`), "/blocks/0/elements/0/confirm/deny/text"},
	{message, "option text", 75, menu(`"options":[{"value":"v","text":{"type":"plain_text","text":"«N»"}}]`), "/blocks/0/elements/0/options/0/text/text"},
	{message, "option value", 75, menu(`"options":[{"value":"«N»","text":` + plain + `}]`), "/blocks/0/elements/0/options/0/value"},
	{message, "option description", 75, menu(`"options":[{"value":"v","text":` + plain + `,"description":{"type":"plain_text","text":"«N»"}}]`), "/blocks/0/elements/0/options/0/description/text"},
	{message, "option group label", 75, menu(`"option_groups":[{"label":{"type":"plain_text","text":"«N»"},"options":[` + option1 + `]}]`), "/blocks/0/elements/0/option_groups/0/label/text"},
	{message, "placeholder", 150, menu(`"options":[` + option1 + `],"placeholder":{"type":"plain_text","text":"«N»"}`), "/blocks/0/elements/0/placeholder/text"},
	{message, "overflow url", 3000, actions(`{"type":"overflow","options":[{"value":"v","text":` + plain + `,"url":"«N»"}]}`), "/blocks/0/elements/0/options/0/url"},
	{message, "card title", 150, `[{"type":"card","title":{"type":"mrkdwn","text":"«N»"}}]`, "/blocks/0/title/text"},
	{message, "card subtitle", 150, `[{"type":"card","title":{"type":"mrkdwn","text":"好"},"subtitle":{"type":"mrkdwn","text":"«N»"}}]`, "/blocks/0/subtitle/text"},
	{message, "card body", 200, `[{"type":"card","body":{"type":"mrkdwn","text":"«N»"}}]`, "/blocks/0/body/text"},
	{message, "card subtext", 3000, `[{"type":"card","body":{"type":"mrkdwn","text":"好"},"subtext":{"type":"mrkdwn","text":"«N»"}}]`, "/blocks/0/subtext/text"},
	{modal, "alert", 3000, `[{"type":"alert","text":{"type":"plain_text","text":"«N»"}}]`, "/view/blocks/0/text/text"},
	{message, "container title", 150, `[{"type":"container","title":{"type":"plain_text","text":"«N»"},"child_blocks":[{"type":"divider"}]}]`, "/blocks/0/title/text"},
	{message, "container subtitle", 150, `[{"type":"container","title":` + plain + `,"subtitle":{"type":"plain_text","text":"«N»"},"child_blocks":[{"type":"divider"}]}]`, "/blocks/0/subtitle/text"},
	{message, "layout label", 150, `[{"type":"layout","label":"«N»","rows":[{"items":[{"block":{"type":"divider"}}]}]}]`, "/blocks/0/label"},
	{message, "video title", 199, film(`"title":{"type":"plain_text","text":"«N»"}`), "/blocks/0/title/text"},
	{message, "video author", 49, film(`"title":` + plain + `,"author_name":"«N»"`), "/blocks/0/author_name"},
	{message, "feedback value", 2000, `[{"type":"context_actions","elements":[{"type":"feedback_buttons","positive_button":{"text":` + plain + `,"value":"«N»"},"negative_button":{"text":` + plain + `,"value":"n"}}]}]`, "/blocks/0/elements/0/positive_button/value"},
	{modal, "title", 24, `{"type":"modal","title":{"type":"plain_text","text":"«N»"},"blocks":[]}`, "/view/title/text"},
	{modal, "submit", 24, `{"type":"modal","title":` + plain + `,"submit":{"type":"plain_text","text":"«N»"},"blocks":[]}`, "/view/submit/text"},
	{modal, "close", 24, `{"type":"modal","title":` + plain + `,"close":{"type":"plain_text","text":"«N»"},"blocks":[]}`, "/view/close/text"},
	{modal, "private_metadata", 3000, `{"type":"modal","title":` + plain + `,"private_metadata":"«N»","blocks":[]}`, "/view/private_metadata"},
	{home, "callback_id", 255, `{"type":"home","callback_id":"«N»","blocks":[]}`, "/view/callback_id"},
	{home, "external_id", 255, `{"type":"home","external_id":"«N»","blocks":[]}`, "/view/external_id"},
	{modal, "input label", 2000, `[{"type":"input","label":{"type":"plain_text","text":"«N»"},"element":{"type":"plain_text_input"}}]`, "/view/blocks/0/label/text"},
	{modal, "input hint", 2000, `[{"type":"input","label":` + plain + `,"hint":{"type":"plain_text","text":"«N»"},"element":{"type":"plain_text_input"}}]`, "/view/blocks/0/hint/text"},
	{modal, "initial_value", 3000, input(`{"type":"plain_text_input","initial_value":"«N»"}`), "/view/blocks/0/element/initial_value"},
	{message, "video description", 3000, film(`"title":` + plain + `,"description":{"type":"plain_text","text":"«N»"}`), "/blocks/0/description/text"},
	{message, "workflow_button text", 75, actions(`{"type":"workflow_button","workflow":{"trigger":{"url":"https://a.example"}},"text":{"type":"plain_text","text":"«N»"}}`), "/blocks/0/elements/0/text/text"},
	{message, "icon_button text", 75, icon(`"text":{"type":"plain_text","text":"«N»"}`), "/blocks/0/elements/0/text/text"},
	{message, "icon_button value", 2000, icon(`"text":` + plain + `,"value":"«N»"`), "/blocks/0/elements/0/value"},
	{message, "feedback text", 75, `[{"type":"context_actions","elements":[{"type":"feedback_buttons","positive_button":{"text":{"type":"plain_text","text":"«N»"},"value":"y"},"negative_button":{"text":` + plain + `,"value":"n"}}]}]`, "/blocks/0/elements/0/positive_button/text/text"},
}

// The sample fits at max and is refused one above.
func TestNothingIsLongerThanSlackAllows(t *testing.T) {
	for _, limit := range lengths {
		t.Run(limit.name, func(t *testing.T) {
			same(t, verdict(t, limit.on, length(limit.sample, limit.max)))
			first(t, verdict(t, limit.on, length(limit.sample, limit.max+1)),
				"must be less than %d characters [json-pointer:%s]", limit.max+1, limit.place)
		})
	}
}

func TestNothingIsEmptyThatMustBeFilled(t *testing.T) {
	mayBeEmpty := []string{"button value", "icon_button value", "private_metadata", "callback_id", "external_id", "initial_value"}
	for _, limit := range lengths {
		t.Run(limit.name, func(t *testing.T) {
			same(t, verdict(t, limit.on, length(limit.sample, 1)))
			empty := verdict(t, limit.on, length(limit.sample, 0))
			switch {
			case slices.Contains(mayBeEmpty, limit.name):
				same(t, empty)
			case limit.name == "top-level text":
				first(t, empty, "no_text [json-pointer:/text]")
			default:
				first(t, empty, "must be more than 0 characters [json-pointer:%s]", limit.place)
			}
		})
	}
}

func TestMrkdwnIsRefusedWhereSlackWantsPlainText(t *testing.T) {
	takesEither := []string{"alert", "confirm text", "container subtitle"}
	for _, limit := range lengths {
		swapped := strings.Replace(limit.sample, `{"type":"plain_text","text":"«N»"}`, `{"type":"mrkdwn","text":"好"}`, 1)
		if swapped == limit.sample {
			continue
		}
		t.Run(limit.name, func(t *testing.T) {
			if got := verdict(t, limit.on, swapped); slices.Contains(takesEither, limit.name) {
				same(t, got)
			} else {
				same(t, got, fmt.Sprintf("unsupported type: mrkdwn [json-pointer:%s/type]", strings.TrimSuffix(limit.place, "/text")))
			}
		})
	}
}

func first(t *testing.T, got []string, format string, args ...any) {
	t.Helper()
	if want := fmt.Sprintf(format, args...); len(got) == 0 || got[0] != want {
		t.Errorf("%q, want %q first", got, want)
	}
}

func length(sample string, n int) string {
	return strings.ReplaceAll(sample, "N", fmt.Sprint(n))
}

func asks(fields string) string {
	return actions(`{"type":"button","text":` + plain + `,"confirm":{` + fields + `}}`)
}

func menu(fields string) string { return actions(`{"type":"static_select",` + fields + `}`) }

func film(fields string) string {
	return `[{"type":"video","video_url":"https://a.example/v","thumbnail_url":"https://a.example/t","alt_text":"片",` + fields + `}]`
}

func icon(fields string) string {
	return `[{"type":"context_actions","elements":[{"type":"icon_button","icon":"trash",` + fields + `}]}]`
}
