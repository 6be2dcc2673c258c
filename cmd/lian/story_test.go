package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// lianMain is the program as the stories start it.
func lianMain() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lian": lianMain})
}

// Stories tell what people do and see. They start the real program, on a
// database of their own, and talk to it as a browser does. stage_test.go has
// their commands:
//
//	serve [ARGS]             starts lian and waits until it is ready
//	stop · kill              SIGTERM, expecting a clean end · SIGKILL
//	as WHO say TEXT          types it
//	as WHO press LABEL [REF] presses a button of the newest card (about REF) that has it
//	as WHO fill KEY=VALUE …  fills in the form that a press opened; KEY=* ticks everything
//	as WHO files TITLE       立案 and every answer of the rule book's examples
//	as WHO answers           answers whatever is asked, by the examples
//	number NAME WHO          puts the number of WHO's newest filing into $NAME
//	sees WHO TEXT            waits until the newest messages say it; ! sees: they do not, once all is sent
//	state REF STATE          waits for the state
//	clock STEP               puts the sample clock forward
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/stories",
		RequireExplicitExec: true,
		Setup:               setStage,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": onStage((*stage).serve), "stop": onStage((*stage).stop), "kill": onStage((*stage).kill),
			"as": onStage((*stage).as), "number": onStage((*stage).number), "sees": onStage((*stage).sees),
			"state": onStage((*stage).state), "clock": onStage((*stage).clock),
		},
	})
}
