package console_test

import (
	"io/fs"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/adapters/console"
)

// TestPageNeedsNothingThatThePolicyForbids reads the page's sources: what the
// policy stops would only fail in a browser, silently.
func TestPageNeedsNothingThatThePolicyForbids(t *testing.T) {
	forbidden := map[string]*regexp.Regexp{
		"markup from text": regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser`),
		"inline script":    regexp.MustCompile(`<script[^>]*>[^<]|\son\w+="|javascript:|\beval\(|new Function`),
		"inline style":     regexp.MustCompile(`<style|\sstyle="|'style'`),
		"another server":   regexp.MustCompile(`(src|href)="(https?:)?//|url\(\s*['"]?(https?:)?//|fetch\(['"]http`),
	}
	for name, text := range sources(t) {
		for what, pattern := range forbidden {
			if found := pattern.FindString(text); found != "" {
				t.Errorf("%s: %s: %q", name, what, found)
			}
		}
	}
}

func TestEveryFileThePageNamesIsServed(t *testing.T) {
	page, _ := open(t, console.Config{}, silent)
	named := regexp.MustCompile(`/console/assets/([\w.]+)|from '\./([\w.]+)'`)
	for name, text := range sources(t) {
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if response, _ := page.do(http.MethodGet, "/console/assets/"+m[1]+m[2], "", nil); response.StatusCode != 200 {
				t.Errorf("%s names %s: %d", name, m[1]+m[2], response.StatusCode)
			}
		}
	}
	for file, want := range map[string]string{"main.js": "text/javascript", "base.css": "text/css", "icon.svg": "image/svg+xml"} {
		response, _ := page.do(http.MethodGet, "/console/assets/"+file, "", nil)
		if got := response.Header.Get("Content-Type"); !strings.HasPrefix(got, want) {
			t.Errorf("%s is %q, want %s", file, got, want)
		}
	}
}

func TestPageHasEveryWordInBothLanguages(t *testing.T) {
	text := sources(t)["words.js"]
	zh, en, found := strings.Cut(text, "const en = {")
	if !found {
		t.Fatal("words.js has no English half")
	}
	en, _, _ = strings.Cut(en, "\n};")
	key := regexp.MustCompile(`(?m)(?:^|, |\{ ) *('[\w.]+'|\w+): '`)
	keys := func(half string) (list []string) {
		for _, m := range key.FindAllStringSubmatch(half, -1) {
			list = append(list, m[1])
		}
		slices.Sort(list)
		return list
	}
	if diff := cmp.Diff(keys(zh), keys(en)); diff != "" {
		t.Errorf("words (-zh +en):\n%s", diff)
	}
	if n := len(keys(zh)); n < 60 {
		t.Errorf("only %d words found: the pattern no longer fits", n)
	}
}

// sources are the page's files by name.
func sources(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	folder := os.DirFS("page")
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}
