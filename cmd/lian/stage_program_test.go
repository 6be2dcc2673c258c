package main

import (
	"bytes"
	"errors"
	"maps"
	"net/http"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// A replica is one running program of a story.
type replica struct {
	url     string
	csrf    string
	program *exec.Cmd
	output  *transcript
	talks   map[string]talk // what each person has read here
}

// A transcript is what a program says. It is read while the program writes.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

// String implements fmt.Stringer.
func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// serve starts replicas, all at once, and waits until each is ready. People
// then talk to the first of them.
func (s *stage) serve(ts *testscript.TestScript, _ bool, args []string) {
	names, flags := args, []string(nil)
	if i := slices.IndexFunc(args, func(arg string) bool { return strings.HasPrefix(arg, "-") }); i >= 0 {
		names, flags = args[:i], args[i:]
	}
	if len(names) == 0 {
		names = []string{"lian"}
	}
	for _, name := range names {
		s.replicas[name] = s.start(ts, flags)
	}
	for _, name := range slices.Backward(names) {
		s.current = s.replicas[name]
		s.meet(ts)
	}
}

// start starts one program on a port that it finds itself.
func (s *stage) start(ts *testscript.TestScript, flags []string) *replica {
	path, err := exec.LookPath("lian")
	ts.Check(err)
	r := &replica{output: &transcript{}, talks: map[string]talk{}, program: exec.Command(path, append([]string{"serve", "--listen", "127.0.0.1:0"}, flags...)...)}
	r.program.Env, r.program.Dir = s.environment, ts.Getenv("WORK")
	r.program.Stdout, r.program.Stderr = r.output, r.output
	ts.Check(r.program.Start())
	return r
}

// itsPage is where the banner says the program can be opened.
var itsPage = regexp.MustCompile(`(?m)^  Open +(http://\S+)$`)

// meet waits until the current replica is ready, and reads its page.
func (s *stage) meet(ts *testscript.TestScript) {
	r := s.current
	s.wait(ts, "the program to be ready", func() bool {
		if said := r.output.String(); strings.Contains(said, "\nlian: ") {
			ts.Fatalf("the program ended:\n%s", said)
		}
		if found := itsPage.FindStringSubmatch(r.output.String()); found != nil {
			r.url = found[1]
		}
		answer, err := http.Get(r.url + "/readyz")
		return err == nil && answer.Body.Close() == nil && answer.StatusCode == http.StatusOK
	})
	var state struct{ CSRF string }
	s.get(ts, "/console/state", &state)
	r.csrf = state.CSRF
	if s.slack != nil {
		s.slack.seat(ts, s)
	}
}

// on has people talk to another replica.
func (s *stage) on(ts *testscript.TestScript, _ bool, args []string) {
	if s.current = s.replicas[args[0]]; s.current == nil {
		ts.Fatalf("%s does not run", args[0])
	}
}

// stop asks the named replicas, or all, to end, which they must do well.
func (s *stage) stop(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range s.named(args) {
		r := s.leave(ts, name)
		ts.Check(r.program.Process.Signal(syscall.SIGTERM))
		if err := r.program.Wait(); err != nil {
			ts.Fatalf("%s did not end well: %v\n%s", name, err, r.output)
		}
	}
}

// crash ends the named replicas, or all, without a word.
func (s *stage) crash(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range s.named(args) {
		r := s.leave(ts, name)
		ts.Check(r.program.Process.Kill())
		var exit *exec.ExitError
		if err := r.program.Wait(); !errors.As(err, &exit) {
			ts.Fatalf("%s was killed, but: %v", name, err)
		}
	}
}

// named are the replicas that arguments name; none names all.
func (s *stage) named(args []string) []string {
	if len(args) > 0 {
		return args
	}
	return slices.Sorted(maps.Keys(s.replicas))
}

// leave takes a replica off the stage.
func (s *stage) leave(ts *testscript.TestScript, name string) *replica {
	r := s.replicas[name]
	if r == nil {
		ts.Fatalf("%s does not run", name)
	}
	delete(s.replicas, name)
	if s.current == r {
		s.current = nil
	}
	return r
}

// sweep ends what a story that failed left running.
func (s *stage) sweep() {
	for _, r := range s.replicas {
		_ = r.program.Process.Kill() // it may be gone already
		_ = r.program.Wait()
	}
}
