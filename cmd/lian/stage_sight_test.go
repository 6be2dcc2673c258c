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

// messages are what somebody has in front of them. Like a page, the stage asks
// only for what is new.
func (s *stage) messages(ts *testscript.TestScript, who string) []posted {
	r := s.here(ts)
	had := r.talks[who]
	var after int64
	for _, m := range had {
		after = max(after, m.Seq)
	}
	var news []posted
	s.get(ts, fmt.Sprintf("/console/messages?as=%s&after=%d", who, after), &news)
	had = slices.DeleteFunc(had, func(m posted) bool {
		return slices.ContainsFunc(news, func(n posted) bool { return n.ID == m.ID })
	})
	r.talks[who] = append(had, news...)
	slices.SortFunc(r.talks[who], func(a, b posted) int { return cmp.Compare(a.First, b.First) })
	return r.talks[who]
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
		answer, err := http.Get(s.here(ts).url + "/metrics")
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
