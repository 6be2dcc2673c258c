package policy

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lian/workflow"
)

// FuzzLoad puts anything in the place of each file: the loader answers with a
// book or with faults that name a place, and never panics or hangs.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"testdata/bad/*/*.yaml", "testdata/small/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(filepath.Base(file), text)
		}
	}
	sound := map[string]source{}
	for _, name := range fileNames {
		text, err := os.ReadFile(filepath.Join("testdata/small", name))
		if err != nil {
			f.Fatal(err)
		}
		sound[name] = source{name: name, text: text}
	}
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		files := map[string]source{name: {name: name, text: text}}
		for _, other := range fileNames {
			if other != name {
				files[other] = sound[other]
			}
		}
		if len(files) != len(fileNames) {
			return // not one of the four
		}
		r, problems := read(files)
		for _, p := range problems {
			if p.File == "" || p.Line < 1 || p.Column < 1 || p.Message == "" {
				t.Errorf("a fault without a place: %+v", p)
			}
			_ = p.String()
		}
		if len(problems) == 0 {
			judge(t, r)
		}
	})
}

// judge evaluates every rule of an accepted book on an empty filing.
func judge(t *testing.T, r *reading) {
	t.Helper()
	facts, err := r.facts(workflow.Answers{}, workflow.RiskSummary{})
	if err != nil {
		return // a rule may fail on an empty filing; it may not panic
	}
	facts[TodayKey] = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, g := range r.guards {
		if _, err := (*g.into)(facts); errors.Is(err, ErrNoToday) {
			t.Error("today was given:", err)
		}
	}
}
