package blockkit

// plainText takes a plain_text object of 1 to max characters.
func plainText(max int) rule {
	return typed(variants{"plain_text": plainShape(max)})
}

// mrkdwn takes a mrkdwn object of 1 to max characters.
func mrkdwn(max int) rule {
	return typed(variants{"mrkdwn": mrkdwnShape(max)})
}

// anyText takes either.
func anyText(max int) rule {
	return typed(variants{"plain_text": plainShape(max), "mrkdwn": mrkdwnShape(max)})
}

func plainShape(max int) shape {
	return shape{must: fields{"text": str(1, max)}, may: fields{"emoji": boolean}}
}

func mrkdwnShape(max int) shape {
	return shape{must: fields{"text": str(1, max)}, may: fields{"verbatim": boolean}}
}

// confirm is the dialog that asks again before an element acts. It has no type.
var confirm = object(shape{
	must: fields{"text": anyText(300)},
	may: fields{
		"title":   plainText(100),
		"confirm": plainText(30),
		"deny":    plainText(30),
		"style":   colour,
	},
})

var colour = choice("primary", "danger")

var link = str(1, 3000)

// pictured are the two ways to name a picture; exactly one is used.
var pictured = fields{
	"image_url":  link,
	"slack_file": object(shape{may: fields{"id": str(1, 255), "url": link}, also: []check{oneOf("id", "url")}}),
}
