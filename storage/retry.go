package storage

import (
	"context"
	"database/sql"
	"time"

	"github.com/cenkalti/backoff/v5"
	"gorm.io/gorm"
)

// reruns is how often a transaction is run again after a deadlock, a lock
// time-out or a lost connection.
const reruns = 5

// transact runs work in one transaction and commits it. After a fault that
// passes it runs the whole again, so work must be repeatable: whatever it reads,
// it reads again. The outcome of a commit whose answer was lost is unknown;
// only work that begins with a key of its own may rely on it.
func (db *DB) transact(ctx context.Context, work func(tx *gorm.DB) error) error {
	once := func() (struct{}, error) {
		err := db.in(ctx).Transaction(work)
		if err != nil && !db.dialect.transient(err) {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}
	_, err := backoff.Retry(ctx, once, backoff.WithBackOff(pace()), backoff.WithMaxTries(1+reruns))
	return err
}

// snapshot runs reads that must fit together. On SQLite every transaction is
// one.
func (db *DB) snapshot(ctx context.Context, read func(tx *gorm.DB) error) error {
	if db.dialect.name == sqliteDialect.name {
		return db.in(ctx).Transaction(read)
	}
	return db.in(ctx).Transaction(read, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
}

// pace waits 5 to 80 ms, each half as much more or less by chance, so that two
// that collided do not meet again.
func pace() backoff.BackOff {
	return &backoff.ExponentialBackOff{
		InitialInterval: 5 * time.Millisecond, MaxInterval: 80 * time.Millisecond,
		Multiplier: 2, RandomizationFactor: 0.5,
	}
}
