package storage_test

import (
	"strings"
	"testing"

	"lian/storage"
	"lian/storage/storagetest"
	"lian/workflow/workflowtest"
)

func TestAddressesThatAreNone(t *testing.T) {
	t.Parallel()
	for _, dsn := range []string{
		"", "lian.db", "postgres://a:geheim@h/lian", "sqlite:", "sqlite:a.db?mode=memory",
		"mysql:", "mysql://", "mysql://lian:geheim@host:3306/", "mysql://host:3306/lian", "mysql://lian:geheim@host:3306/a/b",
		"mysql://lian:ge%heim@host:3306/lian", "mysql://lian:geheim@host:3306/lian?parseTime=false", "mysql://lian:geheim@ho st/lian",
		"mysql://lian:geheim@127.0.0.1:1/lian",
	} {
		db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
		if err == nil {
			t.Errorf("%q was opened: %v", dsn, db.Close())
			continue
		}
		if strings.Contains(err.Error(), "heim") {
			t.Errorf("the error for %q tells the password: %v", dsn, err)
		}
	}
}

// A command such as `lian filing show` looks into the database while lian
// serves from it, and may write: one waits for the other.
func TestACommandWorksBesideTheProgramThatServes(t *testing.T) {
	t.Parallel()
	dsn := storagetest.SQLiteDSN(t)
	open := func() *storage.DB {
		db, err := storage.Open(t.Context(), storage.Config{DSN: dsn})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		return db
	}
	serving := open()
	if _, err := serving.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	filed := workflowtest.NewDesk(t, serving).File("双十二宽带续约回访")
	seen, err := open().Filing(t.Context(), filed.Number)
	if err != nil || seen.Title != filed.Title {
		t.Errorf("the command saw %+v, %v", seen, err)
	}
}

func TestWhatADatabaseSaysOfItself(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		if err := db.Ping(t.Context()); err != nil {
			t.Error(err)
		}
		if want := t.Name()[strings.LastIndex(t.Name(), "/")+1:]; db.Dialect() != want {
			t.Errorf("the dialect is %q, want %q", db.Dialect(), want)
		}
		for _, w := range db.Warnings() {
			t.Errorf("the test server is warned of: %s", w)
		}
	})
}
