package storage_test

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"lian/storage"
	"lian/storage/storagetest"
)

// A base is a database with a door beside lian's, to look at the rows as they
// lie.
type base struct {
	*storage.DB
	name   string
	rows   *sql.DB
	schema string // before the name of a table
}

func newBase(t *testing.T, dialect string) *base {
	t.Helper()
	b := &base{name: dialect}
	dsn := ""
	switch dialect {
	case "sqlite":
		dsn = storagetest.SQLiteDSN(t)
		pool, err := sql.Open("sqlite", strings.TrimPrefix(dsn, "sqlite:")+"?_pragma=busy_timeout(10000)")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { pool.Close() })
		b.rows = pool
	default:
		dsn = storagetest.MySQLDSN(t)
		b.rows, b.schema = storagetest.Server(t), dsn[strings.LastIndex(dsn, "/")+1:]+"."
	}
	b.DB = storagetest.Open(t, dsn)
	return b
}

// lines are the rows of a query, values side by side. %s in it stands before
// the names of tables.
func (b *base) lines(query string, args ...any) ([]string, error) {
	rows, err := b.rows.Query(strings.ReplaceAll(query, "%s", b.schema), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // rows.Err says what went wrong
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var lines []string
	for rows.Next() {
		values, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		line := ""
		for _, v := range values {
			line += v.String + "|"
		}
		lines = append(lines, line)
	}
	return lines, rows.Err()
}

// exec writes past lian.
func (b *base) exec(t *testing.T, statement string, args ...any) {
	t.Helper()
	if _, err := b.rows.Exec(strings.ReplaceAll(statement, "%s", b.schema), args...); err != nil {
		t.Fatal(err)
	}
}

// everything is every row that a filing has anywhere, and the counters.
func (b *base) everything(filing string) (string, error) {
	all := ""
	for _, q := range []string{
		"SELECT * FROM %sfilings WHERE id = ?", "SELECT * FROM %sseats WHERE filing = ? ORDER BY seat, holder",
		"SELECT * FROM %sdecisions WHERE filing = ? ORDER BY id", "SELECT * FROM %sjournal WHERE filing = ? ORDER BY seq",
		"SELECT * FROM %soutbox WHERE filing = ? ORDER BY id", "SELECT * FROM %srevisions WHERE filing = ? ORDER BY n",
		"SELECT * FROM %sreports WHERE filing = ? ORDER BY id", "SELECT * FROM %scomplaints WHERE filing = ? ORDER BY id",
		"SELECT * FROM %scounters WHERE name <> ? ORDER BY name",
		"SELECT c.* FROM %scommands AS c WHERE c.id LIKE ? || '/%' ORDER BY c.id",
	} {
		if b.schema != "" {
			q = strings.Replace(q, "? || '/%'", "CONCAT(?, '/%')", 1)
		}
		lines, err := b.lines(q, filing)
		if err != nil {
			return "", fmt.Errorf("%s: %w", q, err)
		}
		all += strings.Join(lines, "\n") + "\n\n"
	}
	return all, nil
}
