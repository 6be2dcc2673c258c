package slacktest

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"lian/adapters/slack/slacktest/blockkit"
)

const (
	maxText      = 40_000 // longer ones are truncated
	splitText    = 4_040  // longer ones were seen to be split into several messages
	updateText   = 4_000
	maxBlockText = 13_000 // of a message's blocks together, as JSON
)

// a draft is what a chat method was asked to show.
type draft struct {
	text             string
	blocks, metadata json.RawMessage
	hasText          bool // text was sent, be it empty
	hasBlocks        bool // blocks were sent, be they none
	hasMetadata      bool
}

// draft reads and judges a message's arguments: what Slack refuses is an
// error, what it only suffers is a violation.
func (w *Workspace) draft(c call) (draft, error) {
	d := draft{text: c.str("text"), hasText: c.has("text"), hasBlocks: c.has("blocks"), hasMetadata: c.has("metadata")}
	var err error
	if d.blocks, err = c.raw("blocks"); err != nil {
		return d, refuse("invalid_blocks_format")
	}
	if d.metadata, err = c.raw("metadata"); err != nil {
		return d, refuse("invalid_metadata_format")
	}
	d.blocks = some(d.blocks)
	if c.truth("link_names") || c.str("parse") == "full" {
		w.blame(39, "%s: link_names or parse=full turns names in user text into mentions", c.method)
	}
	if err := w.judge(c.method, d); err != nil {
		return d, err
	}
	d.blocks = w.named(d.blocks)
	return d, nil
}

// judge holds a draft against Slack's limits and the accessibility gate.
func (w *Workspace) judge(where string, d draft) error {
	if d.blocks == nil && d.text == "" {
		return refuse("no_text")
	}
	if err := d.acceptable(); err != nil {
		return err
	}
	if d.blocks != nil && strings.TrimSpace(d.text) == "" {
		w.blame(23, "%s: blocks without text: a screen reader and a notification say nothing", where)
	}
	if n := utf8.RuneCountInString(d.text); n > splitText {
		w.blame(23, "%s: text of %d characters, Slack may split it", where, n)
	}
	w.scan(where, d)
	return nil
}

// acceptable is what Slack refuses of a draft. It takes messages without text,
// and texts of any length, so Block Kit's rules are asked without them.
func (d draft) acceptable() error {
	if utf8.RuneCount(d.blocks) > maxBlockText {
		return refuse("msg_blocks_too_long")
	}
	if complaints := complaints("blocks", d.blocks); len(complaints) > 0 {
		return refuse("invalid_blocks", complaints...)
	}
	if complaints := complaints("metadata", d.metadata); len(complaints) > 0 {
		return refuse("invalid_metadata_format", complaints...)
	}
	return nil
}

// complaints are those about one part of a message.
func complaints(part string, value json.RawMessage) []string {
	if value == nil {
		return nil
	}
	return blockkit.Message(encode(map[string]any{"text": "…", part: value}))
}

// some is blocks, or nil where there are none in them.
func some(blocks json.RawMessage) json.RawMessage {
	if text := string(blocks); text == "[]" || text == "null" {
		return nil
	}
	return blocks
}
