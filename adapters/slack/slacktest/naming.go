package slacktest

import "encoding/json"

// named gives every block and every element that can act a name, as Slack does
// for those that were sent without.
func (w *Workspace) named(blocks json.RawMessage) json.RawMessage {
	if blocks == nil {
		return nil
	}
	list := parse(blocks)
	changed := false
	name := func(o object, key, prefix string) {
		if o.str(key) == "" {
			o[key] = w.clock.id(prefix)
			changed = true
		}
	}
	for _, b := range list {
		name(b, "block_id", "b")
		for _, e := range append(b.list("elements"), b.object("accessory"), b.object("element")) {
			if acting(e.str("type")) {
				name(e, "action_id", "a")
			}
		}
	}
	if !changed {
		return blocks
	}
	return encode(list)
}

// acting elements are those a person can press, pick or type in.
func acting(kind string) bool {
	switch kind {
	case "", "image", "mrkdwn", "plain_text", "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted":
		return false
	}
	return true
}
