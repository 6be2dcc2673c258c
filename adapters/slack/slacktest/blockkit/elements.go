package blockkit

import (
	"net/mail"
	"net/url"
	"strings"
	"time"
)

var elementKinds = with(buttons, choosers, selects, pickers, inputs, variants{
	"image": {must: fields{"alt_text": altText}, may: pictured, also: []check{oneOf("image_url", "slack_file")}},
})

// element takes an element of one of the named types.
func element(names ...string) rule {
	return func(j *judge, at place, value any) { elementKinds.judge(j, at, value, names...) }
}

var (
	id      = str(1, 255)
	label   = str(1, 75)
	ids     = list(1, unlimited, filled)
	altText = str(1, 2000)

	acts       = fields{"action_id": id}
	confirmed  = fields{"confirm": confirm}
	focusable  = fields{"focus_on_load": boolean}
	hinted     = fields{"placeholder": plainText(150)}
	dispatches = fields{"dispatch_action_config": object(shape{must: fields{
		"trigger_actions_on": list(1, 2, choice("on_enter_pressed", "on_character_entered")),
	}})}
)

// pickers are for a day, a time of day, or a moment.
var pickers = variants{
	"datepicker": {may: with(acts, confirmed, focusable, hinted, fields{
		"initial_date": written("YYYY-MM-DD", isLayout(time.DateOnly)),
	})},
	"timepicker": {may: with(acts, confirmed, focusable, hinted, fields{
		"initial_time": written("HH:mm", isLayout("15:04")),
		"timezone":     filled,
	})},
	"datetimepicker": {on: inMessage | inModal, may: with(acts, confirmed, focusable, fields{
		"initial_date_time": whole(1_000_000_000, 9_999_999_999), // ten digits
	})},
}

// inputs are for writing; they stand in input blocks.
var inputs = variants{
	"plain_text_input": {
		may: with(acts, hinted, focusable, dispatches, fields{
			"initial_value": str(0, 3000),
			"multiline":     boolean,
			"min_length":    whole(0, 3000),
			"max_length":    whole(1, 3000),
		}),
		also: []check{ordered("min_length", "max_length")},
	},
	"email_text_input": {on: inModal, may: with(acts, hinted, focusable, dispatches, fields{
		"initial_value": written("an e-mail address", isAddress),
	})},
	"url_text_input": {on: inModal, may: with(acts, hinted, focusable, dispatches, fields{
		"initial_value": written("a URL", isURL),
	})},
	"number_input": {
		on:   inModal,
		must: fields{"is_decimal_allowed": boolean},
		may: with(acts, hinted, focusable, dispatches, fields{
			"initial_value": decimal, "min_value": decimal, "max_value": decimal,
		}),
		also: []check{ordered("min_value", "max_value"), ordered("min_value", "initial_value"),
			ordered("initial_value", "max_value"), wholeUnlessDecimal},
	},
	"file_input": {on: inModal, may: with(acts, fields{
		"filetypes": list(1, unlimited, filled),
		"max_files": whole(1, 10),
	})},
	"rich_text_input": {
		on: inViews,
		may: with(acts, hinted, focusable, dispatches, fields{
			"initial_value": richText, "min_lines": whole(1, 100), "max_lines": whole(1, 100),
		}),
		also: []check{ordered("min_lines", "max_lines")},
	},
}

var decimal = written("a number", func(text string) bool {
	_, ok := numberIn(text)
	return ok && !strings.ContainsAny(text, "/eE")
})

// wholeUnlessDecimal wants whole numbers where decimals are not allowed.
func wholeUnlessDecimal(j *judge, at place, object map[string]any) {
	if object["is_decimal_allowed"] == true {
		return
	}
	for _, name := range []string{"initial_value", "min_value", "max_value"} {
		if n, ok := numberIn(object[name]); ok && !n.IsInt() {
			j.say(at.key(name), "must be a whole number unless `is_decimal_allowed`")
		}
	}
}

func isLayout(layout string) func(string) bool {
	return func(text string) bool {
		_, err := time.Parse(layout, text)
		return err == nil
	}
}

func isAddress(text string) bool {
	address, err := mail.ParseAddress(text)
	return err == nil && address.Address == text
}

func isURL(text string) bool {
	parsed, err := url.Parse(text)
	return err == nil && parsed.Scheme != "" && parsed.Host != ""
}
