package storage

import (
	"context"
	"log/slog"
	"time"

	"gorm.io/gorm/logger"
)

// slow is when a statement is worth a line in the log.
const slow = 500 * time.Millisecond

// slowLog is gorm's logger. Errors are not logged here: they are returned, and
// some, such as a known key, are answers.
type slowLog struct {
	to    *slog.Logger
	after time.Duration
}

func (l slowLog) LogMode(logger.LogLevel) logger.Interface { return l }

func (l slowLog) Info(ctx context.Context, msg string, _ ...any) { l.to.DebugContext(ctx, msg) }

func (l slowLog) Warn(ctx context.Context, msg string, _ ...any) { l.to.WarnContext(ctx, msg) }

func (l slowLog) Error(ctx context.Context, msg string, _ ...any) { l.to.ErrorContext(ctx, msg) }

// Trace logs a slow statement.
func (l slowLog) Trace(ctx context.Context, begin time.Time, statement func() (string, int64), _ error) {
	if took := time.Since(begin); took >= l.after {
		sql, rows := statement()
		l.to.WarnContext(ctx, "slow statement", "sql", sql, "rows", rows, "took", took)
	}
}

// ParamsFilter keeps values, which are people's words, out of the log. gorm asks
// it for every method but Scan, which is why storage reads by Find and Take.
func (l slowLog) ParamsFilter(_ context.Context, sql string, _ ...any) (string, []any) {
	return sql, nil
}
