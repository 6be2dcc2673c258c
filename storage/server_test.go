package storage

import (
	"maps"
	"strings"
	"testing"
)

func goodServer() settings {
	return settings{"version": "8.4.2", "transaction_isolation": "READ-COMMITTED", "time_zone": "+00:00",
		"sql_mode": "STRICT_TRANS_TABLES", "character_set_client": "utf8mb4", "character_set_connection": "utf8mb4",
		"innodb_flush_log_at_trx_commit": "1", "log_bin": "ON", "sync_binlog": "1", "wsrep_on": "OFF"}
}

func TestServerIsRefusedWhereItCannotKeepThePromises(t *testing.T) {
	if err := goodServer().refuse(); err != nil {
		t.Fatalf("a good server was refused: %v", err)
	}
	for name, c := range map[string]struct{ set, to, says string }{
		"old MySQL":      {"version", "5.7.44-log", "needs MySQL 8.0"},
		"old MariaDB":    {"version", "10.5.29-MariaDB", "needs MySQL 8.0"},
		"unknown":        {"version", "Dolt", "needs MySQL 8.0"},
		"isolation":      {"transaction_isolation", "REPEATABLE-READ", "READ-COMMITTED"},
		"lenient":        {"sql_mode", "NO_ENGINE_SUBSTITUTION", "STRICT_TRANS_TABLES"},
		"local time":     {"time_zone", "SYSTEM", "time zone SYSTEM"},
		"old characters": {"character_set_connection", "utf8mb3", "instead of utf8mb4"},
	} {
		t.Run(name, func(t *testing.T) {
			s := goodServer()
			s[c.set] = c.to
			if err := s.refuse(); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want a sentence with %q", err, c.says)
			}
		})
	}
}

func TestServersThatLianRunsOn(t *testing.T) {
	for _, version := range []string{"8.0.11", "9.1.0", "10.6.1-MariaDB", "11.8.2-MariaDB-ubu2404", "5.5.5-10.11.19-MariaDB-0+deb12u1", "8.0.11-TiDB-v8.5.0"} {
		if !recent(version) {
			t.Errorf("%s was refused", version)
		}
	}
	s := goodServer()
	delete(s, "transaction_isolation")
	s["tx_isolation"] = "READ-COMMITTED" // as MariaDB before 11.1 calls it
	if err := s.refuse(); err != nil {
		t.Error(err)
	}
}

func TestServerIsWarnedOf(t *testing.T) {
	if got := goodServer().warnings(); len(got) != 0 {
		t.Errorf("a good server is warned of: %q", got)
	}
	for set, to := range map[string]string{"innodb_flush_log_at_trx_commit": "2", "sync_binlog": "0", "wsrep_on": "ON"} {
		s := maps.Clone(goodServer())
		s[set] = to
		if got := s.warnings(); len(got) != 1 || !strings.Contains(got[0], set) {
			t.Errorf("%s=%s gives %q", set, to, got)
		}
	}
	s := goodServer()
	s["log_bin"], s["sync_binlog"] = "OFF", "0"
	if got := s.warnings(); len(got) != 0 {
		t.Errorf("a server without a binlog is warned of it: %q", got)
	}
}
