package blocks

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/bot/chat"
)

var update = flag.Bool("update", false, "write the golden files")

// TestCardsAsSlackGetsThem shows three cards in full, to be read: paste the
// blocks into Slack's Block Kit Builder to look at one.
func TestCardsAsSlackGetsThem(t *testing.T) {
	for name, m := range map[string]chat.Message{
		"review.zh-CN":   pick(t, "zh-CN", "review", "open"),
		"question.zh-CN": pick(t, "zh-CN", "chattest", "question"),
		"close_out.en":   pick(t, "en", "close_out", "account ready"),
	} {
		file := filepath.Join("testdata", name+".json")
		got := readable(t, Message(m))
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\nrun with -update if that is meant", file, diff)
		}
	}
}

func pick(t *testing.T, locale, name, state string) chat.Message {
	t.Helper()
	for _, s := range samples(t, locale) {
		if s.Name == name && s.State == state {
			return s.Message
		}
	}
	t.Fatalf("no sample %s: %s", name, state)
	return chat.Message{}
}

func readable(t *testing.T, p Post) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(map[string]any{"text": p.Text, "blocks": p.Blocks, "metadata": p.Metadata}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
