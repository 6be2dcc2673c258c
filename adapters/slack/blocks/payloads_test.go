package blocks

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"lian/bot/chat"
)

var payloads = flag.String("payloads", "", "folder to write every sample's payload into, for .ci/blockkit/check")

// Every card that lian draws, as Slack takes it: as a message and as a page.
// The files are held against the types that Slack publishes.
func TestPayloads(t *testing.T) {
	dir := *payloads
	if dir == "" {
		dir = t.TempDir()
	}
	n := 0
	everySample(t, func(t *testing.T, m chat.Message) {
		post := Message(m)
		n++
		keep(t, dir, fmt.Sprintf("%03d-message.json", n), map[string]any{"text": post.Text, "blocks": post.Blocks, "metadata": post.Metadata})
		if m.Card != nil {
			keep(t, dir, fmt.Sprintf("%03d-home.json", n), Home(m, "").View)
		}
	})
	if n < 100 {
		t.Errorf("only %d samples", n)
	}
}

func keep(t *testing.T, dir, name string, payload any) {
	t.Helper()
	text, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
		t.Fatal(err)
	}
}
