package storage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/oklog/ulid/v2"

	"lian/workflow"
)

// Three processes died while a file came in: the first two days ago, the
// second just now, as far as anybody can tell; the third had all of it. The
// next upload clears away what the first one left, and nothing else.
func TestWhatDeadProcessesLeftIsCleared(t *testing.T) {
	t.Parallel()
	for _, dialect := range []string{"sqlite", "mysql"} {
		t.Run(dialect, func(t *testing.T) {
			t.Parallel()
			b := newBase(t, dialect)
			dead, coming, whole := began(-48*time.Hour), began(-time.Hour), began(-49*time.Hour)
			for _, file := range []string{dead, coming, whole} {
				for n := range 2 {
					b.exec(t, "INSERT INTO %sfile_chunks (file, n, bytes) VALUES (?, ?, ?)", file, n, []byte("录音"))
				}
			}
			b.exec(t, "INSERT INTO %sfiles (id, filing, name, type, size, digest, person, at) VALUES (?, '', '话术.txt', '', 12, '', '', '2026-11-23 00:00:00.000')", whole)
			if _, err := b.Keep(t.Context(), workflow.Attachment{Name: "名单.xlsx"}, strings.NewReader("")); err != nil {
				t.Fatal(err)
			}
			left, err := b.lines("SELECT file, n FROM %sfile_chunks ORDER BY file, n")
			if err != nil {
				t.Fatal(err)
			}
			want := []string{whole + "|0|", whole + "|1|", coming + "|0|", coming + "|1|"}
			if diff := cmp.Diff(want, left); diff != "" {
				t.Errorf("the chunks (-want +got):\n%s", diff)
			}
		})
	}
}

// began is the id of a file whose upload began so long from now.
func began(from time.Duration) string {
	return "F-" + ulid.MustNew(ulid.Timestamp(time.Now().Add(from)), ulid.DefaultEntropy()).String()
}
