package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/rogpeppe/go-internal/testscript"

	"lian/bot/chat"
)

// patience is how long a story waits for what must come.
const patience = 20 * time.Second

// A stage is one story's program and what its people have in front of them.
type stage struct {
	url      string
	csrf     string
	program  *exec.Cmd
	output   *bytes.Buffer
	forms    map[string]opened // the open form of each person
	examples map[string]string // what to type, by form key
}

// opened is a form on somebody's screen and the card it came from.
type opened struct {
	chat.Form
	on string
}

// posted is a message as GET /console/messages gives it.
type posted struct {
	ID      string       `json:"id"`
	Mine    bool         `json:"mine"`
	Message chat.Message `json:"message"`
}

type stageKey struct{}

func setStage(e *testscript.Env) error {
	s := &stage{forms: map[string]opened{}}
	e.Values[stageKey{}] = s
	e.Setenv("LIAN_DATA", filepath.Join(e.WorkDir, "data"))
	e.Defer(func() {
		if s.program != nil {
			_ = s.program.Process.Kill() // a story that failed leaves it running
			_ = s.program.Wait()
		}
	})
	return nil
}

// onStage makes a testscript command of a stage's method.
func onStage(do func(*stage, *testscript.TestScript, bool, []string)) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		do(ts.Value(stageKey{}).(*stage), ts, neg, args)
	}
}

// serve starts the program on a free port and waits until it is ready.
func (s *stage) serve(ts *testscript.TestScript, _ bool, args []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	address := listener.Addr().String()
	ts.Check(listener.Close())
	path, err := exec.LookPath("lian")
	ts.Check(err)
	s.output = &bytes.Buffer{}
	s.program = exec.Command(path, append([]string{"serve", "--listen", address, "--data", ts.Getenv("LIAN_DATA")}, args...)...)
	s.program.Dir, s.program.Stdout, s.program.Stderr = ts.Getenv("WORK"), s.output, s.output
	ts.Check(s.program.Start())
	s.url = "http://" + address
	s.wait(ts, "the program to be ready", func() bool {
		answer, err := http.Get(s.url + "/readyz")
		return err == nil && answer.Body.Close() == nil && answer.StatusCode == http.StatusOK
	})
	var state struct{ CSRF string }
	s.get(ts, "/console/state", &state)
	s.csrf = state.CSRF
}

func (s *stage) stop(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(s.program.Process.Signal(syscall.SIGTERM))
	if err := s.program.Wait(); err != nil {
		ts.Fatalf("the program did not end well: %v\n%s", err, s.output)
	}
	s.program = nil
}

func (s *stage) kill(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(s.program.Process.Kill())
	var exit *exec.ExitError
	if err := s.program.Wait(); !errors.As(err, &exit) {
		ts.Fatalf("killed, but: %v", err)
	}
	s.program = nil
}

// wait polls a condition until it holds.
func (s *stage) wait(ts *testscript.TestScript, what string, holds func() bool) {
	for end := time.Now().Add(patience); !holds(); {
		if time.Now().After(end) {
			ts.Fatalf("waited in vain for %s; the program says:\n%s", what, s.output)
		}
		time.Sleep(20 * time.Millisecond) // between two looks at another process
	}
}

func (s *stage) get(ts *testscript.TestScript, path string, into any) {
	answer, err := http.Get(s.url + path)
	ts.Check(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	ts.Check(err)
	if answer.StatusCode != http.StatusOK {
		ts.Fatalf("GET %s: %s: %s", path, answer.Status, body)
	}
	ts.Check(json.Unmarshal(body, into))
}

// An answer is what comes back at once.
type reply struct {
	Note     string
	Form     *chat.Form
	Problems []chat.InputProblem
}

func (s *stage) post(ts *testscript.TestScript, path string, body map[string]any, into any) {
	text, err := json.Marshal(body)
	ts.Check(err)
	request, err := http.NewRequest(http.MethodPost, s.url+path, bytes.NewReader(text))
	ts.Check(err)
	request.Header.Set("X-CSRF-Token", s.csrf)
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	ts.Check(err)
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	ts.Check(err)
	if answer.StatusCode != http.StatusOK {
		ts.Fatalf("POST %s: %s: %s\n%s", path, answer.Status, said, s.output)
	}
	ts.Check(json.Unmarshal(said, into))
}

// act does one thing as a person, and keeps the form it opens.
func (s *stage) act(ts *testscript.TestScript, who, on string, deed map[string]any) {
	deed["id"], deed["as"] = ulid.Make().String(), who
	var r reply
	s.post(ts, "/console/act", deed, &r)
	if r.Form != nil {
		s.forms[who] = opened{*r.Form, on}
	}
	for _, p := range r.Problems {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", p.Key, p.Text)
	}
	if r.Note != "" {
		fmt.Fprintf(ts.Stdout(), "%s\n", r.Note)
	}
}

func (s *stage) as(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("as WHO say|press|fill|files|answers …")
	}
	who, what, rest := s.id(ts, args[0]), args[1], args[2:]
	switch what {
	case "say":
		s.act(ts, who, "", map[string]any{"text": strings.Join(rest, " ")})
	case "press":
		s.press(ts, who, rest)
	case "fill":
		s.fill(ts, who, rest)
	case "files":
		s.act(ts, who, "", map[string]any{"text": "立案"})
		s.act(ts, who, "", map[string]any{"text": strings.Join(rest, " ")})
		s.answers(ts, who)
	case "answers":
		s.answers(ts, who)
	default:
		ts.Fatalf("nobody can %s", what)
	}
}

// id is the id of a persona named by the first part of it: lin is lin.xiao.
func (s *stage) id(ts *testscript.TestScript, name string) string {
	var state struct{ Personas []struct{ ID string } }
	s.get(ts, "/console/state", &state)
	for _, p := range state.Personas {
		if p.ID == name || strings.HasPrefix(p.ID, name+".") {
			return p.ID
		}
	}
	ts.Fatalf("nobody is called %s", name)
	return ""
}

func (s *stage) messages(ts *testscript.TestScript, who string) []posted {
	var all []posted
	s.get(ts, "/console/messages?as="+who, &all)
	return all
}

// press finds the newest card that has the button, about a filing if one is
// named, and waits for it to come.
func (s *stage) press(ts *testscript.TestScript, who string, args []string) {
	label, ref := args[0], ""
	if len(args) > 1 {
		ref = args[1]
	}
	s.wait(ts, fmt.Sprintf("a button %q of %s about %q", label, who, ref), func() bool {
		for _, m := range slices.Backward(s.messages(ts, who)) {
			if b := buttonOf(m.Message, label); b != nil && (ref == "" || m.Message.Subject == ref || b.Action.Subject == ref) {
				s.act(ts, who, m.ID, map[string]any{"press": b.Action, "on": m.ID})
				return true
			}
		}
		return false
	})
}

func buttonOf(m chat.Message, label string) *chat.Button {
	if m.Card == nil {
		return nil
	}
	i := slices.IndexFunc(m.Card.Buttons, func(b chat.Button) bool { return b.Label == label })
	if i < 0 {
		return nil
	}
	return &m.Card.Buttons[i]
}

// fill sends in the open form: what it offers, what is given, and for KEY=*
// every option.
func (s *stage) fill(ts *testscript.TestScript, who string, args []string) {
	form, open := s.forms[who]
	if !open {
		ts.Fatalf("%s has no form open", who)
	}
	values := map[string][]string{}
	for _, in := range form.Inputs {
		values[in.Key] = in.Value
	}
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		i := slices.IndexFunc(form.Inputs, func(in chat.Input) bool { return in.Key == key })
		if !ok || i < 0 {
			ts.Fatalf("the form has no input %q: %+v", key, form.Inputs)
		}
		values[key] = []string{value}
		if value == "*" {
			values[key] = nil
			for _, o := range form.Inputs[i].Options {
				values[key] = append(values[key], o.Value)
			}
		}
	}
	s.act(ts, who, form.on, map[string]any{"fill": map[string]any{"action": form.Action, "values": values}, "on": form.on})
}

// answers types the example of whatever is asked, until nothing is.
func (s *stage) answers(ts *testscript.TestScript, who string) {
	if s.examples == nil {
		s.learn(ts)
	}
	asked := map[string]int{}
	for {
		field := s.question(ts, who)
		if field == "" {
			return
		}
		if asked[field]++; asked[field] == 2 {
			s.act(ts, who, "", map[string]any{"text": "完成"}) // a long text, several choices
			continue
		}
		if asked[field] > 3 {
			all := s.messages(ts, who)
			ts.Fatalf("%s is asked %s again and again, last: %s", who, field, all[len(all)-1].Message.Text)
		}
		s.act(ts, who, "", map[string]any{"text": s.examples[field]})
	}
}

// question is the key of the question that is open: of the newest message
// that is one, unless the summary came after it.
func (s *stage) question(ts *testscript.TestScript, who string) string {
	for _, m := range slices.Backward(s.messages(ts, who)) {
		switch {
		case m.Mine:
		case m.Message.Kind == "question":
			return m.Message.Field
		case m.Message.Kind == "summary":
			return ""
		}
	}
	return ""
}

// learn asks the program for the examples of its rule book.
func (s *stage) learn(ts *testscript.TestScript) {
	path, err := exec.LookPath("lian")
	ts.Check(err)
	show := exec.Command(path, "policy", "show", "--format", "json")
	show.Dir, show.Stderr = ts.Getenv("WORK"), os.Stderr
	text, err := show.Output()
	ts.Check(err)
	var questions []struct{ Key, Example string }
	ts.Check(json.Unmarshal(text, &questions))
	s.examples = map[string]string{}
	for _, q := range questions {
		s.examples[q.Key] = q.Example
	}
}

// number puts the newest filing number that somebody reads into a variable.
func (s *stage) number(ts *testscript.TestScript, _ bool, args []string) {
	name, who := args[0], s.id(ts, args[1])
	s.wait(ts, "a filing number for "+who, func() bool {
		for _, m := range slices.Backward(s.messages(ts, who)) {
			if strings.HasPrefix(m.Message.Subject, "LA-") {
				ts.Setenv(name, m.Message.Subject)
				return true
			}
		}
		return false
	})
}

// sees waits until one of the messages in front of somebody says it. What they
// do not see is asked once everything is sent.
func (s *stage) sees(ts *testscript.TestScript, neg bool, args []string) {
	who, text := s.id(ts, args[0]), strings.Join(args[1:], " ")
	seen := func() bool {
		return slices.ContainsFunc(s.messages(ts, who), func(m posted) bool { return !m.Mine && strings.Contains(legible(m.Message), text) })
	}
	if !neg {
		s.wait(ts, fmt.Sprintf("%s to see %q", who, text), seen)
		return
	}
	s.settle(ts)
	if seen() {
		ts.Fatalf("%s sees %q", who, text)
	}
}

// legible is everything a message shows.
func legible(m chat.Message) string {
	text, err := json.Marshal(m)
	if err != nil {
		return m.Text
	}
	var plain bytes.Buffer
	plain.WriteString(m.Text)
	plain.Write(text)
	return plain.String()
}

// settle waits until nothing is left to send.
func (s *stage) settle(ts *testscript.TestScript) {
	s.wait(ts, "everything to be sent", func() bool {
		answer, err := http.Get(s.url + "/metrics")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return err == nil && bytes.Contains(text, []byte("\nlian_outbox_pending 0\n"))
	})
}

// state waits until a filing is in a state, as its panel shows.
func (s *stage) state(ts *testscript.TestScript, _ bool, args []string) {
	ref, want, last := args[0], args[1], ""
	s.wait(ts, ref+" to be "+want, func() bool {
		var panel struct {
			States []struct {
				Name string
				Lit  bool
			}
		}
		s.get(ts, "/console/panel?subject="+ref, &panel)
		for _, state := range panel.States {
			if state.Lit {
				last = state.Name
			}
		}
		return last == want
	})
}

func (s *stage) clock(ts *testscript.TestScript, _ bool, args []string) {
	var now struct{ Now string }
	s.post(ts, "/console/clock", map[string]any{"step": args[0]}, &now)
}
