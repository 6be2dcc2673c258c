package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lian/storage/storagetest"
)

// Whoever is imported while lian serves is on the page, may act, and gets what
// is for them, without a restart; whoever leaves is off it.
func TestNewcomersJoinWhileItServes(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	o := &onlooker{t: t, app: a, talks: map[string]talk{}}
	onPage := func() bool {
		var state struct {
			CSRF     string
			Personas []struct{ ID, Name string }
		}
		o.get("/console/state", &state)
		o.csrf = state.CSRF
		return strings.Contains(fmt.Sprint(state.Personas), "{han.mei 韩梅}")
	}
	if onPage() {
		t.Fatal("韩梅 is here before she came")
	}
	write(t, "people.yaml", "- {id: han.mei, name: 韩梅, roles: [legal], manager: liu.zong}\n")
	must(t, "people", "import", "people.yaml")
	await(t, "韩梅 to be on the page", onPage)
	o.post("/console/act", map[string]any{"id": "1", "as": "han.mei", "text": "待办"}, &outcome{})
	if said := o.messages("han.mei"); len(said) < 2 || said[0].Message.Text != "待办" || strings.Contains(said[1].Message.Text, "绑定") {
		t.Errorf("she is answered as a stranger: %+v", said)
	}
	write(t, "people.yaml", "- {id: han.mei, name: 韩梅, roles: [legal], active: false}\n")
	must(t, "people", "import", "people.yaml")
	await(t, "韩梅 to be off the page", func() bool { return !onPage() })
	if status, _, _ := get(t, a, "/readyz"); status != http.StatusOK {
		t.Errorf("it is not ready any more: %d", status)
	}
}

// crowdSize is enough people to be interrupted between.
const crowdSize = 500

// crowd is a file of n people.
func crowd(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- {id: p%d, name: 职员%d, roles: [applicant], accounts: {slack: T1/U%d}}\n", i, i, i)
	}
	return write(t, "crowd.yaml", b.String())
}

// An import that is interrupted, at whatever moment, has saved everybody or
// nobody, and where it says that it is done it is.
func TestAnInterruptedImportIsWholeOrNothing(t *testing.T) {
	for database, dsn := range map[string]func(*testing.T) string{"SQLite": storagetest.SQLiteDSN, "MySQL": storagetest.MySQLDSN} {
		t.Run(database, func(t *testing.T) {
			t.Chdir(t.TempDir())
			env := map[string]string{"LIAN_DATABASE": dsn(t)}
			if code, _, errs := lian(t, env, "migrate"); code != exitDone {
				t.Fatal(errs)
			}
			file, interrupted := crowd(t, crowdSize), 0
			for after := time.Duration(0); ; after = after*2 + time.Millisecond {
				ctx, cancel := context.WithTimeout(t.Context(), after)
				code := run(ctx, []string{"people", "import", file}, func(name string) string { return env[name] }, strings.NewReader(""), io.Discard, io.Discard)
				cancel()
				_, list, _ := lian(t, env, "people", "list")
				switch saved := strings.Count(list, "职员"); {
				case code == exitDone && saved == crowdSize:
					if interrupted == 0 {
						t.Error("it was never interrupted")
					}
					return
				case code == exitDone || saved != 0 && saved != crowdSize:
					t.Fatalf("interrupted after %s it ends with %d, and %d people are saved", after, code, saved)
				}
				interrupted++
			}
		})
	}
}

// An export that is interrupted leaves no file, not even half of one.
func TestAnInterruptedExportLeavesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	filed(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code := run(ctx, []string{"export", "all.json"}, func(string) string { return "" }, strings.NewReader(""), io.Discard, io.Discard); code != exitFailed {
		t.Errorf("ends with %d", code)
	}
	for _, pattern := range []string{"all.json", ".lian-export-*"} {
		if left, err := filepath.Glob(pattern); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
}
