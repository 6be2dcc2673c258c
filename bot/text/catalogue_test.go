package text

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"unicode"

	"github.com/goccy/go-yaml"
)

// catalogue is every message of one language by id, its forms one after the
// other.
func catalogue(t *testing.T, locale string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range names() {
		if !strings.HasSuffix(name, "."+locale+".yaml") {
			continue
		}
		content, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var messages map[string]any
		if err := yaml.Unmarshal(content, &messages); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for id, said := range messages {
			if _, twice := all[id]; twice {
				t.Errorf("%s: %s is worded twice", name, id)
			}
			all[id] = forms(t, id, said)
		}
	}
	return all
}

func forms(t *testing.T, id string, said any) string {
	t.Helper()
	switch said := said.(type) {
	case string:
		return said
	case map[string]any:
		var parts []string
		for _, form := range slices.Sorted(maps.Keys(said)) {
			parts = append(parts, said[form].(string))
		}
		return strings.Join(parts, "\n")
	}
	t.Fatalf("%s: neither words nor forms: %v", id, said)
	return ""
}

var placeholder = regexp.MustCompile(`{{(?:if )?\.([A-Za-z]+)}}`)

func placeholders(said string) []string {
	names := map[string]bool{}
	for _, m := range placeholder.FindAllStringSubmatch(said, -1) {
		names[m[1]] = true
	}
	return slices.Sorted(maps.Keys(names))
}

func TestBothLanguagesSayTheSameThings(t *testing.T) {
	zh, en := catalogue(t, Chinese), catalogue(t, English)
	for id := range zh {
		if _, known := en[id]; !known {
			t.Errorf("%s is missing in English", id)
		}
	}
	for id, said := range en {
		chinese, known := zh[id]
		if !known {
			t.Errorf("%s is missing in Chinese", id)
			continue
		}
		if got, want := placeholders(said), placeholders(chinese); !slices.Equal(got, want) {
			t.Errorf("%s: placeholders %v in English, %v in Chinese", id, got, want)
		}
	}
}

func TestWordsOfTheHouse(t *testing.T) {
	for _, locale := range []string{Chinese, English} {
		for id, said := range catalogue(t, locale) {
			if strings.TrimSpace(said) == "" {
				t.Errorf("%s %s says nothing", locale, id)
			}
			if strings.Contains(said, "驳回") {
				t.Errorf("%s %s says 驳回: it is 退回 or 拒绝", locale, id)
			}
			if _, err := template.New(id).Parse(said); err != nil {
				t.Errorf("%s %s: %v", locale, id, err)
			}
		}
	}
}

func TestEnglishHasNoChinese(t *testing.T) {
	for id, said := range catalogue(t, English) {
		if strings.ContainsFunc(said, func(r rune) bool {
			return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：「」（）、", r)
		}) {
			t.Errorf("%s: %s", id, said)
		}
	}
}

func TestAnUnknownIDIsSaidAsItIs(t *testing.T) {
	for _, s := range []Speaker{{}, In(Chinese), In(English)} {
		if got := s.Say("words.nothing.like.it", "N", 3); got != "words.nothing.like.it" {
			t.Errorf("%s: %q", s.Locale(), got)
		}
	}
}

func TestLocales(t *testing.T) {
	for locale, want := range map[string]string{"": Chinese, "zh-CN": Chinese, "zh-TW": Chinese, "fr": Chinese, "en": English, "en-GB": English, "EN_us": English} {
		if got := In(locale).Locale(); got != want {
			t.Errorf("%q speaks %s, want %s", locale, got, want)
		}
	}
}

func TestEnglishCounts(t *testing.T) {
	en := In(English)
	for n, want := range map[int]string{0: "0 days", 1: "1 day", 2: "2 days"} {
		if got := en.Say("words.days", "N", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestTextOfPeopleIsNoTemplate(t *testing.T) {
	if got := In(Chinese).Say("words.quote", "Text", "{{.Secret}} <!channel>"); got != "「{{.Secret}} <!channel>」" {
		t.Errorf("got %q", got)
	}
}
