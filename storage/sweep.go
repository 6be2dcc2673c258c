package storage

import (
	"context"
	"time"

	"github.com/oklog/ulid/v2"
)

// uploadTakes is the longest that an upload may take. Chunks that are older
// and have no file never will: the process that wrote them has died.
const uploadTakes = 24 * time.Hour

// fileID begins with when the upload did, by the database's clock itself, even
// where time is played with: the sender is real.
func fileID(u ulid.ULID) string { return "F-" + u.String() }

// sweep drops the chunks that dead processes left. The first upload in each
// process does so, and then one a day.
func (db *DB) sweep(ctx context.Context, now time.Time) error {
	if now.Sub(time.UnixMilli(db.swept.Load())) < uploadTakes {
		return nil
	}
	var oldest ulid.ULID // of those that may still be on their way
	if err := oldest.SetTime(ulid.Timestamp(now.Add(-uploadTakes))); err != nil {
		return err
	}
	var left []string
	err := db.in(ctx).Model(&chunkRow{}).Where("n = 0 AND file < ?", fileID(oldest)).
		Where("NOT EXISTS (SELECT 1 FROM files WHERE files.id = file_chunks.file)").Pluck("file", &left).Error
	if err != nil {
		return err
	}
	for _, file := range left {
		if err := db.dropChunks(ctx, file); err != nil {
			return err
		}
	}
	db.swept.Store(now.UnixMilli())
	return nil
}
