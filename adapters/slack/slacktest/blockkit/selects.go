package blockkit

// choosers show all their options at once, or behind three dots.
var choosers = variants{
	"checkboxes": {
		must: fields{"options": choices(1, 10, anyText(75), nil)},
		may:  with(acts, confirmed, focusable, seenBy, fields{"initial_options": list(1, 10, richOption)}),
		also: []check{offered("initial_options")},
	},
	"radio_buttons": {
		must: fields{"options": choices(1, 10, anyText(75), nil)},
		may:  with(acts, confirmed, focusable, fields{"initial_option": richOption}),
		also: []check{offered("initial_option")},
	},
	"overflow": {
		must: fields{"options": choices(1, 5, plainText(75), fields{"url": link})},
		may:  with(acts, confirmed),
	},
}

var (
	one     = with(acts, confirmed, focusable, hinted)
	several = with(one, fields{"max_selected_items": whole(1, unlimited)})

	static = fields{"options": choices(1, 100, plainText(75), nil), "option_groups": optionGroups}
	lookup = fields{"min_query_length": whole(0, unlimited)}
	here   = fields{"default_to_current_conversation": boolean, "filter": filter}
	reply  = fields{"response_url_enabled": boolean}

	severalOptions = fields{"initial_options": list(1, unlimited, plainOption)}
)

// selects offer options of their own, options that the app looks up, or what the
// workspace has.
var selects = variants{
	"static_select": {
		may:  with(one, static, fields{"initial_option": plainOption}),
		also: []check{oneOf("options", "option_groups"), offered("initial_option")},
	},
	"multi_static_select": {
		may:  with(several, static, severalOptions),
		also: []check{oneOf("options", "option_groups"), offered("initial_options")},
	},
	"external_select":            {may: with(one, lookup, fields{"initial_option": plainOption})},
	"multi_external_select":      {may: with(several, lookup, severalOptions)},
	"users_select":               {may: with(one, fields{"initial_user": filled})},
	"multi_users_select":         {may: with(several, fields{"initial_users": ids})},
	"channels_select":            {may: with(one, reply, fields{"initial_channel": filled})},
	"multi_channels_select":      {may: with(several, fields{"initial_channels": ids})},
	"conversations_select":       {may: with(one, here, reply, fields{"initial_conversation": filled})},
	"multi_conversations_select": {may: with(several, here, fields{"initial_conversations": ids})},
}

var filter = object(shape{
	may: fields{
		"include":                          list(1, 4, choice("im", "mpim", "private", "public")),
		"exclude_external_shared_channels": boolean,
		"exclude_bot_users":                boolean,
	},
	also: []check{someOf("include", "exclude_external_shared_channels", "exclude_bot_users")},
})
