package bot_test

import (
	"database/sql"

	"github.com/google/go-cmp/cmp"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// A trace is everything a deed may leave behind.
type trace struct {
	Filing  workflowtest.Print
	Journal []workflow.Event
	Due     int // notices that wait to be sent
}

func (c *company) print(ref string) trace {
	c.Helper()
	f := c.filing(ref)
	journal, err := c.store.Journal(c.Context(), f.ID)
	c.must(err)
	due, _, err := c.store.Backlog(c.Context())
	c.must(err)
	return trace{workflowtest.Printed(c, f), journal, due}
}

// same fails the test where anything was left behind since.
func (c *company) same(ref string, before trace) {
	c.Helper()
	if diff := cmp.Diff(before, c.print(ref)); diff != "" {
		c.Errorf("something was left behind (-before +now):\n%s", diff)
	}
}

// run has the database's owner do something to it behind lian's back.
func (c *company) run(statement string) {
	c.Helper()
	pool, err := sql.Open("sqlite", c.path)
	c.must(err)
	defer func() { c.must(pool.Close()) }()
	_, err = pool.ExecContext(c.Context(), statement)
	c.must(err)
}
