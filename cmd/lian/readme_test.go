package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"lian/workflow"
)

// The root of the repository, and README in both languages.
const root = "../../"

var readmes = []string{"README.md", "docs/README.zh-CN.md"}

// document reads a page of the repository.
func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(root + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// eachReadme tells the same of README in both languages.
func eachReadme(t *testing.T, tell func(t *testing.T, text string)) {
	for _, name := range readmes {
		t.Run(name, func(t *testing.T) { tell(t, document(t, name)) })
	}
}

// fenced finds the blocks of a page that are written in a language; "" is
// what is typed or printed.
func fenced(text, language string) []string {
	var blocks []string
	for _, found := range regexp.MustCompile("(?ms)^```(\\S*)\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		if found[1] == language {
			blocks = append(blocks, found[2])
		}
	}
	return blocks
}

// Every block of commands is run, or held against what would be run.
func TestReadmesCommandsAreRun(t *testing.T) {
	eachReadme(t, func(t *testing.T, text string) {
		blocks := fenced(text, "")
		if len(blocks) != 3 {
			t.Fatalf("README has %d blocks of commands and output; this test knows 3", len(blocks))
		}
		if blocks[0] != "go run ./cmd/lian\n" {
			t.Errorf("lian is tried with %q", blocks[0])
		}
		if diff := cmp.Diff(blocks[1], firstWords(t)); diff != "" {
			t.Errorf("lian says something else (-README +lian):\n%s", diff)
		}
		asked := groups(regexp.MustCompile(`(LIAN_\w+)=…`), blocks[2])
		needed := groups(regexp.MustCompile(`\$\{(LIAN_\w+):\?`), document(t, "compose.yaml"))
		if diff := cmp.Diff(needed, asked); diff != "" || !strings.Contains(blocks[2], "docker compose up") {
			t.Errorf("compose.yaml needs other variables (-needed +README):\n%s", diff)
		}
	})
}

// firstWords is what `lian` prints in an empty folder, with the address and
// the folder as README has them.
func firstWords(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	defer t.Chdir(here)
	said := &transcript{}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"--listen", "127.0.0.1:0"}, func(string) string { return "" }, strings.NewReader(""), said, io.Discard)
	}()
	await(t, "the banner", func() bool { return strings.Contains(said.String(), "lian init") })
	stop()
	if code := <-ended; code != exitDone {
		t.Errorf("lian ends with %d", code)
	}
	words := regexp.MustCompile(`127\.0\.0\.1:\d+`).ReplaceAllString(said.String(), "127.0.0.1:8080")
	words = regexp.MustCompile(`(?m)Data( +).*(/lian-data/lian\.db)$`).ReplaceAllString(words, "Data$1…$2")
	return strings.TrimRight(strings.ReplaceAll(words, build().version, "(devel)"), "\n") + "\n"
}

// groups lists what a pattern's group finds.
func groups(pattern *regexp.Regexp, text string) []string {
	var all []string
	for _, found := range pattern.FindAllStringSubmatch(text, -1) {
		all = append(all, found[1])
	}
	return all
}

// The people that README shows are a configuration that lian reads.
func TestReadmesPeopleAreRead(t *testing.T) {
	eachReadme(t, func(t *testing.T, text string) {
		blocks := fenced(text, "yaml")
		if len(blocks) != 1 {
			t.Fatalf("README has %d configurations; this test knows 1", len(blocks))
		}
		file := filepath.Join(t.TempDir(), "lian.yaml")
		if err := os.WriteFile(file, []byte(blocks[0]), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := readConfig(flags{config: file}, func(string) string { return "" })
		if err != nil {
			t.Fatal(err)
		}
		if len(c.People) != 2 || c.People[0].Name != "赵敏" {
			t.Errorf("it names %+v", c.People)
		}
	})
}

// The picture of a filing's life is the table that drives the code.
func TestReadmesLifecycleIsTheTable(t *testing.T) {
	want := "```mermaid\n" + workflow.Diagram() + "```\n"
	eachReadme(t, func(t *testing.T, text string) {
		_, rest, _ := strings.Cut(text, "<!-- lifecycle -->\n")
		drawn, _, marked := strings.Cut(rest, "<!-- /lifecycle -->")
		if !marked {
			t.Fatal("README has no picture between the marks")
		}
		if diff := cmp.Diff(want, drawn); diff != "" {
			t.Errorf("README draws another lifecycle (-table +README):\n%s", diff)
		}
	})
}

// What a page links to is there, and README names every decision record.
func TestPagesLinkToWhatIsThere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	for _, name := range append([]string{"CONTRIBUTING.md", "CHANGELOG.md"}, readmes...) {
		linked := map[string]bool{}
		for _, to := range groups(link, document(t, name)) {
			if strings.HasPrefix(to, "https://") {
				continue
			}
			path := filepath.Join(filepath.Dir(root+name), to)
			linked[path] = true
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s links to %s: %v", name, to, err)
			}
		}
		if strings.Contains(name, "README") {
			for _, record := range matching(t, root+"docs/decisions/*.md") {
				if !linked[filepath.Clean(record)] {
					t.Errorf("%s does not name %s", name, record)
				}
			}
		}
	}
}

// The places that the tables of "Where do I change…?" name are there. A "…"
// in a name stands for whatever it is.
func TestPagesNamePlacesThatAreThere(t *testing.T) {
	place := regexp.MustCompile("`((?:workflow|bot|adapters|storage|cmd|docs|\\.ci)/[^` ]*)`")
	for _, name := range append([]string{"CONTRIBUTING.md"}, readmes...) {
		for _, path := range groups(place, document(t, name)) {
			path = strings.TrimSuffix(path, "/…")
			matching(t, root+strings.ReplaceAll(path, "…", "*"))
		}
	}
}

// matching lists the files of a pattern, of which there must be some.
func matching(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Errorf("there is no %s: %v", pattern, err)
	}
	return files
}

// The targets that the pages tell people to make are in the Makefile.
func TestPagesMakeWhatTheMakefileHas(t *testing.T) {
	makefile := []byte(document(t, "Makefile"))
	for _, name := range append([]string{"CONTRIBUTING.md"}, readmes...) {
		for _, target := range groups(regexp.MustCompile("(?m)(?:`|^)make (\\w+)"), document(t, name)) {
			if !bytes.Contains(makefile, []byte("\n"+target+":")) {
				t.Errorf("%s says make %s, which the Makefile does not have", name, target)
			}
		}
	}
}

// The story that CONTRIBUTING shows is a story that can be told.
func TestContributingsStory(t *testing.T) {
	for _, block := range fenced(document(t, "CONTRIBUTING.md"), "") {
		if !strings.Contains(block, "\nserve\n") {
			continue
		}
		file := filepath.Join(t.TempDir(), "contributing.txtar")
		if err := os.WriteFile(file, []byte(block+"stop\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		testscript.Run(t, staging(nil, file))
		return
	}
	t.Error("CONTRIBUTING shows no story")
}
