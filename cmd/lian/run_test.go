package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/storage"
	"lian/workflow"
)

// lian runs a command in this process and returns its exit code and outputs.
func lian(t *testing.T, env map[string]string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// must runs a command that must succeed, and returns what it says.
func must(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := lian(t, nil, args...)
	if code != exitDone {
		t.Fatalf("lian %s ends with %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

func TestExitCodes(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "bad.yaml", "locale: zh-CN\nlisten: 8080\n")
	must(t, "migrate")
	for _, c := range []struct {
		args string
		want int
		says string
	}{
		{"version", exitDone, ""},
		{"--help", exitDone, ""},
		{"config print", exitDone, ""},
		{"serv", exitWrong, `lian has no command "serv" (did you mean "serve"?)`},
		{"--colour", exitWrong, "unknown flag: --colour"},
		{"serve now", exitWrong, `lian serve has no command "now"`},
		{"serve --config bad.yaml", exitWrong, "bad.yaml:2:9: listen"},
		{"serve --config none.yaml", exitWrong, "--config: open none.yaml"},
		{"serve --listen 0.0.0.0:80", exitWrong, "--listen: listen: the console lets anyone be anyone"},
		{"doctor --config bad.yaml", exitWrong, "bad.yaml:2:9: listen"},
		{"config print --log-level loud", exitWrong, `--log-level: log.level: unknown value "loud"`},
		{"people", exitWrong, "needs one of its commands"},
		{"filing show", exitWrong, "needs one number"},
		{"filing show LA-2026-000404", exitFailed, "there is no filing LA-2026-000404"},
		{"filing show X --format xml", exitWrong, `--format: unknown value "xml"`},
		{"outbox retry abc", exitWrong, `"abc" is no id`},
		{"outbox retry 404", exitFailed, "no notice 404 was given up"},
		{"people link nobody", exitFailed, `nobody with the id "nobody" works here`},
		{"digest preview", exitWrong, "needs --for PERSON"},
		{"digest preview --for nobody", exitFailed, `nobody with the id "nobody" works here`},
		{"export", exitWrong, "needs one file"},
		{"export --format pdf x.pdf", exitWrong, "comes with a later build"},
		{"export --from gestern x.json", exitWrong, `--from: "gestern" is no day`},
		{"export --state closd x.json", exitWrong, `--state: unknown state "closd" (did you mean "closed"?)`},
		{"policy check none", exitFailed, "none"},
		{"healthcheck --listen 127.0.0.1:1", exitFailed, "127.0.0.1:1"},
	} {
		t.Run(c.args, func(t *testing.T) {
			code, out, errs := lian(t, nil, strings.Fields(c.args)...)
			if code != c.want || !strings.Contains(errs, c.says) {
				t.Errorf("ends with %d, want %d, saying %q\n%s%s", code, c.want, c.says, out, errs)
			}
			if strings.Contains(errs, "Usage:") {
				t.Error("a fault is buried under the usage")
			}
		})
	}
}

func TestEveryCommandHasAnExample(t *testing.T) {
	root := rootCommand(environment{getenv: os.Getenv, stdout: io.Discard, stderr: io.Discard})
	seen := 0
	for todo := root.Commands(); len(todo) > 0; seen++ {
		c := todo[0]
		todo = append(todo[1:], c.Commands()...)
		if c.Example == "" || c.Short == "" {
			t.Errorf("%s has no example or no description", c.CommandPath())
		}
	}
	if seen < 20 {
		t.Errorf("only %d commands", seen)
	}
}

func TestInitWritesOnceAndForItsOwner(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "init")
	text, err := os.ReadFile("lian.yaml")
	if err != nil || !bytes.Equal(text, initial) {
		t.Errorf("lian init wrote something else: %v", err)
	}
	if info, err := os.Stat("lian.yaml"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the secrets to come: %v, %v", info.Mode(), err)
	}
	if code, _, errs := lian(t, nil, "init"); code != exitFailed || !strings.Contains(errs, "left alone") {
		t.Errorf("a second init ends with %d: %s", code, errs)
	}
	must(t, "config", "print")
}

func TestConfigPrintTellsOriginAndNoSecret(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "lian.yaml", "database: mysql://lian:hunter2@db.example.com/lian\nconsole: {password: langgenug}\n")
	code, out, errs := lian(t, map[string]string{"LIAN_DIGEST_AT": "08:05"}, "config", "print", "--origin", "--log-level", "debug")
	if code != exitDone {
		t.Fatal(errs)
	}
	for _, want := range []string{
		"database: mysql://lian:***@db.example.com/lian ", "# lian.yaml:1:11", "console.password: *** ", "# lian.yaml:2:21",
		"digest.at: 08:05 ", "# LIAN_DIGEST_AT", "log.level: debug ", "# --log-level", "timezone: Asia/Shanghai ", "# default",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "hunter2") || strings.Contains(out, "langgenug") {
		t.Errorf("a secret is printed:\n%s", out)
	}
}

func TestMigrate(t *testing.T) {
	t.Chdir(t.TempDir())
	if out := must(t, "migrate", "--dry-run"); !strings.Contains(out, "would apply 00001_") {
		t.Errorf("dry run says %q", out)
	}
	if out := must(t, "migrate"); !strings.Contains(out, "applied 00001_") {
		t.Errorf("migrate says %q", out)
	}
	if out := must(t, "migrate"); out != "up to date\n" {
		t.Errorf("the second time it says %q", out)
	}
}

func TestCommandsWantTheTables(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, _, errs := lian(t, nil, "filing", "list"); code != exitFailed || !strings.Contains(errs, "run lian migrate") {
		t.Errorf("ends with %d: %s", code, errs)
	}
}

func TestPeopleComeFromAFileAndAreLinked(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "migrate")
	write(t, "people.yaml", "- {id: zhao.min, name: 赵敏, roles: [legal], accounts: {slack: T1/U1}}\n- {id: liu, name: 刘总, roles: [approver], active: false}\n")
	if out := must(t, "people", "import", "people.yaml"); out != "2 people, 3 accounts saved\n" {
		t.Errorf("import says %q", out)
	}
	list := must(t, "people", "list")
	for _, want := range []string{"zhao.min  赵敏  legal", "slack:T1/U1", "has left"} {
		if !strings.Contains(list, want) {
			t.Errorf("missing %q in\n%s", want, list)
		}
	}
	code, _, _ := strings.Cut(must(t, "people", "link", "zhao.min"), "\n")
	withStore(t, func(ctx context.Context, db *storage.DB) {
		account := workflow.Account{Platform: "dingtalk", Workspace: "c", User: "u"}
		if who, err := db.Accept(ctx, code, account); err != nil || who.ID != "zhao.min" {
			t.Errorf("the code binds %q, %v", who.ID, err)
		}
		if _, err := db.Accept(ctx, code, account); err == nil {
			t.Error("the code works twice")
		}
	})
	write(t, "keyed.yaml", "people:\n- {id: a, name: A, roles: [opps]}\n")
	if code, _, errs := lian(t, nil, "people", "import", "keyed.yaml"); code != exitWrong || !strings.Contains(errs, `keyed.yaml:2:28: unknown role "opps" (did you mean "ops"?)`) {
		t.Errorf("ends with %d: %s", code, errs)
	}
}

func withStore(t *testing.T, do func(context.Context, *storage.DB)) {
	t.Helper()
	db, err := storage.Open(t.Context(), storage.Config{DSN: "sqlite:lian-data/lian.db"})
	if err != nil {
		t.Fatal(err)
	}
	do(t.Context(), db)
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

func TestPolicyShowAndCheck(t *testing.T) {
	t.Chdir(t.TempDir())
	var form []map[string]any
	if err := json.Unmarshal([]byte(must(t, "policy", "show", "--format", "json")), &form); err != nil || len(form) < 20 {
		t.Fatalf("%d questions, %v", len(form), err)
	}
	for _, key := range []string{"section", "key", "label", "type", "required", "when", "choices", "example", "readers"} {
		if _, there := form[0][key]; !there {
			t.Errorf("policy show lacks %s", key)
		}
	}
	if out := must(t, "policy", "check"); !strings.Contains(out, "the rule book is right") {
		t.Errorf("check says %q", out)
	}
	if err := os.Mkdir("rules", 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, "rules/risks.yaml", "risks:\n- id: R01\n  titel: {zh: 甲, en: A}\n")
	if code, _, errs := lian(t, nil, "policy", "check", "rules"); code != exitWrong || !strings.Contains(errs, "rules/risks.yaml:3:3:") {
		t.Errorf("ends with %d: %s", code, errs)
	}
	write(t, "lian.yaml", "policy: rules\n")
	if code, _, errs := lian(t, nil, "serve"); code != exitWrong || !strings.Contains(errs, "rules/risks.yaml:3:3:") {
		t.Errorf("serve ends with %d: %s", code, errs)
	}
}

// filed puts one filing into a fresh database: submitted, passed by legal.
func filed(t *testing.T) {
	t.Helper()
	must(t, "migrate")
	withStore(t, func(ctx context.Context, db *storage.DB) {
		if err := db.SavePeople(ctx, samplePeople, nil); err != nil {
			t.Fatal(err)
		}
		now, err := db.Now(ctx)
		if err != nil {
			t.Fatal(err)
		}
		f := &workflow.Filing{CreatedAt: now, UpdatedAt: now, Since: now, ID: "D-01KB0000000000000000000001", State: workflow.Draft, Applicant: "lin.xiao", Title: "宽带老客双十二续约回访",
			Answers: workflow.Answers{"campaign.name": {"宽带老客双十二续约回访"}, "budget.amount": {"3000000"}, "campaign.jurisdictions": {"cn_mainland"}}}
		if _, err := db.Create(ctx, workflow.Command{Key: "k1", By: "lin.xiao", What: workflow.ActCreate}, f); err != nil {
			t.Fatal(err)
		}
		_, err = db.Change(ctx, f.ID, workflow.Command{Key: "k2", By: "lin.xiao", What: workflow.ActSubmit}, func(f *workflow.Filing, _ workflow.Person) error {
			f.State, f.Revision, f.Year, f.SubmittedAt, f.Since = workflow.Reviewing, 1, 2026, now, now
			f.Seats = []workflow.Seat{{ID: "review/legal/legal", Step: workflow.StepReview, Lane: "legal", Role: workflow.RoleLegal,
				Holders: []string{"zhao.min"}, State: workflow.SeatOpen, Revision: 1, OpenedAt: now, DueAt: now}}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestFilingIsShownAndExported(t *testing.T) {
	t.Chdir(t.TempDir())
	filed(t)
	if out := must(t, "filing", "list"); !strings.Contains(out, "LA-2026-000001") || !strings.Contains(out, "宽带老客双十二续约回访") {
		t.Errorf("list says %q", out)
	}
	if out := must(t, "filing", "show", "LA-2026-000001"); !strings.Contains(out, "林晓") || !strings.Contains(out, "30,000") {
		t.Errorf("show says %q", out)
	}
	must(t, "export", "--format", "json", "all.json")
	if info, err := os.Stat("all.json"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the export can be read by others: %v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile("all.json")
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Filings []map[string]any }
	if err := json.Unmarshal(text, &got); err != nil || len(got.Filings) != 1 {
		t.Fatalf("%d filings, %v\n%s", len(got.Filings), err, text)
	}
	checkShape(t, got.Filings[0])
	var alone map[string]any
	if err := json.Unmarshal([]byte(must(t, "filing", "show", "LA-2026-000001", "--format", "json")), &alone); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got.Filings[0], alone); diff != "" {
		t.Errorf("show and export differ: %s", diff)
	}
	if out := must(t, "export", "--to", "2020-01-01", "-"); out != "{\"filings\":[\n]}\n" {
		t.Errorf("an empty export is %q", out)
	}
	if out := must(t, "export", "--state", "reviewing", "-"); !strings.Contains(out, "LA-2026-000001") {
		t.Errorf("an export by state is %q", out)
	}
}

// checkShape compares a filing with the JSON shape of the contract.
func checkShape(t *testing.T, f map[string]any) {
	t.Helper()
	want := []string{"answers", "applicant", "closed_at", "decisions", "events", "number", "revision", "risk", "seats", "state", "submitted_at", "title"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(f))); diff != "" {
		t.Error(diff)
	}
	answers := map[string]any{"campaign.name": "宽带老客双十二续约回访", "budget.amount": "3000000", "campaign.jurisdictions": []any{"cn_mainland"}}
	if diff := cmp.Diff(answers, f["answers"]); diff != "" {
		t.Error(diff)
	}
	seat := f["seats"].([]any)[0].(map[string]any)
	for key, want := range map[string]any{"step": "review", "role": "legal", "person": "zhao.min", "state": "open"} {
		if seat[key] != want {
			t.Errorf("seat.%s is %v, want %v", key, seat[key], want)
		}
	}
	if f["closed_at"] != nil || f["submitted_at"] == nil || f["number"] != "LA-2026-000001" {
		t.Errorf("number %v, submitted %v, closed %v", f["number"], f["submitted_at"], f["closed_at"])
	}
}

func TestDigestPreview(t *testing.T) {
	t.Chdir(t.TempDir())
	filed(t)
	if out := must(t, "digest", "preview", "--for", "gao.lin"); !strings.Contains(out, "LA-2026-000001") {
		t.Errorf("an overdue seat is not in the digest:\n%s", out)
	}
}

func TestExportLeavesNothingHalfDone(t *testing.T) {
	t.Chdir(t.TempDir())
	filed(t)
	if code, _, _ := lian(t, nil, "export", filepath.Join("none", "x.json")); code != exitFailed {
		t.Errorf("a folder that is not there: ends with %d", code)
	}
	left, err := filepath.Glob(".lian-export-*")
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
