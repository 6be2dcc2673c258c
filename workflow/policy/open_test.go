package policy

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lian/workflow"
)

func TestAFolderReplacesTheFilesItHas(t *testing.T) {
	dir := t.TempDir()
	text, err := builtin.ReadFile("book/process.yaml")
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "draft_keep: 30d", "draft_keep: 7d", 1)
	write(t, dir, "process.yaml", changed)
	write(t, dir, ".gitkeep", "")
	own, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	ours := book(t)
	if own.Process.DraftKeep != "7d" || own.Form.Question("campaign.name") == nil {
		t.Errorf("draft_keep = %s, form has %d sections", own.Process.DraftKeep, len(own.Form.Sections))
	}
	if own.Version == ours.Version || len(own.Version) != 64 {
		t.Errorf("versions %q and %q", own.Version, ours.Version)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestAFileOfAnotherNameIsRefused(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "forms.yaml", "sections: []")
	all := faultsOf(t, dir)
	if len(all) != 1 || all[0].File != filepath.Join(dir, "forms.yaml") || all[0].Suggestion != "form.yaml" {
		t.Errorf("faults = %+v", all)
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	_, err := Load(filepath.Join(t.TempDir(), "nowhere"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Load = %v, want fs.ErrNotExist", err)
	}
	var problems *Problems
	if errors.As(err, &problems) {
		t.Error("a missing folder is no fault of a file")
	}
}

func TestAFileThatIsAFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "form.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	var path *fs.PathError
	if _, err := Load(dir); !errors.As(err, &path) {
		t.Errorf("Load = %v, want *fs.PathError", err)
	}
}

func TestHugeAndDeepFilesAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"2 MiB":             strings.Repeat("a: b\n", 400_000),
		"a MiB of brackets": strings.Repeat("[", 1<<20),
		"a MiB of dashes":   strings.Repeat("- ", 1<<19),
		"a MiB of marks":    strings.Repeat("? ", 1<<19),
		"a MiB of braces":   strings.Repeat("{a: ", 1<<18),
		"stairs":            stairs(1000),
	} {
		dir := t.TempDir()
		write(t, dir, "form.yaml", text)
		if all := faultsOf(t, dir); len(all) != 1 || !strings.Contains(all[0].Message, "larger") && !strings.Contains(all[0].Message, "deep") {
			t.Errorf("%s: %v", name, &Problems{All: all})
		}
	}
}

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestWindowsFilesLoad(t *testing.T) {
	dir := t.TempDir()
	text, err := builtin.ReadFile("book/form.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "form.yaml", "\ufeff"+strings.ReplaceAll(string(text), "\n", "\r\n"))
	if _, err := Load(dir); err != nil {
		t.Error(err)
	}
}

func TestFaultsPrintWithTheirLine(t *testing.T) {
	dir := small(t, "form.yaml", nil)
	text, err := os.ReadFile("testdata/bad/unknown-code/form.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "form.yaml", string(text))
	_, err = Load(dir)
	want := filepath.Join(dir, "form.yaml") + `:37:39: "bop" is not a choice of vendor.type (did you mean "bpo"?)` + "\n" +
		`            when: vendor.type in ["none", "bop"]` + "\n" +
		`                                          ^`
	if err == nil || err.Error() != want {
		t.Errorf("Error() =\n%v\nwant\n%s", err, want)
	}
	if all := faultsOf(t, dir); all[0].Path != "sections[0].questions[3].when" {
		t.Errorf("path = %s", all[0].Path)
	}
}

func TestCaretStandsUnderWideCharacters(t *testing.T) {
	p := Problem{File: "form.yaml", Line: 1, Column: 4, Message: "wrong", excerpt: "名称，x"}
	if got, want := p.String(), "form.yaml:1:4: wrong\n    名称，x\n          ^\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestShowPrintsTheFormInAskingOrder(t *testing.T) {
	rules, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	text, err := rules.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if all[0]["key"] != "campaign.name" || all[0]["example"] != "宽带老客续约回访" || all[0]["phase"] != "submit" || all[0]["required"] != true {
		t.Errorf("first = %v", all[0])
	}
	for _, q := range all {
		if q["type"] == string(workflow.TypeComputed) {
			t.Errorf("%v is computed, not asked", q["key"])
		}
		if q["key"] == "vendor.name" && q["when"] != `vendor.type not in ["", "none"]` {
			t.Errorf("when of vendor.name = %v", q["when"])
		}
		for _, key := range []string{"section", "label", "choices", "readers", "example", "when"} {
			if q[key] == nil {
				t.Errorf("%v: no %s", q["key"], key)
			}
		}
	}
	if text := rules.Text("zh-CN"); !strings.HasPrefix(text, "[submit] 基本信息\n* campaign.name") {
		t.Errorf("text begins %.80q", text)
	}
}

// An answer that is not canonical is an error, not a zero: a rule would judge
// by what nobody said.
func TestFactsRefuseWhatTheyMisread(t *testing.T) {
	b := book(t)
	for key, value := range map[string]string{"budget.amount": "3万", "schedule.dates": "下周一", "declaration.signed": "是", "audience.size": "99999999999999999999"} {
		if _, err := b.Facts(workflow.Answers{key: {value}}, workflow.RiskSummary{}); err == nil {
			t.Errorf("%s = %q was read", key, value)
		}
	}
	if _, err := b.Facts(workflow.Answers{"former.key": {"x"}}, workflow.RiskSummary{}); err != nil {
		t.Errorf("an answer of a former form: %v", err)
	}
}
