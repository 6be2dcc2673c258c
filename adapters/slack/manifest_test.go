package slack

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// What an administrator pastes names every scope and event, and what the
// adapter listens to besides.
func TestTheManifestAsksForWhatIsNeeded(t *testing.T) {
	for address, socket := range map[string]bool{"": true, "https://lian.example.com": false} {
		text, err := Manifest(address)
		if err != nil {
			t.Fatal(err)
		}
		var read map[string]any
		if err := yaml.Unmarshal([]byte(text), &read); err != nil {
			t.Fatalf("not YAML: %v\n%s", err, text)
		}
		for _, want := range append(append([]string{Command, fileShortcut, lookShortcut}, Scopes...), Events...) {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing", want)
			}
		}
		if got := strings.Contains(text, "socket_mode_enabled: true"); got != socket {
			t.Errorf("address %q: socket mode %v", address, got)
		}
		if got := strings.Contains(text, "https://lian.example.com/slack/interactions"); got == socket {
			t.Errorf("address %q: request addresses %v", address, got)
		}
		if strings.Count(text, "name:") == 0 {
			t.Errorf("manifest:\n%s", text)
		}
	}
}

// A token of the wrong kind is told at the start, without the token.
func TestAWrongTokenIsToldAtOnce(t *testing.T) {
	for _, c := range []struct {
		config Config
		want   error
	}{
		{Config{BotToken: "xapp-geheim", AppToken: "xapp-1"}, ErrBotToken},
		{Config{BotToken: "xoxb-1", AppToken: "xoxb-geheim"}, ErrAppToken},
		{Config{BotToken: "xoxb-1"}, ErrNoIntake},
	} {
		if _, err := New(c.config); err != c.want || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
}
