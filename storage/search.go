package storage

import (
	"context"
	"strings"

	"github.com/rivo/uniseg"
	"gorm.io/gorm"

	"lian/workflow"
)

// longestWords is what the column and its index hold, in bytes; a title of
// more is found by its beginning.
const longestWords = 2048

// wordsOf is what a filing is found by. Its bytes are compared, so small
// letters are made here, in the same way for both databases.
func wordsOf(number, title string) string {
	words := strings.ToLower(number + "\n" + title)
	if len(words) <= longestWords {
		return words
	}
	kept, state := 0, -1
	for rest, cluster := words, ""; ; kept += len(cluster) {
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if kept+len(cluster) > longestWords {
			return words[:kept]
		}
	}
}

// found are the ids of the filings with a text, the newest first: as many as
// the page can need, where nothing else is asked of them. It reads
// filings_words and no filing.
func (db *DB) found(ctx context.Context, l workflow.Listing) *gorm.DB {
	// not LIKE: it has wildcards, and its own idea of case on each database
	q := db.filings(ctx, "filings_words").Select("id").Where("INSTR(words, ?) > 0", strings.ToLower(l.Text)).Order("id DESC")
	alone := l.Applicant == "" && len(l.States) == 0 && l.From.IsZero() && l.To.IsZero()
	if alone && l.Limit > 0 {
		q = q.Limit(l.Skip + l.Limit)
	}
	return q
}
