package slacktest

import "strings"

// Legible is everything a person can read in a message, as a client shows it:
// the blocks, or the text of a message without any. A mention that would ring
// reads "@channel"; the text of one reads "<!channel>".
func Legible(m Message) string {
	if m.Blocks == nil {
		return legibleText(m)
	}
	return legibleBlocks(parse(m.Blocks))
}

// Spoken is what a screen reader and a notification say of a message: its text.
func Spoken(m Message) string { return legibleText(m) }

// LegibleView is everything a person can read in a modal or a Home tab.
func LegibleView(v View) string {
	return strings.Trim(v.Title+"\n"+legibleBlocks(parse(v.Blocks))+"\n"+v.Submit, "\n")
}

func legibleText(m Message) string {
	if m.Plain {
		return decoded(m.Text)
	}
	return rendered(m.Text)
}

func legibleBlocks(blocks []object) string {
	var lines []string
	for _, b := range blocks {
		lines = append(lines, pieces(b)...)
	}
	return strings.Join(lines, "\n")
}

// pieces are the readable parts of a block in reading order, one line each; the
// runs of a rich text stand together.
func pieces(o object) []string {
	var list []string
	o.each(func(o object) bool {
		switch kind := o.str("type"); {
		case kind == "mrkdwn":
			list = append(list, rendered(o.str("text")))
		case kind == "plain_text", kind == "raw_text", kind == "markdown":
			list = append(list, o.str("text"))
		case kind == "image":
			list = append(list, o.str("alt_text"))
			return true // its title
		case strings.HasPrefix(kind, "rich_text_"):
			list = append(list, runs(o))
		default:
			return !choosing(o, &list)
		}
		return false
	})
	return list
}

// choosing writes an element that opens a list as it stands closed: what is
// chosen, else its placeholder. Checkboxes and radio buttons are always open.
func choosing(o object, list *[]string) bool {
	kind := o.str("type")
	if strings.HasSuffix(kind, "_select") || kind == "overflow" || kind == "datepicker" || kind == "timepicker" {
		for _, key := range []string{"initial_option", "initial_options", "placeholder"} {
			walk(o[key], func(o object) bool {
				*list = append(*list, plain(o)...)
				return true
			})
		}
		if date := o.str("initial_date") + o.str("initial_time"); date != "" {
			*list = append(*list, date)
		}
		return true
	}
	return button(o, list)
}

// button writes a button's label and not what its confirmation will ask.
func button(o object, list *[]string) bool {
	if o.str("type") != "button" && o.str("type") != "workflow_button" {
		return false
	}
	*list = append(*list, o.object("text").str("text"))
	return true
}

func plain(o object) []string {
	switch o.str("type") {
	case "plain_text":
		return []string{o.str("text")}
	case "mrkdwn":
		return []string{rendered(o.str("text"))}
	}
	return nil
}

// runs is a rich text element as one text.
func runs(o object) string {
	var b strings.Builder
	if o.str("type") == "rich_text_list" {
		for _, item := range o.list("elements") {
			b.WriteString(runs(item) + "\n")
		}
		return strings.TrimSuffix(b.String(), "\n")
	}
	for _, run := range o.list("elements") {
		b.WriteString(runText(run))
	}
	return b.String()
}

func runText(run object) string {
	switch run.str("type") {
	case "broadcast":
		return "@" + run.str("range")
	case "user":
		return "@" + run.str("user_id")
	case "usergroup":
		return "@" + run.str("usergroup_id")
	case "channel":
		return "#" + run.str("channel_id")
	case "emoji":
		return ":" + run.str("name") + ":"
	case "link":
		if run.str("text") == "" {
			return run.str("url")
		}
	}
	return run.str("text")
}
