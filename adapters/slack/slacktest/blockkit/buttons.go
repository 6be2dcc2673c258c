package blockkit

// buttons act at once. Those of feedback and with an icon stand in context_actions
// only, which say where they are shown.
var buttons = variants{
	"button": {
		must: fields{"text": plainText(75)},
		may: with(acts, confirmed, seenBy, fields{
			"value":               str(0, 2000),
			"url":                 link,
			"style":               colour,
			"accessibility_label": label,
		}),
	},
	"workflow_button": {
		on:   inMessage,
		must: fields{"text": plainText(75), "workflow": workflow},
		may:  with(acts, confirmed, fields{"style": colour, "accessibility_label": label}),
	},
	"feedback_buttons": {
		must: fields{"positive_button": feedback, "negative_button": feedback},
		may:  acts,
	},
	"icon_button": {
		must: fields{"icon": filled, "text": plainText(75)},
		may:  with(acts, confirmed, seenBy, fields{"value": str(0, 2000), "accessibility_label": label}),
	},
}

// seenBy hides an element from others. @slack/types does not know it on buttons and
// checkboxes; Slack does.
var seenBy = fields{"visible_to_user_ids": ids}

var feedback = object(shape{
	must: fields{"text": plainText(75), "value": str(1, 2000)},
	may:  fields{"accessibility_label": label},
})

var workflow = object(shape{must: fields{"trigger": object(shape{
	must: fields{"url": link},
	may: fields{"customizable_input_parameters": list(1, unlimited, object(shape{
		must: fields{"name": filled, "value": str(0, unlimited)},
	}))},
})}})
