package main

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"lian/workflow"
)

// A value is a setting as it stands, and where that was said.
type value struct {
	text string
	at   place
}

// preset marks values that nobody set.
const preset = "default"

// values are all settings by path.
type values map[string]value

func presets() values {
	v := make(values, len(settings))
	for _, s := range settings {
		v[s.path] = value{s.preset, place{name: preset}}
	}
	return v
}

// configNames are looked for where no file is named.
var configNames = []string{"lian.yaml", "lian.yml"}

// readFile reads the configuration file, if there is one, and returns its
// name and its list of people.
func (v values) readFile(named string, getenv func(string) string, f *faults) (string, []leaf) {
	name, at := named, "--config"
	if name == "" {
		name, at = getenv("LIAN_CONFIG"), "LIAN_CONFIG"
	}
	if name == "" {
		if name = lookedFor(f); name == "" {
			return "", nil
		}
	}
	text, err := readText(name)
	if err != nil {
		f.add(place{name: at}, "%v", err)
		return name, nil
	}
	top, ok := readYAML(name, text, f)
	if !ok {
		return name, nil
	}
	return name, v.readSections(top)
}

// lookedFor is the configuration in the current folder, or "".
func lookedFor(f *faults) string {
	var found []string
	for _, name := range configNames {
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			found = append(found, name)
		}
	}
	switch len(found) {
	case 0:
		return ""
	case 2:
		f.add(place{name: found[1]}, "stands beside %s; keep one of them", found[0])
	}
	return found[0]
}

// readSections reads settings and returns the list of people.
func (v values) readSections(top leaf) []leaf {
	sections, single := sectionKeys()
	var known []string
	for _, s := range settings {
		if section, _, _ := strings.Cut(s.path, "."); !slices.Contains(known, section) {
			known = append(known, section)
		}
	}
	entries := top.entries(append(known, peoplePath)...)
	for key, l := range entries {
		switch {
		case single[key]:
			v.take(key, l)
		case key != peoplePath:
			for _, inner := range l.entries(sections[key]...) {
				v.take(inner.path, inner)
			}
		}
	}
	if l, ok := entries[peoplePath]; ok {
		return l.items()
	}
	return nil
}

// sectionKeys are the keys by section, and the keys that stand alone.
func sectionKeys() (sections map[string][]string, single map[string]bool) {
	sections, single = map[string][]string{}, map[string]bool{}
	for _, s := range settings {
		if section, key, inside := strings.Cut(s.path, "."); inside {
			sections[section] = append(sections[section], key)
		} else {
			single[s.path] = true
		}
	}
	return sections, single
}

func (v values) take(path string, l leaf) {
	if text, ok := l.text(); ok {
		v[path] = value{text, l.at}
	}
}

// check looks at every setting that somebody set.
func (v values) check(f *faults) {
	for _, s := range settings {
		one := v[s.path]
		if one.at.name == preset {
			continue
		}
		if err := s.examine(one.text); err != nil {
			f.add(one.at, "%s: %v", s.path, err)
		}
	}
}

// typed makes a Config of values. A wrong one counts as its zero: its fault is
// noted already.
func (v values) typed() *Config {
	text := func(path string) string { return v[path].text }
	yes := func(path string) bool { return v[path].text == "true" }
	zone, err := time.LoadLocation(text("timezone"))
	if err != nil {
		zone = time.UTC
	}
	var level slog.Level
	if level.UnmarshalText([]byte(text("log.level"))) != nil {
		level = slog.LevelInfo
	}
	c := &Config{
		Locale: text("locale"), Zone: zone, Database: text("database"), Listen: text("listen"), Policy: text("policy"),
		Console: ConsoleConfig{AllowRemote: yes("console.allow_remote"), Password: text("console.password")},
		Slack:   v.slack(),
		DingTalk: DingTalkConfig{text("dingtalk.client_id"), text("dingtalk.client_secret"), text("dingtalk.robot_code"),
			text("dingtalk.card_template"), text("dingtalk.api_url"), text("dingtalk.oapi_url")},
		Digest: workflow.DigestTime{At: text("digest.at"), WeekdaysOnly: yes("digest.weekdays_only")},
		Log:    LogConfig{Format: text("log.format"), Level: level},
		values: v,
	}
	c.Console.Enabled = yes("console.enabled") ||
		text("console.enabled") == "auto" && !c.Slack.given() && !c.DingTalk.given()
	return c
}
