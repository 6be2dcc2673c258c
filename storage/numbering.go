package storage

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lian/workflow"
)

// A counterRow is a sequence. Who raises it holds it until their commit, so
// what it counts is committed in the order of the count, without gaps.
type counterRow struct {
	Name   string
	Issued int64
}

func (counterRow) TableName() string { return "counters" }

// next raises a counter, which starts at 1.
func next(tx *gorm.DB, name string) (int64, error) {
	row := counterRow{Name: name, Issued: 1}
	raise := clause.OnConflict{Columns: []clause.Column{{Name: "name"}},
		DoUpdates: clause.Assignments(map[string]any{"issued": gorm.Expr("counters.issued + 1")})}
	if err := tx.Clauses(raise).Create(&row).Error; err != nil {
		return 0, err
	}
	err := tx.Where("name = ?", name).Take(&row).Error
	return row.Issued, err
}

// giveNumber numbers a filing that was submitted for the first time, within
// the year of that: LA-2026-000123 (contract: formats). A rollback gives the
// number back before anybody saw it.
func giveNumber(tx *gorm.DB, f *workflow.Filing) error {
	if f.Revision == 0 || f.Number != "" {
		return nil
	}
	n, err := next(tx, fmt.Sprintf("filings/%04d", f.Year))
	f.Number = fmt.Sprintf("LA-%04d-%06d", f.Year, n)
	return err
}
