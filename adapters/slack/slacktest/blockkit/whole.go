package blockkit

import "unicode/utf8"

// What blocks must keep together, and no block can know alone.
const (
	cellCharacters     = 10_000 // of all tables of a message
	markdownCharacters = 12_000 // of all markdown blocks of a message
)

func uniqueBlocks(j *judge, at place, object map[string]any) {
	seen := map[string]bool{}
	each(at.key("blocks"), object["blocks"], func(at place, object map[string]any) {
		id, ok := object["block_id"].(string)
		if ok && seen[id] {
			j.say(at.key("block_id"), "`block_id` %q already exists", id)
		}
		seen[id] = true
	})
}

func oneFocus(j *judge, at place, object map[string]any) {
	focused := false
	each(at.key("blocks"), object["blocks"], func(at place, object map[string]any) {
		if object["focus_on_load"] != true {
			return
		}
		if focused {
			j.say(at.key("focus_on_load"), "only one element can set `focus_on_load`")
		}
		focused = true
	})
}

// onePrimary allows one in a message, which asks one thing.
func onePrimary(j *judge, at place, object map[string]any) {
	j.primaries(at.key("blocks"), object["blocks"])
}

// onePrimaryEach allows one in every block of a view, which has many sets of buttons.
func onePrimaryEach(j *judge, at place, object map[string]any) {
	blocks, _ := object["blocks"].([]any)
	for i, block := range blocks {
		j.primaries(at.key("blocks").item(i), block)
	}
}

func (j *judge) primaries(at place, value any) {
	found := false
	eachOf(at, value, func(at place, button map[string]any) {
		if button["style"] != "primary" {
			return
		}
		if found {
			j.say(at.key("style"), "only one button can be `primary`")
		}
		found = true
	}, "button", "workflow_button")
}

func oneTable(j *judge, at place, object map[string]any) {
	found := false
	eachOf(at.key("blocks"), object["blocks"], func(at place, _ map[string]any) {
		if found {
			j.say(at, "only_one_table_allowed")
		}
		found = true
	}, "table")
}

func cellsTogether(j *judge, at place, object map[string]any) {
	total := 0
	eachOf(at.key("blocks"), object["blocks"], func(at place, table map[string]any) {
		each(at, table["rows"], func(_ place, cell map[string]any) { total += characters(cell) })
	}, "table", "data_table")
	if total > cellCharacters {
		j.say(at.key("blocks"), "all tables together must be less than %d characters", cellCharacters+1)
	}
}

func markdownTogether(j *judge, at place, object map[string]any) {
	total := 0
	eachOf(at.key("blocks"), object["blocks"], func(_ place, block map[string]any) {
		total += characters(block)
	}, "markdown")
	if total > markdownCharacters {
		j.say(at.key("blocks"), "all markdown together must be less than %d characters", markdownCharacters+1)
	}
}

func characters(object map[string]any) int {
	text, _ := object["text"].(string)
	return utf8.RuneCountInString(text)
}
