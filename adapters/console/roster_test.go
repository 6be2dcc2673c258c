package console_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"lian/adapters/console"
	"lian/bot/chat"
)

// A company is a roster in which people come and go.
type company struct {
	now atomic.Pointer[[]console.Persona]
}

func (c *company) personas(context.Context) ([]console.Persona, error) {
	if all := c.now.Load(); all != nil {
		return *all, nil
	}
	return nil, errBroken
}

func (c *company) are(all ...console.Persona) { c.now.Store(&all) }

var hanMei = console.Persona{ID: "han.mei", Name: "韩梅", Role: map[string]string{"zh-CN": "法务"}, Locale: "zh-CN"}

func TestPeopleComeAndGoWhileItRuns(t *testing.T) {
	office := &company{}
	office.are(people...)
	page, c := open(t, console.Config{Personas: office.personas}, echo)
	page.load()
	han := chat.Account{Platform: "console", User: hanMei.ID}
	review := chat.Message{Key: "k1", Text: "等待法务审查"}

	var fault *chat.SendError
	if _, err := c.Send(t.Context(), han, review); !errors.As(err, &fault) || fault.Reason != chat.NoSuchUser {
		t.Errorf("sent to somebody who is not here yet: %v", err)
	}
	office.are(append(slices.Clone(people), hanMei)...)
	if _, err := c.Send(t.Context(), han, review); err != nil {
		t.Errorf("sent to the newcomer: %v", err)
	}
	if out := page.post("/console/act", deed{"id": "a1", "as": hanMei.ID, "text": "待办"}); out.Status != 200 {
		t.Errorf("the newcomer acts: %+v", out)
	}
	var state struct{ Personas []console.Persona }
	if page.get("/console/state", &state); len(state.Personas) != 3 || state.Personas[2].Name != "韩梅" {
		t.Errorf("the page offers %+v", state.Personas)
	}

	office.are(people...)
	if out := page.post("/console/act", deed{"id": "a2", "as": hanMei.ID, "text": "待办"}); out.Status != 400 || out.Code != "no_such_persona" {
		t.Errorf("somebody who has left acts: %+v", out)
	}
}

func TestARosterThatCannotBeReadChangesNothing(t *testing.T) {
	office := &company{}
	office.are(people...)
	page, c := open(t, console.Config{Personas: office.personas}, echo)
	page.load()
	office.now.Store(nil)
	for locale, want := range map[string]string{"zh-CN": "没有记录，请再按一次。", "en": "Not recorded, please press again."} {
		out := page.post("/console/act", deed{"id": "a1", "as": "li.fang", "text": "待办", "locale": locale})
		if out.Status != 503 || out.Code != "not_recorded" || out.Detail != want {
			t.Errorf("%s: %+v, want %q", locale, out, want)
		}
	}
	var fault *chat.SendError
	if _, err := c.Send(t.Context(), chat.Account{Platform: "console", User: "li.fang"}, chat.Message{Text: "提醒"}); !errors.As(err, &fault) || fault.Permanent() {
		t.Errorf("sending is given up for good: %v", err)
	}
	if response, _ := page.do("GET", "/console/state", "", nil); response.StatusCode != 503 {
		t.Errorf("state without a roster: %d", response.StatusCode)
	}
}
