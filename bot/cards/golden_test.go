package cards

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/bot/text"
	"lian/workflow"
	"lian/workflow/policy"
)

var update = flag.Bool("update", false, "write the golden files")

func defaultBook(t testing.TB) *workflow.Book {
	t.Helper()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// TestCardsAsPeopleReadThem compares every sample with testdata/CARD.LOCALE.txt,
// which is meant to be read.
func TestCardsAsPeopleReadThem(t *testing.T) {
	book := defaultBook(t)
	for _, locale := range []string{text.Chinese, text.English} {
		samples, err := Samples(book, locale)
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range golden(samples) {
			compare(t, filepath.Join("testdata", name+"."+locale+".txt"), got)
		}
	}
}

func golden(samples []Sample) map[string]string {
	files := map[string]string{}
	for _, s := range samples {
		files[s.Name] += "== " + s.Name + ": " + s.State + "\n" + picture(s) + "\n"
	}
	return files
}

// picture draws what text leaves out: tones, and what the buttons ask for.
func picture(s Sample) string {
	m, c := s.Message, s.Message.Card
	var b strings.Builder
	b.WriteString("kind " + m.Kind + ", subject " + m.Subject + ", tone " + string(c.Tone) + "\n" + m.Text + "\n")
	for _, button := range c.Buttons {
		a := button.Action
		b.WriteString("  [" + button.Label + "] " + strings.Join(strings.Fields(strings.Join([]string{a.Name, a.Seat, a.Field, a.Value, string(button.Tone)}, " ")), " "))
		if button.More {
			b.WriteString(" (more)")
		}
		if button.Confirm != "" {
			b.WriteString(" ? " + button.Confirm)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
