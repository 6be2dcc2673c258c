package console_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lian/adapters/console"
	"lian/bot/chat"
	"lian/bot/chat/chattest"
)

// hourglass is a clock with one step.
type hourglass struct{ now time.Time }

func (h *hourglass) Now() time.Time { return h.now }

func (h *hourglass) Advance(_ context.Context, step string) error {
	if step != "1h" {
		return errors.New("no such step")
	}
	h.now = h.now.Add(time.Hour)
	return nil
}

func (h *hourglass) Steps(locale string) []chat.Option {
	if locale == "en" {
		return []chat.Option{{Value: "1h", Label: "+1 hour"}}
	}
	return []chat.Option{{Value: "1h", Label: "+1 小时"}}
}

func TestStateTellsWhatIsOffered(t *testing.T) {
	page, _ := open(t, console.Config{
		Clock:    &hourglass{time.Date(2026, 11, 24, 1, 10, 0, 0, time.UTC)},
		Commands: func(string) []console.Command { return []console.Command{{Word: "立案", Does: "开始"}} },
		Banner:   map[string]string{"zh-CN": "试用模式"},
	}, silent)
	var got struct {
		Locale   string
		Personas []console.Persona
		Clock    struct{ Now string }
		Steps    []chat.Option
		Commands []console.Command
		Banner   map[string]string
		Has      map[string]bool
	}
	page.get("/console/state?locale=en", &got)
	want := got
	want.Locale, want.Personas = "en", people
	want.Clock.Now = "2026-11-24T09:10:00+08:00"
	want.Steps = []chat.Option{{Value: "1h", Label: "+1 hour"}}
	want.Commands = []console.Command{{Word: "立案", Does: "开始"}}
	want.Banner = map[string]string{"zh-CN": "试用模式"}
	want.Has = map[string]bool{"gallery": false, "panel": false, "walk": false, "password": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("state (-want +got):\n%s", diff)
	}
	for _, path := range []string{"/console/panel", "/console/gallery", "/console/walk"} {
		if response, _ := page.do(http.MethodGet, path, "", nil); response.StatusCode != 404 {
			t.Errorf("%s: %d where it is not offered, want 404", path, response.StatusCode)
		}
	}
}

func TestClockGoesOnByItsSteps(t *testing.T) {
	clock := &hourglass{time.Date(2026, 11, 24, 1, 10, 0, 0, time.UTC)}
	page, _ := open(t, console.Config{Clock: clock}, silent)
	page.load()
	if out := page.post("/console/clock", deed{"step": "1h"}); out.Status != 200 {
		t.Errorf("a step that is offered: %+v", out)
	}
	if out := page.post("/console/clock", deed{"step": "100y"}); out.Status != 400 || out.Code != "no_such_step" {
		t.Errorf("a step that is not: %d %s", out.Status, out.Code)
	}
	if want := time.Date(2026, 11, 24, 2, 10, 0, 0, time.UTC); !clock.now.Equal(want) {
		t.Errorf("now %v, want %v", clock.now, want)
	}
}

func TestPanelTellsWhereAFilingStands(t *testing.T) {
	page, _ := open(t, console.Config{Panel: func(_ context.Context, subject, locale string) (console.Panel, error) {
		switch subject {
		case "LA-2026-000128":
			return console.Panel{Title: locale, States: []console.Stop{{Name: "reviewing", Label: "合规性审查", Lit: true}},
				Moments: []console.Moment{{At: time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC), Who: "林小雨", What: "提交"}}}, nil
		case "LA-2026-000999":
			return console.Panel{}, console.ErrUnknownSubject
		}
		return console.Panel{}, errors.New("database is away")
	}}, silent)
	var got console.Panel
	page.get("/console/panel?subject=LA-2026-000128&locale=en", &got)
	if got.Title != "en" || !got.States[0].Lit || got.Moments[0].At.Format("15:04") != "09:00" {
		t.Errorf("panel %+v", got)
	}
	for subject, want := range map[string]int{"LA-2026-000999": 404, "LA-2026-000777": 500} {
		if response, _ := page.do(http.MethodGet, "/console/panel?subject="+subject, "", nil); response.StatusCode != want {
			t.Errorf("%s: %d, want %d", subject, response.StatusCode, want)
		}
	}
}

func TestGalleryAndWalkSpeakTheLanguageAskedFor(t *testing.T) {
	page, _ := open(t, console.Config{
		Gallery: func(locale string) []console.Sample {
			return []console.Sample{{Name: "review", State: "waiting", Message: chattest.Samples(locale)[1]}}
		},
		Walk: func(locale string) []console.WalkStep { return []console.WalkStep{{As: "li.fang", Press: locale}} },
	}, silent)
	var samples []console.Sample
	page.get("/console/gallery?locale=en", &samples)
	if diff := cmp.Diff(chattest.Samples("en")[1], samples[0].Message); diff != "" {
		t.Errorf("sample (-want +got):\n%s", diff)
	}
	var steps []console.WalkStep
	page.get("/console/walk", &steps)
	if steps[0].Press != "zh-CN" {
		t.Errorf("walk in %s, want the page's own language", steps[0].Press)
	}
}
