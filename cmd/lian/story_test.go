package main

import (
	"bytes"
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lian/storage/storagetest"
)

// lianMain is the program as the stories start it.
func lianMain() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// raceExit keeps programs built with the race detector from sleeping a second
// each time one ends. A race that was found still ends them with an error.
const raceExit = "atexit_sleep_ms=10"

func TestMain(m *testing.M) {
	if err := os.Setenv("GORACE", raceExit); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"lian": lianMain})
}

// Stories tell what people do and see. They start the real program, on a
// database of their own, and talk to it as a browser does. The files
// stage_….go have their commands:
//
//	serve [NAME …] [ARGS]    starts lian, or replicas of it at once, and waits until they are ready
//	on NAME                  people talk to that replica from here on
//	stop · crash [NAME …]    SIGTERM, expecting a clean end · SIGKILL; all, if none is named
//	as WHO say TEXT          types it
//	as WHO press LABEL [REF] presses a button of the newest card (about REF) that has it
//	as WHO eye LABEL [REF]   has that button in mind; as WHO presses: presses it, whatever has happened since
//	as WHO fill KEY=VALUE …  fills in the form that a press opened; KEY=* ticks everything
//	as WHO files TITLE       立案 and every answer of the rule book's examples
//	as WHO answers           answers whatever is asked, by the examples; 完成 after a long text
//	number NAME WHO          puts the number of WHO's newest filing into $NAME
//	sees WHO TEXT            waits until WHO's messages say it; ! sees: they do not, once all is sent
//	state REF STATE          waits for the state
//	clock STEP               puts the sample clock forward, which SQLite alone has
//	says TEXT COMMAND …      runs a command until it says it
//	keep NAME PATTERN        puts what the pattern's group finds in the last output into $NAME
func TestStories(t *testing.T) {
	t.Parallel()
	testscript.Run(t, staging(nil, stories(t, "testdata/stories/*.txtar")...))
}

// On MySQL the same stories are told, but for those that need the sample
// clock, and those that need several replicas.
func TestStoriesOnMySQL(t *testing.T) {
	t.Parallel()
	storagetest.Server(t) // fails here, with a sentence, where none is named
	files := slices.DeleteFunc(stories(t, "testdata/stories/*.txtar"), func(file string) bool { return needsClock(t, file) })
	files = append(files, stories(t, "testdata/stories/replicas/*.txtar")...)
	testscript.Run(t, staging(func() string { return storagetest.MySQLDSN(t) }, files...))
}

// staging is how files are told on a database; without one, on SQLite.
func staging(dsn func() string, files ...string) testscript.Params {
	return testscript.Params{
		Files:               files,
		RequireExplicitExec: true,
		Setup:               stageOn(dsn),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": onStage((*stage).serve), "on": onStage((*stage).on), "stop": onStage((*stage).stop), "crash": onStage((*stage).crash),
			"as": onStage((*stage).as), "number": onStage((*stage).number), "sees": onStage((*stage).sees),
			"state": onStage((*stage).state), "clock": onStage((*stage).clock), "says": onStage((*stage).says), "keep": onStage((*stage).keep),
		},
	}
}

func stories(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories in %s: %v", pattern, err)
	}
	return files
}

// needsClock tells whether a story puts the sample clock forward.
func needsClock(t *testing.T, file string) bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(text, []byte("\nclock "))
}

// In Slack the same stories are told, through the real adapter, in a workspace
// that refuses what Slack refuses.
func TestStoriesInSlack(t *testing.T) {
	t.Parallel()
	files := slices.DeleteFunc(stories(t, "testdata/stories/*.txtar"), func(file string) bool { return aboutProgram[filepath.Base(file)] })
	testscript.Run(t, inSlack(staging(nil, files...)))
}

// aboutProgram are stories about the program and its people's accounts, not
// about what is said in chat.
var aboutProgram = map[string]bool{"a_company_of_its_own.txtar": true, "a_notice_given_up.txtar": true, "commands_beside_the_program.txtar": true}

// inSlack has the people of a story act in Slack.
func inSlack(p testscript.Params) testscript.Params {
	setup := p.Setup
	p.Setup = func(e *testscript.Env) error {
		if err := setup(e); err != nil {
			return err
		}
		hand, err := newSlackHand()
		if err != nil {
			return err
		}
		s := e.Values[stageKey{}].(*stage)
		s.slack, s.environment = hand, append(s.environment, hand.settings()...)
		e.Vars = append(e.Vars, hand.settings()...)
		e.Defer(func() { hand.leave(e.T()) })
		return nil
	}
	return p
}
