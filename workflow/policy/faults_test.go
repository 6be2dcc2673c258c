package policy

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the faults found into the bad samples")

// Each folder of testdata/bad replaces one file of the sound book in
// testdata/small. Its first line says which faults must be found, all of them.
func TestFaultsAreFoundWhereTheyAre(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := wants(faultsOf(t, small(t, filepath.Base(file), text)))
			first, rest, _ := bytes.Cut(text, []byte("\n"))
			if *update {
				if err := os.WriteFile(file, append([]byte(got+"\n"), rest...), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(first), got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

// small is a folder with the sound book, one file replaced.
func small(t *testing.T, name string, text []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func faultsOf(t *testing.T, dir string) []Problem {
	t.Helper()
	_, err := Load(dir)
	var problems *Problems
	if !errors.As(err, &problems) {
		t.Fatalf("Load = %v, want *Problems", err)
	}
	return problems.All
}

// wants is the first line of a sample with these faults.
func wants(all []Problem) string {
	var b strings.Builder
	b.WriteString("# want")
	for i, p := range all {
		if i > 0 {
			b.WriteString(" |")
		}
		fmt.Fprintf(&b, " %s:%d:%d: %s", filepath.Base(p.File), p.Line, p.Column, p.Message)
		if p.Suggestion != "" {
			fmt.Fprintf(&b, " (did you mean %q?)", p.Suggestion)
		}
	}
	return b.String()
}
