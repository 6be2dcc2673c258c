package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// checkServer refuses a server that cannot keep lian's promises, and lists the
// settings under which a crash may lose what was confirmed.
func checkServer(ctx context.Context, pool *sql.DB) (warnings []string, err error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("the database does not answer: %w", err)
	}
	defer conn.Close() // back to the pool; what it would report was reported by the queries
	settings, err := serverSettings(ctx, conn)
	if err != nil {
		return nil, fmt.Errorf("read the database's settings: %w", err)
	}
	return settings.warnings(), settings.refuse()
}

// settings are server variables as this connection sees them, by name.
type settings map[string]string

func serverSettings(ctx context.Context, conn *sql.Conn) (settings, error) {
	rows, err := conn.QueryContext(ctx, `SHOW VARIABLES WHERE Variable_name IN ('version', 'sql_mode', 'time_zone',
		'transaction_isolation', 'tx_isolation', 'character_set_client', 'character_set_connection',
		'innodb_flush_log_at_trx_commit', 'log_bin', 'sync_binlog', 'wsrep_on')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // rows.Err says what went wrong
	s := settings{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		s[name] = value
	}
	return s, rows.Err()
}

func (s settings) refuse() error {
	isolation := s["transaction_isolation"]
	if isolation == "" {
		isolation = s["tx_isolation"] // MariaDB before 11.1
	}
	switch {
	case !recent(s["version"]):
		return fmt.Errorf("the database is %s; lian needs MySQL 8.0 or MariaDB 10.6, or later", s["version"])
	case isolation != "READ-COMMITTED":
		return fmt.Errorf("the database gives lian's connections the isolation %s instead of READ-COMMITTED; if a proxy stands between, let it pass SET SESSION", isolation)
	case !strings.Contains(s["sql_mode"], "STRICT_TRANS_TABLES") && !strings.Contains(s["sql_mode"], "STRICT_ALL_TABLES"):
		return errors.New("the database does not keep sql_mode STRICT_TRANS_TABLES for lian's connections; it would cut values short without a word")
	case s["time_zone"] != "+00:00":
		return fmt.Errorf("the database gives lian's connections the time zone %s instead of +00:00", s["time_zone"])
	case s["character_set_client"] != "utf8mb4" || s["character_set_connection"] != "utf8mb4":
		return fmt.Errorf("the database talks %s to lian instead of utf8mb4", s["character_set_connection"])
	}
	return nil
}

func (s settings) warnings() []string {
	var w []string
	if v := s["innodb_flush_log_at_trx_commit"]; v != "1" {
		w = append(w, "innodb_flush_log_at_trx_commit is "+v+", not 1: a power cut may lose decisions that were confirmed")
	}
	if v := s["sync_binlog"]; s["log_bin"] == "ON" && v != "1" {
		w = append(w, "sync_binlog is "+v+", not 1: after a power cut the replicas of the database may miss decisions that were confirmed")
	}
	if s["wsrep_on"] == "ON" {
		w = append(w, "wsrep_on is ON (Galera): send all of lian's connections to one node, for a commit on another may be lost or read late")
	}
	return w
}

// recent tells whether a version is one that lian runs on: both have SKIP
// LOCKED from there on. MariaDB may call itself 5.5.5-10.11.8-MariaDB.
func recent(version string) bool {
	least := [2]int{8, 0}
	if strings.Contains(version, "MariaDB") {
		least = [2]int{10, 6}
		version = strings.TrimPrefix(version, "5.5.5-")
	}
	var major, minor int
	if _, err := fmt.Sscanf(version, "%d.%d", &major, &minor); err != nil {
		return false
	}
	return major > least[0] || major == least[0] && minor >= least[1]
}
