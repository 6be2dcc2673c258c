package storage

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lian/workflow"
)

// SetClock puts another clock, SQL by dialect, in the place of the database's.
func (db *DB) SetClock(sql map[string]string) { db.dialect.clock = sql[db.dialect.name] }

// Age has everything that is remembered be so much older.
func (db *DB) Age(d time.Duration) {
	db.clock.seen.at = db.clock.seen.at.Add(-d)
	db.roster.read = db.roster.read.Add(-d)
}

// Plan is how the database means to read a listing, as it words it.
func (db *DB) Plan(ctx context.Context, l workflow.Listing) (string, error) {
	explain := map[string]string{"sqlite": "EXPLAIN QUERY PLAN ", "mysql": "EXPLAIN "}[db.dialect.name]
	var none []summaryRow
	dry := db.page(ctx, l).Session(&gorm.Session{DryRun: true}).Find(&none).Statement
	var steps []map[string]any
	err := db.in(ctx).Raw(explain+dry.SQL.String(), dry.Vars...).Find(&steps).Error
	return fmt.Sprintf("%s", steps), err
}
