package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a story waits for what must come.
const patience = time.Minute

// A stage is one story's replicas of the program, and what its people have in
// front of them.
type stage struct {
	environment []string
	replicas    map[string]*replica
	current     *replica          // the one people talk to
	forms       map[string]opened // the open form of each person
	eyed        map[string]aim    // the button each person has in mind
	examples    map[string]string // what to type, by form key
	slack       *slackHand        // nil = people act in the browser
}

type stageKey struct{}

// stageOn sets a story up on the database that dsn names, or, where it names
// none, on SQLite in the story's own folder. Of the environment the programs
// get nothing but that.
func stageOn(dsn func() string) func(*testscript.Env) error {
	return func(e *testscript.Env) error {
		database := "sqlite:" + filepath.Join(e.WorkDir, "data", "lian.db")
		if dsn != nil {
			database = dsn()
		} else if err := earlyMorning(filepath.Join(e.WorkDir, "data")); err != nil {
			return err
		}
		e.Setenv("LIAN_DATABASE", database)
		e.Setenv("GORACE", raceExit)
		s := &stage{environment: slices.Clone(e.Vars), replicas: map[string]*replica{}, forms: map[string]opened{}, eyed: map[string]aim{}}
		e.Values[stageKey{}] = s
		e.Defer(s.sweep)
		return nil
	}
}

// earlyMorning sets the sample clock beside a database, which SQLite alone has,
// to eight o'clock of the next working day. What is due and which digest comes
// next depends on the hour; a story does not.
func earlyMorning(dir string) error {
	now := time.Now().In(time.FixedZone("Asia/Shanghai", 8*60*60))
	ahead := nextMorning(now).Add(-90 * time.Minute).Sub(now)
	return errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "clock"), []byte(ahead.String()+"\n"), 0o600))
}

// onStage makes a testscript command of a stage's method.
func onStage(do func(*stage, *testscript.TestScript, bool, []string)) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		do(ts.Value(stageKey{}).(*stage), ts, neg, args)
	}
}

// wait polls a condition until it holds.
func (s *stage) wait(ts *testscript.TestScript, what string, holds func() bool) {
	for end := time.Now().Add(patience); !holds(); {
		if time.Now().After(end) {
			ts.Fatalf("waited in vain for %s; the program says:\n%s", what, s.current.output)
		}
		time.Sleep(20 * time.Millisecond) // between two looks at another process
	}
}

// here is the replica that people talk to.
func (s *stage) here(ts *testscript.TestScript) *replica {
	if s.current == nil {
		ts.Fatalf("no program runs; the story must serve, or go on with another replica")
	}
	return s.current
}

func (s *stage) get(ts *testscript.TestScript, path string, into any) http.Header {
	answer, err := http.Get(s.here(ts).url + path)
	ts.Check(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	ts.Check(err)
	if answer.StatusCode != http.StatusOK {
		ts.Fatalf("GET %s: %s: %s", path, answer.Status, body)
	}
	ts.Check(json.Unmarshal(body, into))
	return answer.Header
}

func (s *stage) post(ts *testscript.TestScript, path string, body map[string]any, into any) {
	text, err := json.Marshal(body)
	ts.Check(err)
	request, err := http.NewRequest(http.MethodPost, s.here(ts).url+path, bytes.NewReader(text))
	ts.Check(err)
	request.Header.Set("X-CSRF-Token", s.current.csrf)
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	ts.Check(err)
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	ts.Check(err)
	if answer.StatusCode != http.StatusOK {
		ts.Fatalf("POST %s: %s: %s\n%s", path, answer.Status, said, s.current.output)
	}
	ts.Check(json.Unmarshal(said, into))
}

func (s *stage) clock(ts *testscript.TestScript, _ bool, args []string) {
	var now struct{ Now string }
	s.post(ts, "/console/clock", map[string]any{"step": args[0]}, &now)
}
