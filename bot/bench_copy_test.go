package bot_test

import (
	"context"
	"fmt"
)

// A copying puts many filings like one that was made properly straight into
// the tables: seats and decisions with it, but no journal, revisions or
// notices, which nothing measured here reads.
type copying struct {
	template string // id
	state    string // SQL over n; "" = the template's
	from, to int    // the copies' numbers, [from, to)
	moment   string // SQL over n: when it all happened; "" = when it did
}

// copyOf names a copy. Ids and numbers sort by n, before those of filings that
// are made while a benchmark runs.
func copyOf(n int) (number string) { return fmt.Sprintf("LA-2020-%07d", n) }

const (
	copyID     = "CONCAT('D-01A', LPAD(n, 23, '0'))"
	copyNumber = "CONCAT('LA-2020-', LPAD(n, 7, '0'))"
	copyBatch  = 20_000
)

// counting fills the table that copies are counted by, 0 to at least to.
func (o *office) counting(to int) {
	o.run("CREATE TABLE IF NOT EXISTS bench_n (n BIGINT PRIMARY KEY)")
	o.run("INSERT IGNORE INTO bench_n VALUES (0)")
	for size := 1; size < to; size *= 2 {
		o.run("INSERT IGNORE INTO bench_n SELECT n + ? FROM bench_n", size)
	}
}

// copy fills the tables in batches.
func (o *office) copy(c copying) {
	o.Helper()
	for from := c.from; from < c.to; from += copyBatch {
		to := min(c.to, from+copyBatch)
		for _, statement := range c.statements() {
			o.run(statement, c.template, from, to)
		}
	}
}

func (c copying) statements() []string {
	when := func(column string) string {
		if c.moment == "" {
			return column
		}
		return fmt.Sprintf("IF(%s IS NULL, NULL, %s)", column, c.moment)
	}
	due := "t.due_at"
	if c.moment != "" { // a day and a half after, where anything is due
		due = "IF(t.due_at > '9999-01-01', t.due_at, " + c.moment + " + INTERVAL 36 HOUR)"
	}
	state := "t.state"
	if c.state != "" {
		state = c.state
	}
	const of = " FROM bench_n JOIN %s AS t ON t.%s = ? WHERE n >= ? AND n < ?"
	return []string{
		"INSERT INTO filings SELECT " + copyID + ", IF(t.number IS NULL, NULL, " + copyNumber + "), " + state + ", t.version," +
			" CONCAT('applicant-', n % 200), t.title, t.revision, t.digest, NULL, NULL, " +
			when("t.created_at") + ", " + when("t.updated_at") + ", " + when("t.submitted_at") + ", " + when("t.since") + ", NULL, NULL, t.journal_seq, t.body," +
			" LOWER(CONCAT(IF(t.number IS NULL, '', " + copyNumber + "), CHAR(10), t.title))" +
			fmt.Sprintf(of, "filings", "id"),
		"INSERT INTO seats SELECT " + copyID + ", t.seat, t.holder, t.place, t.turn, t.state, " + due + ", t.step, t.lane, t.rule, t.role," +
			" t.level, t.need, t.in_turn, t.seat_state, t.revision, t.digest, t.sort_order, t.due_span, " + when("t.opened_at") + ", " + when("t.decided_at") +
			", t.added_by" + fmt.Sprintf(of, "seats", "filing"),
		"INSERT INTO decisions SELECT NULL, " + copyID + ", t.revision, t.step, t.lane, t.seat, " + when("t.opened_at") + ", t.role, t.person," +
			" t.on_behalf_of, t.verdict, t.opinion, t.fields, t.checks, t.digest, t.platform, t.message, " + when("t.at") +
			fmt.Sprintf(of, "decisions", "filing") + " ORDER BY n, t.id",
	}
}

// run executes a statement outside of everything measured.
func (o *office) run(statement string, args ...any) {
	o.Helper()
	if _, err := o.sql.ExecContext(context.WithoutCancel(o.Context()), statement, args...); err != nil {
		o.Fatalf("%s: %v", statement, err)
	}
}
