package storage_test

import (
	"database/sql"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"lian/storage"
	"lian/storage/storagetest"
)

// Six replicas start on an empty database; half of them look first.
func TestSixReplicasMigrateAtOnce(t *testing.T) {
	t.Parallel()
	dsn := storagetest.MySQLDSN(t)
	var replicas errgroup.Group
	applied := make([]int, 6)
	for i := range applied {
		replicas.Go(func() error {
			db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
			if err != nil {
				return err
			}
			defer db.Close()
			if i%2 == 0 {
				if _, err := db.Pending(t.Context()); err != nil {
					return err
				}
			}
			names, err := db.Migrate(t.Context())
			applied[i] = len(names)
			return err
		})
	}
	if err := replicas.Wait(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("migrations/mysql")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, n := range applied {
		total += n
	}
	if total != len(files) {
		t.Errorf("the replicas applied %v, together %d of %d migrations", applied, total, len(files))
	}
}

func TestMigrateOnce(t *testing.T) {
	t.Parallel()
	for dialect, dsn := range map[string]string{"sqlite": storagetest.SQLiteDSN(t), "mysql": storagetest.MySQLDSN(t)} {
		t.Run(dialect, func(t *testing.T) {
			t.Parallel()
			db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			pending, err := db.Pending(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range [][]string{pending, nil} {
				got, err := db.Migrate(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("applied (-want +got):\n%s", diff)
				}
			}
			if left, err := db.Pending(t.Context()); err != nil || len(left) != 0 || len(pending) == 0 {
				t.Errorf("of %d migrations %v are pending: %v", len(pending), left, err)
			}
		})
	}
}

// A statement that fails half way cannot be rolled back on MySQL, so a file
// has one.
func TestMySQLMigrationsAreOneStatementEach(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir("migrations/mysql")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile("migrations/mysql/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(text), ";"); n != 1 {
			t.Errorf("%s has %d statements", f.Name(), n)
		}
	}
}

// Both dialects have the same tables, with the same columns, NULL in the same
// places, and the same keys.
func TestDialectsHaveTheSameTables(t *testing.T) {
	t.Parallel()
	lite := storagetest.SQLiteDSN(t)
	db, err := storage.Open(t.Context(), storage.Config{DSN: lite})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := sql.Open("sqlite", strings.TrimPrefix(lite, "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	mysql := storagetest.MySQLDSN(t)
	served, err := storage.Open(t.Context(), storage.Config{DSN: mysql})
	if err != nil {
		t.Fatal(err)
	}
	defer served.Close()
	if _, err := served.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	schema := mysql[strings.LastIndex(mysql, "/")+1:]
	server := storagetest.Server(t)
	for what, q := range map[string][2]string{
		"columns": {`SELECT m.name || '.' || c.name || CASE WHEN c."notnull" THEN '' ELSE ' NULL' END
			FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'goose%'`,
			`SELECT CONCAT(table_name, '.', column_name, IF(is_nullable = 'YES', ' NULL', '')) FROM information_schema.columns
			WHERE table_schema = '` + schema + `' AND table_name NOT LIKE 'goose%'`},
		"keys": {`SELECT i.name || CASE WHEN i."unique" THEN ' unique' ELSE '' END || ' ' || (SELECT group_concat(k.name) FROM pragma_index_info(i.name) AS k)
			FROM sqlite_schema AS m, pragma_index_list(m.name) AS i WHERE i.origin = 'c' AND m.name NOT LIKE 'goose%'`,
			`SELECT CONCAT(index_name, IF(non_unique, '', ' unique'), ' ', GROUP_CONCAT(column_name ORDER BY seq_in_index)) FROM information_schema.statistics
			WHERE table_schema = '` + schema + `' AND table_name NOT LIKE 'goose%' AND index_name <> 'PRIMARY' GROUP BY index_name, non_unique`},
	} {
		if diff := cmp.Diff(texts(t, file, q[0]), texts(t, server, q[1])); diff != "" {
			t.Errorf("%s (-sqlite +mysql):\n%s", what, diff)
		}
	}
}

func texts(t *testing.T, pool *sql.DB, query string) []string {
	t.Helper()
	rows, err := pool.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	if err := rows.Err(); err != nil || len(list) == 0 {
		t.Fatalf("%d rows: %v", len(list), err)
	}
	slices.Sort(list) // each database has its own idea of order
	return list
}

// A first start that died right after it made the list of migrations left it
// empty. The next start goes on where it stopped.
func TestAStartThatDiedBeforeItsFirstMigration(t *testing.T) {
	t.Parallel()
	dsn := storagetest.MySQLDSN(t)
	db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Pending(t.Context()); err != nil {
		t.Fatal(err)
	}
	name := dsn[strings.LastIndex(dsn, "/")+1:]
	if _, err := storagetest.Server(t).ExecContext(t.Context(), "DELETE FROM "+name+".goose_db_version"); err != nil {
		t.Fatal(err)
	}
	if applied, err := db.Migrate(t.Context()); err != nil || len(applied) == 0 {
		t.Errorf("applied %v, %v", applied, err)
	}
}
