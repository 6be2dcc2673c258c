package storage_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"lian/storage"
	"lian/storage/storagetest"
)

// migrateAs names the variable under which the test's own binary is a replica
// of lian that starts: it holds the database's address.
const migrateAs = "LIAN_TEST_REPLICA"

func TestMain(m *testing.M) {
	if dsn := os.Getenv(migrateAs); dsn != "" {
		os.Exit(replica(context.Background(), dsn, os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// replica waits for the word, migrates, and tells what it applied.
func replica(ctx context.Context, dsn string, word io.Reader, out, complain io.Writer) int {
	if _, err := io.ReadAll(word); err != nil {
		fmt.Fprintln(complain, err)
		return 1
	}
	db, err := storage.Open(ctx, storage.Config{DSN: dsn})
	if err != nil {
		fmt.Fprintln(complain, err)
		return 1
	}
	defer db.Close()
	applied, err := db.Migrate(ctx)
	if err != nil {
		fmt.Fprintln(complain, err)
		return 1
	}
	fmt.Fprintln(out, strings.Join(applied, "\n"))
	return 0
}

// A started replica is a process of its own.
type started struct {
	*exec.Cmd
	word       io.Closer
	told, said bytes.Buffer
}

func startReplica(t *testing.T, dsn string) *started {
	t.Helper()
	r := &started{Cmd: exec.CommandContext(t.Context(), os.Args[0])}
	r.Env = append(os.Environ(), migrateAs+"="+dsn)
	r.Stdout, r.Stderr = &r.told, &r.said
	word, err := r.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	r.word = word
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	return r
}

// Six processes start on one empty database, again and again: every migration
// is applied by one of them, and none of them ends with an error.
func TestSixProcessesMigrateAtOnce(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir("migrations/mysql")
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		dsn := storagetest.MySQLDSN(t)
		replicas := make([]*started, 6)
		for i := range replicas {
			replicas[i] = startReplica(t, dsn)
		}
		for _, r := range replicas {
			if err := r.word.Close(); err != nil {
				t.Fatal(err)
			}
		}
		var applied []string
		for _, r := range replicas {
			if err := r.Wait(); err != nil {
				t.Errorf("a replica ended with %v: %s", err, r.said.String())
			}
			applied = append(applied, strings.Fields(r.told.String())...)
		}
		slices.Sort(applied)
		if len(applied) != len(files) || len(slices.Compact(applied)) != len(files) {
			t.Errorf("the replicas applied %v, want each of %d once", applied, len(files))
		}
	}
}
