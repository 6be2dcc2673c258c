package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"lian/bot"
	"lian/bot/chat"
	"lian/storage"
	"lian/workflow"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// A company is the small company at work with lian: a real database, the
// default rule book, and a chat on which everybody has an account named like
// their person.
type company struct {
	*testing.T
	store  *storage.DB
	path   string // of the database
	bot    *bot.Bot
	book   *workflow.Book
	log    *bytes.Buffer
	now    time.Time
	due    func(time.Time, workflow.Span) time.Time
	events int
}

const product = "chat"

// defaultBook is read once; no test changes it.
var defaultBook = sync.OnceValues(policy.Default)

func openCompany(t *testing.T) *company {
	t.Helper()
	c := &company{T: t, path: filepath.Join(t.TempDir(), "lian.db"), log: &bytes.Buffer{}, now: workflowtest.Start}
	var err error
	c.store, err = storage.Open(t.Context(), storage.Config{DSN: "sqlite:" + c.path, Now: func() time.Time { return c.now }})
	c.must(err)
	t.Cleanup(func() { c.must(c.store.Close()) })
	_, err = c.store.Migrate(t.Context())
	c.must(err)
	c.book, err = defaultBook()
	c.must(err)
	c.due = workflowtest.OfficeAt(c.book, c.now).DueAfter
	var bound []workflow.Account
	for _, p := range workflowtest.Staff() {
		bound = append(bound, workflow.Account{Platform: product, User: p.ID, Person: p.ID})
	}
	c.must(c.store.SavePeople(t.Context(), workflowtest.Staff(), bound))
	c.bot = bot.New(bot.Config{Store: c.store, Book: c.book, Locale: "zh-CN", Zone: workflowtest.Shanghai,
		Digest:   workflow.DigestTime{At: "09:10", WeekdaysOnly: true},
		DueAfter: func(from time.Time, span workflow.Span) time.Time { return c.due(from, span) },
		Working:  func(time.Time) bool { return true },
		Log:      slog.New(slog.NewTextHandler(c.log, nil)), Metrics: prometheus.NewRegistry()})
	return c
}

func (c *company) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

// says, presses and fills are what people do in a chat with the bot alone.
func (c *company) says(who, words string) chat.Reply {
	c.Helper()
	return c.does(who, chat.Said{Text: words})
}

func (c *company) presses(who string, a chat.Action) chat.Reply {
	c.Helper()
	return c.does(who, chat.Pressed{Action: a})
}

func (c *company) fills(who string, a chat.Action, values map[string][]string) chat.Reply {
	c.Helper()
	return c.does(who, chat.Filled{Action: a, Values: values})
}

func (c *company) does(who string, act chat.Act) chat.Reply {
	c.Helper()
	c.events++
	return c.hands(chat.Event{ID: fmt.Sprint("e", c.events), From: chat.Account{Platform: product, User: who}, Direct: true, Act: act})
}

// hands gives the bot an event. An error would mean that nobody was answered.
func (c *company) hands(e chat.Event) chat.Reply {
	c.Helper()
	reply, err := c.bot.Handle(context.WithoutCancel(c.Context()), e)
	c.must(err)
	return reply
}

// filing is a filing as the database has it now.
func (c *company) filing(ref string) *workflow.Filing {
	c.Helper()
	f, err := c.store.Filing(c.Context(), ref)
	c.must(err)
	return f
}

// prefers sets somebody's language.
func (c *company) prefers(who, locale string) {
	c.Helper()
	c.must(c.store.Prefer(c.Context(), who, locale))
}

// told is everything a person reads in a reply.
func told(r chat.Reply) string {
	parts := []string{r.Note}
	if r.Instead != nil {
		parts = append(parts, r.Instead.Text)
	}
	for _, m := range r.Messages {
		parts = append(parts, m.Text)
	}
	for _, p := range r.Problems {
		parts = append(parts, p.Key+": "+p.Text)
	}
	if r.Form != nil {
		parts = append(parts, r.Form.Title, r.Form.Intro)
		for _, in := range r.Form.Inputs {
			parts = append(parts, in.Label, in.Hint, strings.Join(in.Value, " "))
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// reads fails the test unless a reply says something.
func (c *company) reads(r chat.Reply, want string) {
	c.Helper()
	if !strings.Contains(told(r), want) {
		c.Errorf("wanted %q, got: %s", want, told(r))
	}
}

// misses fails the test where a reply says what it must not.
func (c *company) misses(r chat.Reply, secret string) {
	c.Helper()
	if strings.Contains(told(r), secret) {
		c.Errorf("%q is told: %s", secret, told(r))
	}
}
