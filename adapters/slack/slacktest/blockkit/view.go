package blockkit

const viewRoot place = "/view"

const viewBytes = 250_000

var viewFields = fields{
	"private_metadata": str(0, 3000),
	"callback_id":      str(0, 255),
	"external_id":      str(0, 255),
}

var viewBlocks = fields{"blocks": list(0, 100, block())}

var modalShape = shape{
	must: with(viewBlocks, fields{"title": plainText(24)}),
	may: with(viewFields, fields{
		"submit": plainText(24), "close": plainText(24),
		"clear_on_close": boolean, "notify_on_close": boolean,
	}),
	also: []check{uniqueBlocks, oneFocus, onePrimaryEach, submitsInput},
}

var homeShape = shape{
	must: viewBlocks,
	may:  viewFields,
	also: []check{uniqueBlocks, oneFocus, onePrimaryEach},
}

// View judges the view of views.open, views.push, views.update or views.publish:
// a modal or a home tab, by its type. Complaints are like those of Message, with
// pointers that begin at /view.
func View(body []byte) []string {
	j := newJudge(inModal)
	object, ok := j.decode(viewRoot, body)
	if !ok {
		return j.complaints
	}
	if object["type"] == "home" {
		j.on = inHome
	}
	variants{"modal": modalShape, "home": homeShape}.judge(j, viewRoot, object)
	if len(body) > viewBytes {
		j.say(viewRoot, "view_too_large: must be less than %d bytes", viewBytes+1)
	}
	return j.complaints
}

// submitsInput wants a way to send what is asked for.
func submitsInput(j *judge, at place, object map[string]any) {
	if _, ok := object["submit"]; ok {
		return
	}
	eachOf(at.key("blocks"), object["blocks"], func(at place, _ map[string]any) {
		j.say(at.key("input"), "must define `submit` to use an `input` block in modals")
	}, "input")
}
