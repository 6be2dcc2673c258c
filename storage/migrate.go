package storage

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// The tables of each dialect, one statement a file on MySQL, where DDL cannot
// be rolled back.
//
//go:embed migrations
var migrations embed.FS

// Migrate brings the tables up to date and names what it applied. Several
// replicas may start at once: on MySQL one migrates while the others wait.
func (db *DB) Migrate(ctx context.Context) (applied []string, err error) {
	p, err := db.migrator()
	if err != nil {
		return nil, err
	}
	results, err := p.Up(ctx)
	if err != nil && db.healLedger(ctx) {
		results, err = p.Up(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("migrate the database: %w", err)
	}
	for _, r := range results {
		applied = append(applied, path.Base(r.Source.Path))
	}
	return applied, nil
}

// Pending names the migrations that Migrate would apply. It changes nothing
// but to note, on a new database, that none has been.
func (db *DB) Pending(ctx context.Context) ([]string, error) {
	p, err := db.migrator()
	if err != nil {
		return nil, err
	}
	all, err := p.Status(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the state of the tables: %w", err)
	}
	var pending []string
	for _, m := range all {
		if m.State == goose.StatePending {
			pending = append(pending, path.Base(m.Source.Path))
		}
	}
	return pending, nil
}

// healLedger mends a list of migrations without its first row, which is how a
// start that died between making the table and filling it leaves it: on MySQL
// making a table commits at once. It tells whether there was something to mend.
func (db *DB) healLedger(ctx context.Context) bool {
	result, err := db.pool.ExecContext(ctx, "INSERT INTO goose_db_version (version_id, is_applied) "+
		"SELECT 0, 1 FROM (SELECT COUNT(*) AS n FROM goose_db_version) AS ledger WHERE ledger.n = 0")
	if err != nil { // there is no such list, or no such server: the fault at hand says more
		return false
	}
	rows, err := result.RowsAffected()
	return err == nil && rows > 0
}

func (db *DB) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations/"+db.dialect.name)
	if err != nil {
		return nil, fmt.Errorf("migrations of %s: %w", db.dialect.name, err)
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithVerbose(false)}
	if db.dialect.name != mysqlDialect.name {
		return goose.NewProvider(goose.DialectSQLite3, db.pool, files, options...)
	}
	// The default asks for the lock every five seconds; a start would feel stuck.
	locker, err := lock.NewMySQLTableLocker(lock.WithTableLockTimeout(200*time.Millisecond, 300))
	if err != nil {
		return nil, fmt.Errorf("lock of the migrations: %w", err)
	}
	return goose.NewProvider(goose.DialectMySQL, db.pool, files, append(options, goose.WithLocker(locker))...)
}
