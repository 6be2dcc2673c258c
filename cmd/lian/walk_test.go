package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"testing"

	"lian/adapters/console"
	"lian/bot/chat"
	"lian/storage/storagetest"
)

// An onlooker walks the walk as the page does: over HTTP, pressing the button
// of the newest card that has it.
type onlooker struct {
	t       *testing.T
	app     *app
	csrf    string
	subject string
	deeds   int
	talks   map[string]talk
}

type outcome struct {
	Note     string
	Form     *chat.Form
	Problems []chat.InputProblem
}

func TestTheWalkTakesACampaignToItsEnd(t *testing.T) {
	t.Parallel()
	for _, locale := range []string{"zh-CN", "en"} {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			a, stop := serving(t, map[string]string{"LIAN_LOCALE": locale, "LIAN_DATABASE": storagetest.SQLiteDSN(t)})
			defer stop()
			o := &onlooker{t: t, app: a, talks: map[string]talk{}}
			var state struct{ CSRF string }
			o.get("/console/state", &state)
			o.csrf = state.CSRF
			var steps []console.WalkStep
			o.get("/console/walk?locale="+locale, &steps)
			if len(steps) < 30 {
				t.Fatalf("the walk has %d steps", len(steps))
			}
			for i, step := range steps {
				o.step(i, step)
			}
			await(t, "the campaign to be closed", func() bool { return o.lit() == "closed" })
		})
	}
}

func (o *onlooker) step(i int, s console.WalkStep) {
	o.t.Helper()
	if s.Clock != "" {
		o.post("/console/clock", map[string]any{"step": s.Clock}, &struct{}{})
	}
	var opened *chat.Form
	on := ""
	if s.Say != "" {
		opened = o.act(i, s, map[string]any{"text": s.Say})
	}
	if s.Press != "" {
		button, message := o.find(i, s)
		on = message.ID
		opened = o.act(i, s, map[string]any{"press": button.Action, "on": on})
	}
	if s.Fill == nil {
		return
	}
	if opened == nil {
		o.t.Fatalf("step %d %+v: no form", i, s)
	}
	values := map[string][]string{}
	for _, in := range opened.Inputs {
		values[in.Key] = in.Value
	}
	maps.Copy(values, s.Fill)
	o.act(i, s, map[string]any{"fill": map[string]any{"action": opened.Action, "values": values}, "on": on})
}

// act does it, and fails where the answer is no.
func (o *onlooker) act(i int, s console.WalkStep, deed map[string]any) *chat.Form {
	o.t.Helper()
	o.deeds++
	deed["id"], deed["as"] = fmt.Sprint("deed-", o.deeds), s.As
	var out outcome
	o.post("/console/act", deed, &out)
	if len(out.Problems) > 0 {
		o.t.Fatalf("step %d %+v: %+v", i, s, out.Problems)
	}
	return out.Form
}

// find waits for the button, as the page does.
func (o *onlooker) find(i int, s console.WalkStep) (button chat.Button, on posted) {
	o.t.Helper()
	await(o.t, fmt.Sprintf("step %d: %s's button %q", i, s.As, s.Press), func() bool {
		all := o.messages(s.As)
		for _, same := range []bool{true, false} {
			for _, m := range slices.Backward(all) {
				if m.Message.Card == nil || same && (o.subject == "" || m.Message.Subject != o.subject) {
					continue
				}
				for _, b := range m.Message.Card.Buttons {
					if b.Label == s.Press {
						button, on, o.subject = b, m, m.Message.Subject
						return true
					}
				}
			}
		}
		return false
	})
	return button, on
}

// messages are what somebody has in front of them.
func (o *onlooker) messages(who string) []posted {
	o.t.Helper()
	had := o.talks[who]
	var news []posted
	had.readTo = o.get("/console/messages?as="+who+"&after="+had.readTo, &news).Get("Lian-Read-To")
	had.learn(news)
	o.talks[who] = had
	return had.messages
}

// lit is the state that the panel shows.
func (o *onlooker) lit() string {
	var p console.Panel
	o.get("/console/panel?subject="+o.subject, &p)
	for _, s := range p.States {
		if s.Lit {
			return s.Name
		}
	}
	return ""
}

func (o *onlooker) get(path string, into any) http.Header {
	o.t.Helper()
	status, header, body := get(o.t, o.app, path)
	if status != http.StatusOK {
		o.t.Fatalf("GET %s: %d %s", path, status, body)
	}
	if err := json.Unmarshal([]byte(body), into); err != nil {
		o.t.Fatal(err)
	}
	return header
}

func (o *onlooker) post(path string, body, into any) {
	o.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		o.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(o.t.Context(), http.MethodPost, o.app.url()+path, bytes.NewReader(text))
	if err != nil {
		o.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-CSRF-Token", o.csrf)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		o.t.Fatal(err)
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		o.t.Fatalf("POST %s %s: %d %s %v", path, text, answer.StatusCode, said, err)
	}
	if err := json.Unmarshal(said, into); err != nil {
		o.t.Fatal(err)
	}
}
