package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// An arrow rule says which of our own packages a room may import: those under
// the folders named, and its own. It is the plan of the house (doc.go).
type arrows struct {
	room string
	may  []string
}

// houseRules are looked up in this order; the first whose room holds the
// package counts.
var houseRules = []arrows{
	{"cmd/lian", []string{""}},
	{"adapters", []string{"bot/chat"}},
	{"bot/chat", nil},
	{"bot", []string{"workflow"}},
	{"storage", []string{"workflow"}},
	{"workflow/policy", []string{"workflow!"}},
	{"workflow/calendar", []string{"workflow!"}},
	{"workflow/workflowtest", []string{"workflow"}},
	{"workflow", nil},
}

// A listed package is what go list tells of one.
type listed struct {
	ImportPath string
	Imports    []string
}

func TestNoArrowBreaksThePlan(t *testing.T) {
	for _, broken := range brokenArrows(packages(t)) {
		t.Errorf("%s: architecture does not allow this arrow", broken)
	}
}

func TestBrokenArrowsAreFound(t *testing.T) {
	for _, bad := range [][2]string{
		{"lian/adapters/slack", "lian/workflow"},
		{"lian/adapters/slack", "lian/adapters/console"},
		{"lian/adapters/console", "lian/bot"},
		{"lian/adapters/console", "lian/storage"},
		{"lian/storage", "lian/bot/chat"},
		{"lian/workflow", "lian/workflow/policy"},
		{"lian/workflow/policy", "lian/workflow/calendar"},
		{"lian/bot/chat", "lian/workflow"},
		{"lian/bot/cards", "lian/storage"},
		{"lian/reports", "lian/workflow"},
	} {
		if got := brokenArrows([]listed{{ImportPath: bad[0], Imports: []string{bad[1]}}}); len(got) != 1 {
			t.Errorf("%s → %s passes", bad[0], bad[1])
		}
	}
	good := listed{ImportPath: "lian/bot", Imports: []string{"lian/bot/chat", "lian/workflow/calendar", "fmt"}}
	if got := brokenArrows([]listed{good}); len(got) != 0 {
		t.Errorf("allowed arrows are refused: %v", got)
	}
}

func packages(t *testing.T) []listed {
	t.Helper()
	list := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 10 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	return all
}

// brokenArrows lists "from → to" for every import that no rule allows. Tests
// may go further: they use the real store rather than a pretended one.
func brokenArrows(all []listed) []string {
	var broken []string
	for _, p := range all {
		from, _ := strings.CutPrefix(p.ImportPath, "lian/")
		for _, to := range p.Imports {
			if to, ours := strings.CutPrefix(to, "lian/"); ours && !allowed(from, to) {
				broken = append(broken, from+" → "+to)
			}
		}
	}
	return broken
}

// allowed tells whether one of our packages may import another. A rule that
// ends in ! allows that package alone, not what is under it.
func allowed(from, to string) bool {
	for _, rule := range houseRules {
		if !within(from, rule.room) {
			continue
		}
		if room := rule.room; within(to, room) && room != "adapters" && (room != "workflow" || from == to) {
			return true
		}
		if rule.room == "adapters" && adapter(from) == adapter(to) && within(to, "adapters") {
			return true
		}
		for _, may := range rule.may {
			if exact, only := strings.CutSuffix(may, "!"); only && to == exact || !only && within(to, may) {
				return true
			}
		}
		return false
	}
	return false
}

// within tells whether a package is a folder or under it.
func within(pkg, folder string) bool {
	return folder == "" || pkg == folder || strings.HasPrefix(pkg, folder+"/")
}

// adapter is the adapter a package belongs to: adapters/slack.
func adapter(pkg string) string {
	parts := strings.SplitN(pkg, "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/")
}
