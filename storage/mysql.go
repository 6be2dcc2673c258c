package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
	gormmysql "gorm.io/driver/mysql"
)

// Six replicas of this many stay under the 151 connections that a MySQL server
// allows by default.
const mysqlConns = 20

var mysqlDialect = dialect{
	name:      "mysql",
	clock:     "UTC_TIMESTAMP(3)",
	transient: mysqlTransient,
}

// The errors after which the whole transaction is run again (handbook:
// reliability §1c). After 1205 only a statement was rolled back, so going on
// would save half.
var mysqlRetry = []uint16{
	1213, // deadlock
	1205, // lock wait time-out
	1020, // the row changed since it was read
}

func mysqlTransient(err error) bool {
	var e *mysql.MySQLError
	if errors.As(err, &e) {
		return slices.Contains(mysqlRetry, e.Number)
	}
	var broken *net.OpError
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, mysql.ErrInvalidConn) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &broken)
}

func openMySQL(ctx context.Context, c Config) (*DB, error) {
	config, err := mysqlConfig(c.DSN)
	if err != nil {
		return nil, err
	}
	connector, err := mysql.NewConnector(config)
	if err != nil {
		return nil, fmt.Errorf("the database address: %w", err)
	}
	pool := sql.OpenDB(readCommitted{connector})
	pool.SetMaxOpenConns(mysqlConns)
	pool.SetMaxIdleConns(mysqlConns)
	pool.SetConnMaxLifetime(10 * time.Minute) // follow a failover, rest before wait_timeout
	db, err := takeMySQL(ctx, c, pool)
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

func takeMySQL(ctx context.Context, c Config, pool *sql.DB) (*DB, error) {
	warnings, err := checkServer(ctx, pool)
	if err != nil {
		return nil, err
	}
	db, err := wrap(c, pool, mysqlDialect, gormmysql.New(gormmysql.Config{Conn: pool, DisableWithReturning: true}))
	if err != nil {
		return nil, err
	}
	db.warnings = warnings
	return db, nil
}

// mysqlConfig reads mysql://user:password@host:3306/lian. tls=true (or
// skip-verify, preferred) may follow; everything else is lian's to set. The
// address is never part of an error, for it holds the password.
func mysqlConfig(dsn string) (*mysql.Config, error) {
	u, err := url.Parse(dsn)
	name := ""
	if err == nil {
		name = strings.TrimPrefix(u.Path, "/")
	}
	if err != nil || u.Host == "" || u.User == nil || name == "" || strings.Contains(name, "/") {
		return nil, errors.New(`the database address is not of the form mysql://USER:PASSWORD@HOST:3306/NAME; write special characters of the password as %XX`)
	}
	for key := range u.Query() {
		if key != "tls" {
			return nil, fmt.Errorf("the database address may end in ?tls=true, nothing else; it has %q", key)
		}
	}
	c := mysqlDefaults()
	c.User, c.DBName, c.TLSConfig = u.User.Username(), name, u.Query().Get("tls")
	c.Passwd, _ = u.User.Password() // none is the empty one
	c.Addr = u.Host
	if u.Port() == "" {
		c.Addr = net.JoinHostPort(u.Hostname(), "3306")
	}
	return c, nil
}

// mysqlDefaults: interpolated parameters save a round trip per statement,
// found rows tell a missing row from one that stayed the same, and a server
// that turned read-only after a failover is left.
func mysqlDefaults() *mysql.Config {
	c := mysql.NewConfig()
	c.Net = "tcp"
	c.Loc = time.UTC
	c.Collation = "utf8mb4_bin"
	c.InterpolateParams, c.ClientFoundRows, c.ParseTime, c.RejectReadOnly = true, true, true, true
	c.Timeout, c.ReadTimeout, c.WriteTimeout = 5*time.Second, 30*time.Second, 30*time.Second
	c.Logger = &mysql.NopLogger{} // what it would say comes back as an error
	c.Params = map[string]string{
		"time_zone":                "'+00:00'",
		"sql_mode":                 "'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
		"innodb_lock_wait_timeout": "5",
	}
	return c
}

// readCommitted sets the isolation of every connection by the standard
// statement: the variable's name differs between MySQL and MariaDB.
type readCommitted struct{ driver.Connector }

// Connect implements driver.Connector.
func (r readCommitted) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := r.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	_, err = conn.(driver.ExecerContext).ExecContext(ctx, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", nil)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}
