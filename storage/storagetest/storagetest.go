// Package storagetest opens databases for tests: SQLite in a file of the
// test's own, and MySQL in a database of the test's own on the server that
// LIAN_TEST_MYSQL names. Both are empty, migrated, and gone after the test.
package storagetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-sql-driver/mysql"

	"lian/storage"
)

// SQLite opens a new database in a file: a copy of one that was migrated once,
// for each migration waits for the disk.
func SQLite(t *testing.T) *storage.DB {
	t.Helper()
	empty, err := migrated()
	if err != nil {
		t.Fatal(err)
	}
	dsn := SQLiteDSN(t)
	if err := os.WriteFile(strings.TrimPrefix(dsn, "sqlite:"), empty, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(t, dsn)
}

// migrated is the file of a database with its tables and nothing in them.
var migrated = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "lian")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "lian.db")
	db, err := storage.Open(context.Background(), storage.Config{DSN: "sqlite:" + path})
	if err != nil {
		return nil, err
	}
	_, err = db.Migrate(context.Background())
	if err := errors.Join(err, db.Close()); err != nil { // closed, it is one file
		return nil, err
	}
	return os.ReadFile(path)
})

// MySQL opens a new database on the server. Where no server is named the test
// fails: a promise that was not tested on MySQL is not kept there.
func MySQL(t *testing.T) *storage.DB {
	t.Helper()
	return Open(t, MySQLDSN(t))
}

// SQLiteDSN names a database that does not exist yet.
func SQLiteDSN(t *testing.T) string {
	t.Helper()
	return "sqlite:" + filepath.Join(t.TempDir(), "lian.db")
}

// MySQLDSN names a database that was just made and holds no table yet.
func MySQLDSN(t *testing.T) string {
	t.Helper()
	server := server(t)
	name := "lian_test_" + strings.ToLower(rand.Text())
	pool := Server(t)
	do(t, pool, "CREATE DATABASE "+name+" CHARACTER SET utf8mb4")
	t.Cleanup(func() { do(t, pool, "DROP DATABASE "+name) })
	server.Path = "/" + name
	return server.String()
}

// Server is the server itself, without a database, as a rough operator has it.
func Server(t *testing.T) *sql.DB {
	t.Helper()
	u := server(t)
	config := mysql.NewConfig()
	config.Net, config.Addr, config.User = "tcp", u.Host, u.User.Username()
	config.Passwd, _ = u.User.Password() // none is the empty one
	connector, err := mysql.NewConnector(config)
	if err != nil {
		t.Fatal(err)
	}
	pool := sql.OpenDB(connector)
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return pool
}

func server(t *testing.T) *url.URL {
	t.Helper()
	u, err := url.Parse(os.Getenv("LIAN_TEST_MYSQL"))
	if err != nil || u.Scheme != "mysql" || u.User == nil {
		t.Fatal("set LIAN_TEST_MYSQL to a MySQL 8.0 or MariaDB 10.6 server on which tests may create databases, such as mysql://root@127.0.0.1:3306/")
	}
	return u
}

// Open opens a database that has a name already, as another replica does, and
// migrates it.
func Open(t *testing.T, dsn string) *storage.DB {
	t.Helper()
	db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

func do(t *testing.T, pool *sql.DB, statement string) {
	t.Helper()
	if _, err := pool.Exec(statement); err != nil {
		t.Error(err)
	}
}
