package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	gormsqlite "github.com/libtnb/sqlite"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqlitePragmas: a commit is on the disk when it is confirmed (FULL), and every
// transaction takes the one write lock as it begins (immediate), which stands
// in for row locks. So a command may look and write beside the program that
// serves; what is busy is waited for.
var sqlitePragmas = url.Values{
	"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)"},
	"_txlock": {"immediate"},
	"_dqs":    {"0"},
}

var sqliteDialect = dialect{
	name:  "sqlite",
	clock: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
	transient: func(err error) bool {
		var e *sqlite.Error
		return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
	},
}

func openSQLite(ctx context.Context, c Config, path string) (*DB, error) {
	if path == "" || strings.ContainsAny(path, "?#") {
		return nil, errors.New(`"sqlite:" must be followed by the path of a file, without ? and #`)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the database: %w", err)
	}
	pool, err := sql.Open(gormsqlite.DriverName, path+"?"+sqlitePragmas.Encode())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	pool.SetMaxOpenConns(1) // writers wait for each other here, not in the file
	db, err := takeSQLite(ctx, c, pool, path)
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// takeSQLite looks into the file, so that one that is no database is found now.
func takeSQLite(ctx context.Context, c Config, pool *sql.DB, path string) (*DB, error) {
	var tables int
	err := pool.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return wrap(c, pool, sqliteDialect, gormsqlite.New(gormsqlite.Config{Conn: pool}))
}
