package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"lian/bot/chat"
)

// posted is a message as GET /console/messages gives it.
type posted struct {
	Seq     int64        `json:"seq"`
	First   int64        `json:"first"`
	ID      string       `json:"id"`
	Mine    bool         `json:"mine"`
	Message chat.Message `json:"message"`
}

// id is the id of a persona named by the first part of it: lin is lin.xiao.
// Who came while the program runs may take a moment to be on its page.
func (s *stage) id(ts *testscript.TestScript, name string) (id string) {
	s.wait(ts, name+" to be on the page", func() bool {
		var state struct{ Personas []struct{ ID string } }
		s.get(ts, "/console/state", &state)
		for _, p := range state.Personas {
			if p.ID == name || strings.HasPrefix(p.ID, name+".") {
				id = p.ID
			}
		}
		return id != ""
	})
	return id
}

// messages are what somebody has in front of them. Like a page, the stage asks
// only for what is new.
func (s *stage) messages(ts *testscript.TestScript, who string) []posted {
	if s.slack != nil {
		return s.slack.messages(who)
	}
	r := s.here(ts)
	had := r.talks[who]
	var news []posted
	had.readTo = s.get(ts, fmt.Sprintf("/console/messages?as=%s&after=%s", who, had.readTo), &news).Get("Lian-Read-To")
	had.learn(news)
	r.talks[who] = had
	return had.messages
}

// A talk is what somebody has read, and up to where in everybody's log.
type talk struct {
	messages []posted
	readTo   string
}

// learn puts what is new, or drawn anew, in its place.
func (t *talk) learn(news []posted) {
	t.messages = slices.DeleteFunc(t.messages, func(m posted) bool {
		return slices.ContainsFunc(news, func(n posted) bool { return n.ID == m.ID })
	})
	t.messages = append(t.messages, news...)
	slices.SortFunc(t.messages, func(a, b posted) int { return cmp.Compare(a.First, b.First) })
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
	s.wait(ts, "everything to be sent", func() bool { return s.measures(ts, "lian_outbox_pending 0") })
}

// measures tells whether the program's metrics have that line now.
func (s *stage) measures(ts *testscript.TestScript, line string) bool {
	answer, err := http.Get(s.here(ts).url + "/metrics")
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return err == nil && bytes.Contains(text, []byte("\n"+line+"\n"))
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

// says runs a command until its output has the text.
func (s *stage) says(ts *testscript.TestScript, _ bool, args []string) {
	text, command := args[0], args[1:]
	s.wait(ts, fmt.Sprintf("%s to say %q", strings.Join(command, " "), text), func() bool {
		return ts.Exec(command[0], command[1:]...) == nil && strings.Contains(ts.ReadFile("stdout"), text)
	})
}

// keep puts what a pattern's group finds in the last output into a variable.
func (s *stage) keep(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile("(?m)" + args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) != 2 {
		ts.Fatalf("%s finds nothing", args[1])
	}
	ts.Setenv(args[0], found[1])
}
