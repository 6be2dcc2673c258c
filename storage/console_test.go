package storage_test

import (
	"errors"
	"fmt"
	"testing"

	"golang.org/x/sync/errgroup"

	"lian/storage"
	"lian/workflow"
)

func TestConsoleMessages(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		card := post(t, db, "陈律师", "n/1", `{"title":"双十二宽带续约回访"}`)
		post(t, db, "小林", "", "立案")
		post(t, db, "小林", "", "立案")
		if again := post(t, db, "陈律师", "n/1", "另一张"); again != card {
			t.Errorf("a known key made the message %s beside %s", again, card)
		}
		if other := post(t, db, "小林", "n/1", "给小林的"); other == card {
			t.Error("another user's key was taken for the same")
		}
		seen := since(t, db, 0)
		if len(seen) != 4 || seen[0].ID != card || seen[0].User != "陈律师" || seen[0].Key != "n/1" || seen[0].At.IsZero() || seen[0].Mine || !seen[1].Mine {
			t.Fatalf("the console has %+v", seen)
		}
		if err := db.ConsoleReplace(t.Context(), card, []byte("已通过 👍🏽")); err != nil {
			t.Fatal(err)
		}
		news := since(t, db, seen[3].Seq)
		if len(news) != 1 || news[0].ID != card || string(news[0].Body) != "已通过 👍🏽" || !news[0].At.Equal(seen[0].At) {
			t.Errorf("after a replacement the news are %+v", news)
		}
		if err := db.ConsoleReplace(t.Context(), "M-none", nil); !errors.Is(err, workflow.ErrNotFound) {
			t.Errorf("replacing nothing gives %v", err)
		}
	})
}

func post(t *testing.T, db *storage.DB, user, key, body string) string {
	t.Helper()
	id, err := db.ConsolePost(t.Context(), user, key, key == "", []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func since(t *testing.T, db *storage.DB, after int64) []storage.ConsoleEntry {
	t.Helper()
	entries, err := db.ConsoleSince(t.Context(), after, 100)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// A page that only ever asks for what is newer than the last it saw misses
// nothing, while eight people post.
func TestConsoleNeverSkips(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		const people, messages = 8, 25
		var writers errgroup.Group
		for p := range people {
			writers.Go(func() error {
				for m := range messages {
					if _, err := db.ConsolePost(t.Context(), fmt.Sprint("员工", p), fmt.Sprint(m), true, []byte("在吗")); err != nil {
						return err
					}
				}
				return nil
			})
		}
		said := make(chan error, 1)
		go func() { said <- writers.Wait() }()
		seen, last := 0, int64(0)
		for all := false; !all; {
			select {
			case err := <-said:
				if err != nil {
					t.Error(err)
				}
				all = true // one last look
			default:
			}
			for _, e := range since(t, db, last) {
				seen, last = seen+1, e.Seq
			}
		}
		for rest := since(t, db, last); len(rest) > 0; rest = since(t, db, last) {
			seen, last = seen+len(rest), rest[len(rest)-1].Seq
		}
		if seen != people*messages {
			t.Errorf("%d of %d messages were seen", seen, people*messages)
		}
	})
}
