package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/oklog/ulid/v2"
	"github.com/rogpeppe/go-internal/testscript"

	"lian/bot/chat"
)

// opened is a form on somebody's screen and the card it came from.
type opened struct {
	chat.Form
	on string
}

// An aim is a button somebody is about to press, on the card as it was.
type aim struct {
	action chat.Action
	on     string
}

// A reply is what comes back at once.
type reply struct {
	Note     string
	Form     *chat.Form
	Problems []chat.InputProblem
}

// act does one thing as a person, and keeps the form it opens.
func (s *stage) act(ts *testscript.TestScript, who, on string, deed map[string]any) {
	if s.slack != nil {
		s.slack.act(ts, s, who, on, deed)
		return
	}
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
		s.eye(ts, who, rest)
		s.pressEyed(ts, who)
	case "eye":
		s.eye(ts, who, rest)
	case "presses":
		s.pressEyed(ts, who)
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

// eye finds the newest card that has the button, about a filing if one is
// named, and waits for it to come.
func (s *stage) eye(ts *testscript.TestScript, who string, args []string) {
	label, ref := args[0], ""
	if len(args) > 1 {
		ref = args[1]
	}
	s.wait(ts, fmt.Sprintf("a button %q of %s about %q", label, who, ref), func() bool {
		for _, m := range slices.Backward(s.messages(ts, who)) {
			if b := buttonOf(m.Message, label); b != nil && (ref == "" || m.Message.Subject == ref || b.Action.Subject == ref) {
				s.eyed[who] = aim{b.Action, m.ID}
				return true
			}
		}
		return false
	})
}

// pressEyed presses the button a person has in mind, whatever the card shows
// by now.
func (s *stage) pressEyed(ts *testscript.TestScript, who string) {
	at := s.eyed[who]
	s.act(ts, who, at.on, map[string]any{"press": at.action, "on": at.on})
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
