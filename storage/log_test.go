package storage

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"gorm.io/gorm"
)

// 李雷's phone number is in a statement that takes too long; the log has the
// statement and not the number.
func TestSlowStatementIsLoggedWithoutValues(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	db, err := Open(t.Context(), Config{DSN: "sqlite:" + filepath.Join(t.TempDir(), "lian.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx := db.gorm.Session(&gorm.Session{Logger: slowLog{to: slog.New(slog.NewTextHandler(&log, nil)), after: 0}})
	var rows []map[string]any
	if err := tx.Table("sqlite_schema").Where("name = ?", "李雷 13800138000").Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	if got := log.String(); !strings.Contains(got, "name = ?") || strings.Contains(got, "138") {
		t.Errorf("the log says %q", got)
	}
}
