package console

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"lian/bot/chat"
)

// A body is what the log keeps of a message. Mine says that the persona said it.
type body struct {
	Mine bool `json:",omitempty"`
	chat.Message
}

// shown is an entry as the page and the stories read it.
type shown struct {
	Seq     int64        `json:"seq"`
	First   int64        `json:"first"`
	ID      string       `json:"id"`
	As      string       `json:"as"`
	Key     string       `json:"key"`
	Mine    bool         `json:"mine"`
	At      time.Time    `json:"at"`
	Message chat.Message `json:"message"`
}

func encode(m chat.Message, mine bool) ([]byte, error) {
	return json.Marshal(body{Mine: mine, Message: plain(m)})
}

func decode(e Entry) (shown, error) {
	var b body
	if err := json.Unmarshal(e.Body, &b); err != nil {
		return shown{}, fmt.Errorf("log entry %d: %w", e.Seq, err)
	}
	return shown{Seq: e.Seq, First: e.First, ID: e.ID, As: e.User, Key: e.Key,
		Mine: b.Mine, At: e.At, Message: b.Message}, nil
}

// own is the bubble of what a person typed and dropped.
func own(said chat.Said, locale string) chat.Message {
	lines := make([]string, 0, 1+len(said.Files))
	if said.Text != "" {
		lines = append(lines, said.Text)
	}
	for _, f := range said.Files {
		lines = append(lines, in(locale, "附件：", "Attached: ")+f.Name)
	}
	return chat.Message{Kind: "said", Text: strings.Join(lines, "\n")}
}
