package blockkit

// newerBlocks came to some workspaces later than to others.
var newerBlocks = variants{
	"alert": {
		on:   inModal,
		must: fields{"text": anyText(3000)},
		may:  with(named, fields{"level": choice("default", "info", "warning", "error", "success")}),
	},
	"card": {
		may: with(named, fields{
			"hero_image": element("image"),
			"icon":       element("image"),
			"slack_icon": typed(variants{"icon": {must: fields{"name": filled}}}),
			"title":      mrkdwn(150),
			"subtitle":   mrkdwn(150),
			"body":       mrkdwn(200),
			"subtext":    mrkdwn(3000),
			"actions":    list(1, unlimited, element("button")),
		}),
		also: []check{someOf("hero_image", "title", "actions", "body"), notBoth("icon", "slack_icon"),
			distinctActions("actions")},
	},
	"carousel": {
		must: fields{"elements": list(1, 10, block("card"))},
		may:  named,
	},
	"container": {
		on:   inMessage | inHome,
		must: fields{"child_blocks": list(1, 10, block(contained...))},
		may: with(named, fields{
			"title": plainText(150), "rich_text_title": richText, "subtitle": anyText(150), "icon": element("image"),
			"width":          choice("narrow", "standard", "wide", "full"),
			"is_collapsible": boolean, "default_collapsed": boolean, "has_header_divider": boolean,
		}),
		also: []check{someOf("title", "rich_text_title")},
	},
	"layout": {
		must: fields{"label": str(1, 150), "rows": list(1, 5, layoutRow)},
		may: with(named, fields{
			"is_label_visible": boolean, "grid_lines": choice("none", "rows", "outer"), "fallback": list(0, 50, block()),
		}),
	},
	"context_actions": {
		on:   inMessage,
		must: fields{"elements": list(1, 5, element("feedback_buttons", "icon_button"))},
		may:  named,
		also: []check{distinctActions("elements")},
	},
	"task_card": taskCard,
	"plan": {
		on:   inMessage,
		must: fields{"title": filled},
		may:  with(named, fields{"tasks": list(0, unlimited, typed(variants{"task_card": taskCard}))}),
	},
}

var contained = []string{"actions", "context", "divider", "header", "image", "input", "rich_text", "section",
	"table", "video", "layout"}

var layoutRow = object(shape{must: fields{"items": list(1, 3, object(shape{
	must: fields{"block": block()},
	may: fields{
		"width":                choice("narrow", "standard", "wide"),
		"horizontal_alignment": choice("start", "center", "end"),
	},
}))}})

var taskCard = shape{
	on: inMessage,
	must: fields{"task_id": filled, "title": filled,
		"status": choice("pending", "in_progress", "complete", "error")},
	may: with(named, fields{"details": richText, "output": richText,
		"sources": list(0, unlimited, typed(variants{"url": {must: fields{"url": link, "text": filled}}}))}),
}
