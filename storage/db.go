package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"gorm.io/gorm"

	"lian/workflow"
)

// Config says which database to remember in.
type Config struct {
	// DSN is "sqlite:path/lian.db" or "mysql://user:password@host:3306/lian".
	DSN string
	// Now replaces the database's clock where time is played with: in the
	// sample setting and in tests. Nil is the database's own.
	Now func() time.Time
	// Logger hears of slow statements, never of their values. Nil is silent.
	Logger *slog.Logger
}

// A DB is one database. It is safe for many goroutines.
type DB struct {
	gorm     *gorm.DB
	pool     *sql.DB
	dialect  dialect
	now      func() time.Time // of Config
	clock    clock
	roster   roster
	swept    atomic.Int64 // when sweep last ran, Unix milliseconds
	warnings []string
}

var _ workflow.Store = (*DB)(nil)

// A dialect is what differs between the databases beyond what gorm hides.
type dialect struct {
	name      string // "mysql" or "sqlite"; also the folder of its migrations
	clock     string // SQL: its time, UTC, in milliseconds
	transient func(error) bool
}

// Open connects and checks that the database will keep the promises; it does
// not migrate. An error is a sentence for whoever runs lian.
func Open(ctx context.Context, c Config) (*DB, error) {
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	scheme, rest, _ := strings.Cut(c.DSN, ":")
	switch scheme {
	case "sqlite":
		return openSQLite(ctx, c, rest)
	case "mysql":
		return openMySQL(ctx, c)
	}
	return nil, errors.New(`the database must be "sqlite:PATH" or "mysql://USER:PASSWORD@HOST:3306/NAME"`)
}

// wrap puts gorm over a pool that is open already. lian begins its own
// transactions; statements are not prepared, for on MySQL that costs a round
// trip each (handbook: perf).
func wrap(c Config, pool *sql.DB, d dialect, driver gorm.Dialector) (*DB, error) {
	g, err := gorm.Open(driver, &gorm.Config{
		SkipDefaultTransaction: true,
		TranslateError:         true,
		DisableAutomaticPing:   true,
		Logger:                 slowLog{to: c.Logger, after: slow},
	})
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	db := &DB{gorm: g, pool: pool, dialect: d, now: c.Now}
	db.clock.ask = db.look
	return db, nil
}

// Close gives the database back.
func (db *DB) Close() error { return db.pool.Close() }

// Ping tells whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return unavailable("ping", db.pool.PingContext(ctx)) }

// Dialect is "mysql" or "sqlite".
func (db *DB) Dialect() string { return db.dialect.name }

// Warnings lists settings of the server under which a crash may lose what was
// confirmed, each a sentence for whoever runs lian.
func (db *DB) Warnings() []string { return db.warnings }

// in is the door for statements outside a transaction.
func (db *DB) in(ctx context.Context) *gorm.DB { return db.gorm.WithContext(ctx) }
