package blockkit

import (
	"maps"
	"slices"
)

// blockKinds are the blocks an app can send.
var blockKinds = with(plainBlocks, tables, newerBlocks)

// block takes a block of one of the named types, or of any type without names.
func block(names ...string) rule {
	return func(j *judge, at place, value any) { j.blocks.judge(j, at, value, names...) }
}

var named = fields{"block_id": id}

// Which element stands where is the same list on every surface; elements know
// themselves which surface refuses them.
var (
	menus   = slices.Sorted(maps.Keys(selects))
	asked   = slices.Concat(menus, []string{"checkboxes", "radio_buttons", "datepicker", "timepicker"})
	pressed = []string{"button", "workflow_button", "overflow"}

	inSection = slices.Concat(asked, pressed, []string{"image"})
	inActions = slices.Concat(asked, pressed, []string{"datetimepicker", "rich_text_input"})
	inInput   = slices.Concat(asked, []string{"datetimepicker"}, slices.Sorted(maps.Keys(inputs)))
)

// plainBlocks have been there for years; lian's cards are made of them.
var plainBlocks = variants{
	"section": {
		may: with(named, fields{
			"text":      anyText(3000),
			"fields":    list(1, 10, anyText(2000)),
			"accessory": element(inSection...),
			"expand":    boolean,
		}),
		also: []check{someOf("text", "fields")},
	},
	"header": {
		must: fields{"text": plainText(150)},
		may:  with(named, fields{"level": whole(1, 4)}),
	},
	"context": {
		must: fields{"elements": list(1, 10, contextElement)},
		may:  named,
	},
	"actions": {
		must: fields{"elements": list(1, 25, element(inActions...))},
		may:  named,
		also: []check{distinctActions("elements")},
	},
	"input": {
		must: fields{"label": plainText(2000), "element": element(inInput...)},
		may:  with(named, fields{"hint": plainText(2000), "optional": boolean, "dispatch_action": boolean}),
		also: []check{filesDispatchNothing},
	},
	"divider": {may: named},
	"image": {
		must: fields{"alt_text": altText},
		may:  with(named, pictured, fields{"title": plainText(2000)}),
		also: []check{oneOf("image_url", "slack_file")},
	},
	"video": {
		must: fields{"video_url": link, "thumbnail_url": link, "alt_text": altText, "title": plainText(199)},
		may: with(named, fields{
			"title_url": link, "author_name": str(1, 49), "provider_name": filled, "provider_icon_url": link,
			"description": plainText(3000),
		}),
	},
	"rich_text": richTextShape,
	"markdown":  {on: inMessage, must: fields{"text": str(1, 12_000)}, may: named},
}

// contextElement is an image or a text.
var contextElement = typed(variants{
	"image":      elementKinds["image"],
	"plain_text": plainShape(3000),
	"mrkdwn":     mrkdwnShape(3000),
})

// filesDispatchNothing: Slack allows no dispatch_action around a file_input.
func filesDispatchNothing(j *judge, at place, object map[string]any) {
	element, _ := object["element"].(map[string]any)
	if element["type"] == "file_input" && object["dispatch_action"] == true {
		j.say(at.key("dispatch_action"), "not allowed with `file_input`")
	}
}
