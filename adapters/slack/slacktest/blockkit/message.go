package blockkit

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

const (
	messageText = 4000
	// blocksJSON is not documented: msg_blocks_too_long was seen from about 13,200
	// characters on (slackapi/bolt-js#2509).
	blocksJSON = 13_000
)

var messageShape = shape{
	may: fields{
		"text":     str(0, messageText),
		"blocks":   list(0, 50, block()),
		"metadata": metadata,
	},
	also: []check{spokenText, uniqueBlocks, oneFocus, onePrimary, oneTable, cellsTogether, markdownTogether},
}

// Message judges the arguments {text, blocks, metadata} of chat.postMessage,
// chat.update and chat.postEphemeral, blocks and metadata as JSON and not as
// strings. It returns one complaint per fault in a fixed order, none for a good
// message; pointers begin at /text, /blocks and /metadata.
func Message(body []byte) []string {
	j := newJudge(inMessage)
	object, ok := j.decode("", body)
	if !ok {
		return j.complaints
	}
	messageShape.judge(j, "", object)
	j.blocksTogether(body)
	return j.complaints
}

// spokenText wants text also beside blocks: it is all a screen reader and a
// notification have. Slack takes a message without it.
func spokenText(j *judge, at place, object map[string]any) {
	text, isText := object["text"].(string)
	blocks, _ := object["blocks"].([]any)
	switch {
	case object["text"] != nil && !isText, strings.TrimSpace(text) != "":
		return
	case len(blocks) == 0:
		j.say(at.key("text"), "no_text")
	default:
		j.say(at.key("text"), "missing top-level text: a screen reader reads it instead of the blocks")
	}
}

// blocksTogether measures the blocks as they were written, escapes included.
func (j *judge) blocksTogether(body []byte) {
	var wire struct {
		Blocks json.RawMessage `json:"blocks"`
	}
	var compact bytes.Buffer
	if json.Unmarshal(body, &wire) != nil || json.Compact(&compact, wire.Blocks) != nil {
		return // without blocks there is nothing to measure
	}
	if utf8.RuneCount(compact.Bytes()) > blocksJSON {
		j.say("/blocks", "msg_blocks_too_long: must be less than %d characters", blocksJSON+1)
	}
}
