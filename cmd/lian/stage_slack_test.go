package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/adapters/slack/slacktest"
	"lian/bot/chat"
	"lian/workflow"
)

// A slackHand has people act in a fake Slack instead of in the browser.
type slackHand struct {
	workspace *slacktest.Workspace
	seen      map[string]slacktest.Message // by ts, as it was when somebody looked at it
	read      map[string]chat.Message      // by ts, as the stage knows messages
	asked     map[string]slacktest.View    // the form in front of each person
}

func newSlackHand() (*slackHand, error) {
	w, err := slacktest.Serve()
	if err != nil {
		return nil, err
	}
	return &slackHand{workspace: w, seen: map[string]slacktest.Message{}, read: map[string]chat.Message{}, asked: map[string]slacktest.View{}}, nil
}

// settings have the program talk to this workspace, with the console beside it.
func (h *slackHand) settings() []string {
	w := h.workspace
	return []string{"LIAN_CONSOLE_ENABLED=true", "LIAN_SLACK_APP_TOKEN=" + w.AppToken, "LIAN_SLACK_BOT_TOKEN=" + w.BotToken,
		"LIAN_SLACK_API_URL=" + w.URL(), "LIAN_SLACK_RATE=1000", "LIAN_SLACK_REPLICAS=9"}
}

// account is somebody's id in Slack.
func account(who string) string { return "U" + strings.ToUpper(strings.ReplaceAll(who, ".", "")) }

// seat makes the sample people members of the workspace and known to lian
// there, and has each say a first word, so that lian writes to them in Slack.
func (h *slackHand) seat(ts *testscript.TestScript, s *stage) {
	if len(h.seen) > 0 {
		return
	}
	var people strings.Builder
	for _, p := range samplePeople {
		h.workspace.Join(slacktest.User{ID: account(p.ID), Name: p.Name})
		fmt.Fprintf(&people, "- {id: %s, name: %s, roles: [%s], authority: %q, manager: %q, accounts: {slack: %s/%s}}\n",
			p.ID, p.Name, joinedRoles(p.Roles), p.Authority, p.Manager, h.workspace.Team, account(p.ID))
	}
	file := filepath.Join(ts.Getenv("WORK"), "slack_people.yaml")
	ts.Check(os.WriteFile(file, []byte(people.String()), 0o600))
	ts.Check(ts.Exec("lian", "people", "import", file))
	for _, p := range samplePeople {
		h.said(ts, s, h.workspace.Say(account(p.ID), "帮助"))
		h.messages(p.ID)
	}
}

func joinedRoles(roles []workflow.Role) string {
	var words []string
	for _, r := range roles {
		words = append(words, string(r))
	}
	return strings.Join(words, ", ")
}

// act does one thing in Slack, waits until it is answered, and prints what the
// person alone was told.
func (h *slackHand) act(ts *testscript.TestScript, s *stage, who, on string, deed map[string]any) {
	user := account(who)
	var d *slacktest.Delivery
	switch {
	case deed["text"] != nil:
		d = h.workspace.Say(user, deed["text"].(string))
	case deed["press"] != nil:
		d = h.press(ts, user, on, deed["press"].(chat.Action))
	case deed["fill"] != nil:
		values := deed["fill"].(map[string]any)["values"].(map[string][]string)
		d = h.workspace.Submit(user, h.asked[who].ID, byBlock(ts, h.asked[who], values))
	}
	h.said(ts, s, d)
	for block, problem := range d.Problems() {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", inputBlock{BlockID: block}.key(), problem)
	}
	if asked := h.formButton(who); asked != "" && deed["text"] != nil {
		h.messages(who)
		e := slacktest.Buttons(h.seen[asked])[0]
		h.said(ts, s, h.workspace.Press(user, h.seen[asked], e))
	}
	if view, open := h.workspace.TopView(user); open {
		h.asked[who] = view
		s.forms[who] = opened{formOf(ts, view), on}
	}
}

// formButton is the message, if it is the newest, from which a form can be
// opened that words had asked for.
func (h *slackHand) formButton(who string) string {
	all := h.workspace.Messages(account(who))
	if len(all) == 0 || !strings.Contains(string(all[len(all)-1].Metadata), `/form"`) {
		return ""
	}
	return all[len(all)-1].TS
}

func (h *slackHand) press(ts *testscript.TestScript, user, on string, action chat.Action) *slacktest.Delivery {
	m := h.seen[on]
	for _, e := range slacktest.Buttons(m) {
		if got, err := blocks.Pressed(pressOn(e)); err == nil && got == action {
			return h.workspace.Press(user, m, e)
		}
	}
	ts.Fatalf("no button for %+v in\n%s", action, slacktest.Legible(m))
	return nil
}

// pressOn is a press on an element as Slack tells of it.
func pressOn(e slacktest.Element) slack.BlockAction {
	a := slack.BlockAction{ActionID: e.ActionID, Value: e.Value}
	a.SelectedOption.Value = e.Value
	return a
}

// said waits until lian has answered, and prints what only the person reads.
func (h *slackHand) said(ts *testscript.TestScript, s *stage, d *slacktest.Delivery) {
	if why := d.Error(); why != "" {
		ts.Fatalf("Slack shows %q; the program says:\n%s", why, s.current.output)
	}
	s.wait(ts, "lian to have answered in Slack", func() bool { return s.measures(ts, "lian_slack_working 0") })
	if told := d.Told(); told != "" {
		fmt.Fprintln(ts.Stdout(), told)
	}
}

// messages are what somebody reads in Slack, as the stage knows messages.
func (h *slackHand) messages(who string) []posted {
	var all []posted
	for n, m := range h.workspace.Messages(account(who)) {
		if known, looked := h.seen[m.TS]; !looked || known.Version != m.Version {
			h.seen[m.TS], h.read[m.TS] = m, neutral(m)
		}
		all = append(all, posted{Seq: int64(n), First: int64(n), ID: m.TS, Mine: m.User != h.workspace.Bot, Message: h.read[m.TS]})
	}
	return all
}

// neutral is a message of Slack's as lian may have sent it: its words, its
// metadata and its buttons.
func neutral(m slacktest.Message) chat.Message {
	var meta struct {
		Payload struct{ Key, Kind, Subject, Field string } `json:"event_payload"`
	}
	_ = json.Unmarshal(m.Metadata, &meta) // what people wrote has none
	p := meta.Payload
	card := &chat.Card{}
	for _, e := range slacktest.Buttons(m) {
		if action, err := blocks.Pressed(pressOn(e)); err == nil {
			card.Buttons = append(card.Buttons, chat.Button{Label: e.Label, Action: action})
		}
	}
	return chat.Message{Key: p.Key, Kind: p.Kind, Subject: p.Subject, Field: p.Field, Text: slacktest.Legible(m) + "\n" + slacktest.Spoken(m), Card: card}
}

// An inputBlock is what the stage reads of an input in a modal.
type inputBlock struct {
	Type    string
	BlockID string `json:"block_id"`
	Element struct {
		Type           string
		InitialValue   string `json:"initial_value"`
		InitialDate    string `json:"initial_date"`
		Options        []struct{ Value string }
		InitialOption  struct{ Value string }   `json:"initial_option"`
		InitialOptions []struct{ Value string } `json:"initial_options"`
	}
}

func inputs(ts *testscript.TestScript, v slacktest.View) []inputBlock {
	var all []inputBlock
	ts.Check(json.Unmarshal(v.Blocks, &all))
	return slices.DeleteFunc(all, func(b inputBlock) bool { return b.Type != "input" })
}

// key is the form key of an input block (in.00.KEY).
func (b inputBlock) key() string { return b.BlockID[len("in.00."):] }

// formOf is the form in a window, one input for each key.
func formOf(ts *testscript.TestScript, v slacktest.View) chat.Form {
	f := chat.Form{Title: v.Title}
	for _, b := range inputs(ts, v) {
		i := slices.IndexFunc(f.Inputs, func(in chat.Input) bool { return in.Key == b.key() })
		if i < 0 {
			f.Inputs = append(f.Inputs, chat.Input{Key: b.key()})
			i = len(f.Inputs) - 1
		}
		in := &f.Inputs[i]
		for _, o := range b.Element.Options {
			in.Options = append(in.Options, chat.Option{Value: o.Value})
		}
		for _, value := range append([]string{b.Element.InitialValue, b.Element.InitialDate, b.Element.InitialOption.Value}, optionValues(b.Element.InitialOptions)...) {
			if value != "" {
				in.Value = append(in.Value, value)
			}
		}
	}
	return f
}

func optionValues(options []struct{ Value string }) (all []string) {
	for _, o := range options {
		all = append(all, o.Value)
	}
	return all
}

// byBlock gives each block what was filled in under its key.
func byBlock(ts *testscript.TestScript, v slacktest.View, filled map[string][]string) map[string]any {
	typed := map[string]any{}
	for _, b := range inputs(ts, v) {
		given := filled[b.key()]
		switch {
		case b.Element.Type == "checkboxes" || strings.HasPrefix(b.Element.Type, "multi_"):
			offers := func(value string) bool { return slices.Contains(optionValues(b.Element.Options), value) }
			typed[b.BlockID] = slices.DeleteFunc(append([]string{}, given...), func(value string) bool { return !offers(value) })
		case len(given) > 0:
			typed[b.BlockID] = given[0]
		}
	}
	return typed
}

// leave closes the workspace. What the real Slack would have punished fails
// the story.
func (h *slackHand) leave(t testscript.T) {
	for _, v := range h.workspace.TakeViolations() {
		t.Log(v.String())
		defer t.FailNow()
	}
	h.workspace.Close()
}
