package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"lian/storage"
	"lian/storage/storagetest"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

var pass = workflow.Ballot{Seat: workflowtest.SeatLegal, Verdict: workflow.VerdictPass, Opinion: "话术已核对"}

// 陈律师 presses 通过, and the wire to the database breaks: at the first
// statement, at the second, … at COMMIT; before it gets there, or after, so
// that only the answer is lost; for a moment, or for good. Whatever happens, a
// press that was confirmed is recorded, one that was not can be repeated, and
// at the end there is one decision.
func TestWireBreaksAtEveryStatement(t *testing.T) {
	t.Parallel()
	for _, deliver := range []bool{false, true} {
		for _, stay := range []bool{false, true} {
			t.Run(fmt.Sprintf("delivered=%v,for good=%v", deliver, stay), func(t *testing.T) {
				t.Parallel()
				wire, desk := brokenDesk(t)
				for n := 1; breakAt(t, wire, desk, n, deliver, stay); n++ {
					if n > 40 {
						t.Fatal("a decision takes more than 40 statements")
					}
				}
			})
		}
	}
}

func brokenDesk(t *testing.T) (*wire, *workflowtest.Desk) {
	t.Helper()
	wire, dsn := newWire(t, storagetest.MySQLDSN(t))
	db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() }) // it may hold connections that were cut
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return wire, workflowtest.NewDesk(t, db)
}

// breakAt presses with a wire that breaks at the n-th statement, and tells
// whether there were so many.
func breakAt(t *testing.T, wire *wire, desk *workflowtest.Desk, n int, deliver, stay bool) bool {
	t.Helper()
	f := desk.File(fmt.Sprintf("断线 %d", n))
	command := desk.Command(workflowtest.Chen, workflow.ActPass)
	wire.cutAt(n, deliver, stay)
	_, err := desk.Cast(f.ID, command, pass)
	wasCut := wire.mend()
	switch {
	case err != nil && !stay:
		t.Errorf("statement %d: a short break was not got over: %v", n, err)
	case err != nil && !errors.Is(err, &workflow.Problem{Code: workflow.Unavailable}):
		t.Errorf("statement %d: the person is told %v", n, err)
	case err == nil && stay && wasCut:
		t.Errorf("statement %d: the press was confirmed over a dead wire", n)
	}
	again, err := desk.Cast(f.ID, command, pass)
	if err != nil {
		t.Fatalf("statement %d: pressing again: %v", n, err)
	}
	onceRecorded(t, desk, again, f.Version+1)
	return wasCut
}

func onceRecorded(t *testing.T, desk *workflowtest.Desk, f *workflow.Filing, version int64) {
	t.Helper()
	journal, err := desk.Journal(t.Context(), f.ID)
	if err != nil {
		t.Fatal(err)
	}
	passes := 0
	for i, e := range journal {
		if e.Seq != int64(i+1) {
			t.Errorf("line %d of the journal is number %d", i+1, e.Seq)
		}
		if e.Type == workflow.ActPass {
			passes++
		}
	}
	if len(f.Decisions) != 1 || passes != 1 || f.Version != version {
		t.Errorf("%d decisions, %d in the journal, version %d; want 1, 1, %d", len(f.Decisions), passes, f.Version, version)
	}
}

// A database that is gone gives everybody the same code, and the log the
// cause.
func TestDatabaseGone(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		desk := workflowtest.NewDesk(t, db)
		f := desk.File("双十二宽带续约回访")
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		_, change := desk.Cast(f.ID, desk.Command(workflowtest.Chen, workflow.ActPass), pass)
		_, read := db.Filing(t.Context(), f.ID)
		_, list := db.Inbox(t.Context(), workflowtest.Chen, workflow.Page{})
		_, claim := db.Claim(t.Context(), 1, time.Minute)
		_, content := db.Content(t.Context(), "F-1")
		for what, err := range map[string]error{"change": change, "read": read, "list": list, "claim": claim, "content": content, "ping": db.Ping(t.Context())} {
			if workflow.CodeOf(err) != workflow.Unavailable || !strings.Contains(err.Error(), "closed") {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// While 小林 submits, another transaction holds what his needs and wants what
// his holds. The database ends his, the smaller; it is run again.
func TestDeadlockRunsAgain(t *testing.T) {
	t.Parallel()
	dsn := storagetest.MySQLDSN(t)
	db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	desk := workflowtest.NewDesk(t, db)
	first := desk.File("先立的") // so that the counter has a row
	draft := desk.Draft("后立的")
	rival := newRival(t, dsn)
	rival.hold(first.ID)
	runs, ended := 0, make(chan error, 1)
	f, err := desk.Do(draft.ID, desk.Command(workflowtest.Lin, workflow.ActSubmit), func(f *workflow.Filing, by workflow.Person) error {
		if runs++; runs == 1 {
			go func() { ended <- rival.take(draft.ID) }()
			rival.waits()
		}
		return f.Submit(desk.Office(), by)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("the rival was the one to be ended: %v", err)
	}
	if runs != 2 || f.Number != "LA-2026-000002" {
		t.Errorf("after %d runs the number is %s, want 2 runs and LA-2026-000002", runs, f.Number)
	}
}

// A rival is a transaction from elsewhere that has done much, so that the
// database prefers to end the other.
type rival struct {
	t      *testing.T
	schema string
	server *sql.DB
	tx     *sql.Tx
}

func newRival(t *testing.T, dsn string) *rival {
	t.Helper()
	r := &rival{t: t, schema: dsn[strings.LastIndex(dsn, "/")+1:], server: storagetest.Server(t)}
	tx, err := r.server.Begin()
	if err != nil {
		t.Fatal(err)
	}
	r.tx = tx
	return r
}

// hold locks the counter of numbers, after writing a good deal.
func (r *rival) hold(filing string) {
	r.t.Helper()
	for n := range 50 {
		r.do(fmt.Sprintf("INSERT INTO %s.complaints (filing, answers, person, at) VALUES ('%s', '{}', 'rival', '2026-11-23 00:00:%02d')", r.schema, filing, n))
	}
	r.do("UPDATE " + r.schema + ".counters SET issued = issued")
	r.do("SELECT * FROM " + r.schema + ".counters FOR UPDATE")
}

func (r *rival) do(statement string) {
	r.t.Helper()
	if _, err := r.tx.Exec(statement); err != nil {
		r.t.Fatal(err)
	}
}

// take wants the filing, and gives everything back when it has it.
func (r *rival) take(filing string) error {
	_, err := r.tx.Exec("SELECT id FROM " + r.schema + ".filings WHERE id = '" + filing + "' FOR UPDATE")
	return errors.Join(err, r.tx.Rollback())
}

// waits returns when the database has the rival waiting for a lock.
func (r *rival) waits() {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 20*time.Second)
	defer cancel()
	for waiting := 0; waiting == 0; {
		err := r.server.QueryRowContext(ctx, "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE ? AND command = 'Query' AND state <> ''",
			"SELECT id FROM "+r.schema+".filings %").Scan(&waiting)
		if err != nil {
			r.t.Error(err)
			return
		}
	}
}
