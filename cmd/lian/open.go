package main

import (
	"context"
	"errors"
	"log/slog"

	"lian/storage"
)

// openDatabase opens the configured database. In the sample setting it goes by
// the sample clock, which commands must go by, too.
func openDatabase(ctx context.Context, c *Config, log *slog.Logger) (*storage.DB, *sampleClock, error) {
	settings := storage.Config{DSN: c.Database, Logger: log}
	path, ok := c.SQLite()
	if !ok || !c.Console.Enabled || len(c.People) > 0 {
		db, err := storage.Open(ctx, settings)
		return db, nil, err
	}
	clock, err := openClock(path)
	if err != nil {
		return nil, nil, err
	}
	settings.Now = clock.Now
	db, err := storage.Open(ctx, settings)
	return db, clock, err
}

// withDatabase reads the configuration, opens the database as lian serve does,
// and hands both over. The tables must be up to date.
func withDatabase(ctx context.Context, env environment, f flags, do func(*Config, *storage.DB) error) (err error) {
	c, err := readConfig(f, env.getenv)
	if err != nil {
		return err
	}
	db, _, err := openDatabase(ctx, c, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	pending, err := db.Pending(ctx)
	if err != nil {
		return err
	}
	if len(pending) > 0 {
		return errors.New("the database's tables are not up to date; run lian migrate")
	}
	return do(c, db)
}
