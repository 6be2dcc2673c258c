package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"lian/bot"
	"lian/bot/chat"
	"lian/storage"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// A wall is a chat product that remembers what hangs in front of each person.
type wall struct {
	mu    sync.Mutex
	order []string
	hangs map[string]chat.Message // by message id
	whose map[string]string
}

// Name implements chat.Platform.
func (w *wall) Name() string { return product }

// Run implements chat.Platform: people act through the company.
func (w *wall) Run(ctx context.Context, _ chat.Handler) error { <-ctx.Done(); return ctx.Err() }

// Send implements chat.Platform.
func (w *wall) Send(_ context.Context, to chat.Account, m chat.Message) (chat.Receipt, error) {
	return chat.Receipt{Platform: product, Message: w.hang(to.User, m)}, nil
}

// Update implements chat.Platform.
func (w *wall) Update(_ context.Context, at chat.Receipt, m chat.Message) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hangs[at.Message] = m
	return nil
}

func (w *wall) hang(who string, m chat.Message) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	id := fmt.Sprint("m", len(w.order))
	w.order, w.hangs[id], w.whose[id] = append(w.order, id), m, who
	return id
}

// newest finds the newest message of a person with a button.
func (w *wall) newest(who, label string) (id string, button *chat.Button) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range slices.Backward(w.order) {
		if m := w.hangs[id]; w.whose[id] == who && m.Card != nil && buttonNamed(m.Card, label) != nil {
			return id, buttonNamed(m.Card, label)
		}
	}
	return "", nil
}

// living are the cards about a filing on which a person could still do
// something to it, or read how it goes: all but those that are done with.
func (w *wall) living(who, ref string) (cards []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range w.order {
		if m := w.hangs[id]; w.whose[id] == who && m.Subject == ref && m.Card != nil && m.Kind != "notice" {
			cards = append(cards, m.Kind)
		}
	}
	return cards
}

// A hallway is a company whose people see what the bot posts.
type hallway struct {
	*company
	*wall
	later *storage.DB // the same database, when every lease is over: it sees what is under way as well
}

func openHallway(t *testing.T) *hallway {
	t.Helper()
	h := &hallway{company: openCompany(t), wall: &wall{hangs: map[string]chat.Message{}, whose: map[string]string{}}}
	var err error
	h.later, err = storage.Open(t.Context(), storage.Config{DSN: "sqlite:" + h.path, Now: func() time.Time { return h.now.Add(2 * time.Minute) }})
	h.must(err)
	t.Cleanup(func() { h.must(h.later.Close()) })
	h.bot = bot.New(bot.Config{Store: h.store, Book: h.book, Platforms: []chat.Platform{h.wall}, Locale: "zh-CN", Zone: workflowtest.Shanghai,
		DueAfter: h.due, Working: func(time.Time) bool { return false },
		Log: slog.New(slog.NewTextHandler(h.log, nil)), Metrics: prometheus.NewRegistry()})
	return h
}

// delivered runs the courier until nothing is left to send.
func (h *hallway) delivered() {
	h.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(h.Context()))
	var running sync.WaitGroup
	running.Go(func() { _ = h.bot.Run(ctx) }) // ends with ctx, as it must
	for due := 1; due > 0; {
		var err error
		due, _, err = h.later.Backlog(ctx)
		h.must(err)
		time.Sleep(10 * time.Millisecond) // between two looks at the outbox
	}
	stop()
	running.Wait()
}

// press presses the newest button of that label, as a person does: what comes
// instead takes the place of the card it hung on, once the courier had its say.
func (h *hallway) press(who, label string, fill map[string][]string) {
	h.Helper()
	id, button := h.newest(who, label)
	if button == nil {
		h.Fatalf("%s has no %s", who, label)
	}
	reply := h.presses(who, button.Action)
	if reply.Form != nil {
		reply = h.fills(who, reply.Form.Action, fill)
	}
	if len(reply.Problems) > 0 {
		h.Fatal(told(reply))
	}
	h.delivered()
	if reply.Instead != nil {
		h.must(h.Update(h.Context(), chat.Receipt{Message: id}, *reply.Instead))
	}
	for _, m := range reply.Messages {
		h.hang(who, m)
	}
}

// says is what the bot answers to words, hung below them.
func (h *hallway) types(who, words string) {
	h.Helper()
	for _, m := range h.says(who, words).Messages {
		h.hang(who, m)
	}
	h.delivered()
}

func (h *hallway) oneLives(who, ref string, want ...string) {
	h.Helper()
	if got := h.living(who, ref); !slices.Equal(got, want) {
		h.Errorf("%s has the cards %v of %s, want %v", who, got, ref, want)
	}
}

// TestNobodyHasTwoLivingCardsOfAFiling: what was pressed or typed is answered
// by a card that is done with, and the living one hangs once.
func TestNobodyHasTwoLivingCardsOfAFiling(t *testing.T) {
	h := openHallway(t)
	f := h.drafted("双十二老客回访")
	h.types("lin", "继续")
	h.press("lin", "提交", nil)
	number := h.filing(f.ID).Number
	h.oneLives("lin", number, "status")
	h.oneLives("zhao", number, "review")

	h.press("zhao", "通过", h.ticked("legal"))
	h.types("chen", "通过 "+number+" 已逐条核对，与证据一致")
	h.types("zhou", "同意 "+number+" 客群与口径一致")
	h.press("zhou", "确认通过", nil)
	for _, who := range []string{"zhao", "chen", "zhou"} {
		h.oneLives(who, number, "review")
	}
	h.types("lin", "催办 "+number)
	h.oneLives("lin", number, "status")

	h.assessed(f.ID)
	h.passed(f.ID, "wang")
	h.delivered()
	h.now = h.now.AddDate(0, 0, 7)
	h.answered(f.ID, "li", launchFacts)
	h.types("li", "预览")
	h.press("li", "开始执行", nil)
	h.oneLives("li", number, "launch")
}

// TestWhoSuspendedCanResume where they stand: on the card they pressed, and on
// the small card that answers their words.
func TestWhoSuspendedCanResume(t *testing.T) {
	h := openHallway(t)
	f := h.in(workflow.Running, "双十二老客回访")
	h.delivered()
	h.complains("gao", f.Number)
	h.press("chen", "暂停", map[string][]string{"opinion": {"三起投诉"}})
	if id, _ := h.newest("chen", "恢复"); h.hangs[id].Kind != "complaint" {
		t.Errorf("恢复 hangs on %q", h.hangs[id].Text)
	}
	h.press("chen", "恢复", map[string][]string{"opinion": {"频次已改"}})
	h.types("chen", "暂停 "+f.Number+" 再查一次")
	if id, _ := h.newest("chen", "恢复"); h.hangs[id].Kind != "notice" {
		t.Errorf("恢复 hangs on %q", h.hangs[id].Text)
	}
}

// complains enters a complaint with what the form offers and asks.
func (h *hallway) complains(who, ref string) {
	h.Helper()
	form := h.presses(who, chat.Action{Name: "complaint", Subject: ref}).Form
	values := map[string][]string{}
	for _, in := range form.Inputs {
		switch {
		case len(in.Value) > 0:
			values[in.Key] = in.Value
		case len(in.Options) > 0:
			values[in.Key] = []string{in.Options[0].Value}
		case in.Required:
			values[in.Key] = []string{"客户说一天接到三次电话"}
		}
	}
	if reply := h.fills(who, form.Action, values); len(reply.Problems) > 0 {
		h.Fatal(told(reply))
	}
	h.delivered()
}
