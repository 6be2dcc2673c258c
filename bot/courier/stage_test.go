package courier

import (
	"context"
	"io"
	"log/slog"
	"reflect"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/storage"
	"lian/storage/storagetest"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// A hall is one database with the sample company at it, everybody in reach, and
// a clock that stands still until it is moved.
type hall struct {
	*workflowtest.Desk
	t     *testing.T
	dsn   string
	clock *atomic.Int64 // milliseconds
	ahead time.Duration // how much later the next connection reads it
	chat  *recorder
}

// eachDatabase plays a story on SQLite and on a MySQL server.
func eachDatabase(t *testing.T, tell func(*testing.T, *hall)) {
	t.Run("sqlite", func(t *testing.T) { tell(t, newHall(t, storagetest.SQLiteDSN(t))) })
	t.Run("mysql", func(t *testing.T) { tell(t, newHall(t, storagetest.MySQLDSN(t))) })
}

func newHall(t *testing.T, dsn string) *hall {
	t.Helper()
	h := &hall{t: t, dsn: dsn, clock: new(atomic.Int64), chat: newRecorder()}
	h.clock.Store(workflowtest.SampleNow.UnixMilli())
	db := h.open()
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.Desk = workflowtest.NewDesk(t, db)
	h.meet(workflowtest.SamplePeople()...)
	return h
}

// open connects to the database once more, as another replica does.
func (h *hall) open() *storage.DB {
	h.t.Helper()
	ahead := h.ahead
	db, err := storage.Open(h.t.Context(), storage.Config{DSN: h.dsn, Now: func() time.Time { return time.UnixMilli(h.clock.Load()).Add(ahead) }})
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() {
		if err := db.Close(); err != nil {
			h.t.Error(err)
		}
	})
	return db
}

// meet saves people, each with an account.
func (h *hall) meet(people ...workflow.Person) {
	h.t.Helper()
	var accounts []workflow.Account
	for _, p := range people {
		accounts = append(accounts, workflow.Account{Platform: stageName, Workspace: "W", User: "u-" + p.ID, Person: p.ID})
	}
	if err := h.SavePeople(h.t.Context(), people, accounts); err != nil {
		h.t.Fatal(err)
	}
}

// imported changes a person, as an import of the directory does, and waits until
// the replicas have heard of it: they remember people for a moment.
func (h *hall) imported(replicas []*Courier, id string, change func(*workflow.Person)) {
	h.t.Helper()
	p := h.Person(id)
	change(&p)
	if err := h.SavePeople(h.t.Context(), []workflow.Person{p}, nil); err != nil {
		h.t.Fatal(err)
	}
	for _, c := range replicas {
		until(h.t, "everybody hears of "+id, func() bool {
			office, err := c.Reception.Office(h.t.Context())
			return err == nil && reflect.DeepEqual(office.Person(id), p)
		})
	}
}

// later moves the clock.
func (h *hall) later(d time.Duration) {
	h.clock.Add(d.Milliseconds())
	h.Now = h.Now.Add(d)
}

// courier is a replica's courier, over a connection of its own where the
// database is a server.
func (h *hall) courier(platform chat.Platform) *Courier {
	var store workflow.Store = h.Store
	if store.(*storage.DB).Dialect() == "mysql" {
		store = h.open()
	}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	reception := &turn.Reception{Store: store, Book: workflowtest.SampleBook(), Locale: "zh-CN", Zone: workflowtest.Shanghai,
		DueAfter: workflowtest.SampleOffice(workflowtest.SampleNow).DueAfter}
	return &Courier{Store: store, Platforms: map[string]chat.Platform{stageName: platform}, Reception: reception, Log: log,
		Meter: NewMeter(prometheus.NewRegistry()), Digest: Digests{Zone: workflowtest.Shanghai, Working: workday,
			DigestTime: workflow.DigestTime{At: "09:10", WeekdaysOnly: true}}}
}

// workday leaves out weekends, and a holiday on Thursday 26 November.
func workday(day time.Time) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && day.Format(time.DateOnly) != "2026-11-26"
}

// deliverAll has a courier work until nothing is due now.
func (h *hall) deliverAll(c *Courier) {
	h.t.Helper()
	for c.deliverSome(h.t.Context()) > 0 {
	}
}

// backlog is what is due and parked.
func (h *hall) backlog() (due, parked int) {
	h.t.Helper()
	due, parked, err := h.Backlog(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	return due, parked
}

// presses has somebody pass a seat.
func (h *hall) presses(t *testing.T, f *workflow.Filing, who, seat string) {
	t.Helper()
	if _, err := h.Press(f.ID, who, seat); err != nil {
		t.Fatal(err)
	}
}

// patience is how long a story waits for what another goroutine must do: it
// fails rather than hangs.
const patience = 20 * time.Second

// await waits until a channel is closed. It may be called from any goroutine.
func await(t *testing.T, what string, done <-chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(patience):
		t.Errorf("waited in vain: %s", what)
	}
}

// until waits for a condition.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-ctx.Done():
			t.Fatalf("waited in vain: %s", what)
		case <-tick.C:
		}
	}
}
