package blockkit

// richText takes a rich_text block where it is a value: in a cell, in an input.
var richText = typed(variants{"rich_text": richTextShape})

var richTextShape = shape{
	must: fields{"elements": list(1, unlimited, typed(variants{
		"rich_text_section":      {must: fields{"elements": spans}},
		"rich_text_quote":        {must: fields{"elements": spans}, may: bordered},
		"rich_text_preformatted": {must: fields{"elements": plainSpans}, may: bordered},
		"rich_text_list": {
			must: fields{"elements": list(1, unlimited, listItem), "style": choice("bullet", "ordered")},
			may:  with(bordered, fields{"indent": whole(0, 8), "offset": whole(0, unlimited)}),
		},
	}))},
	may: named,
}

var (
	bordered   = fields{"border": whole(0, 1)}
	listItem   = typed(variants{"rich_text_section": {must: fields{"elements": spans}}})
	spans      = list(1, unlimited, typed(spanKinds))
	plainSpans = list(1, unlimited, typed(variants{"text": spanKinds["text"], "link": spanKinds["link"]}))
)

var styled = fields{"style": object(shape{may: fields{
	"bold": boolean, "code": boolean, "italic": boolean, "strike": boolean, "underline": boolean,
}})}

// A span's text may be blank: it is a piece of a line.
var spanKinds = variants{
	"text":      {must: fields{"text": str(0, unlimited)}, may: styled},
	"link":      {must: fields{"url": link}, may: with(styled, fields{"text": str(0, unlimited), "unsafe": boolean})},
	"emoji":     {must: fields{"name": filled}, may: with(styled, fields{"unicode": filled, "url": link})},
	"user":      {must: fields{"user_id": filled}, may: styled},
	"usergroup": {must: fields{"usergroup_id": filled}, may: styled},
	"team":      {must: fields{"team_id": filled}, may: styled},
	"channel":   {must: fields{"channel_id": filled}, may: styled},
	"broadcast": {must: fields{"range": choice("here", "channel", "everyone")}, may: styled},
	"color":     {must: fields{"value": filled}, may: styled},
	"date": {
		must: fields{"timestamp": whole(0, unlimited), "format": filled},
		may:  with(styled, fields{"url": link, "fallback": filled}),
	},
}
