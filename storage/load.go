package storage

import (
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lian/workflow"
)

// loaded is a filing as its rows have it.
type loaded struct {
	row       filingRow
	seats     []seatRow
	decisions []decisionRow
}

// lockFiling loads a filing for changing: nobody else changes it until the
// transaction ends. (SQLite has locked everything with BEGIN IMMEDIATE.)
func lockFiling(tx *gorm.DB, ref string) (*loaded, error) {
	return load(tx.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}), tx, ref)
}

func loadFiling(tx *gorm.DB, ref string) (*workflow.Filing, error) {
	l, err := load(tx, tx, ref)
	if err != nil {
		return nil, err
	}
	return l.filing()
}

// load reads the filing's row by first and the rest by tx.
func load(first, tx *gorm.DB, ref string) (*loaded, error) {
	l := &loaded{}
	if err := first.Where(refColumn(ref)+" = ?", ref).Take(&l.row).Error; err != nil {
		return nil, err
	}
	if err := tx.Where("filing = ?", l.row.ID).Order("place, turn").Find(&l.seats).Error; err != nil {
		return nil, err
	}
	if err := tx.Where("filing = ?", l.row.ID).Order("id").Find(&l.decisions).Error; err != nil {
		return nil, err
	}
	return l, nil
}

// refColumn tells a draft id from a number by its shape, so that each lookup,
// and its lock, touches one row of one index.
func refColumn(ref string) string {
	if strings.HasPrefix(ref, "D-") {
		return "id"
	}
	return "number"
}

func (l *loaded) filing() (*workflow.Filing, error) {
	f, err := l.row.filing()
	if err != nil {
		return nil, err
	}
	f.Seats = seatsOf(l.seats)
	f.Decisions, err = decoded(l.decisions, decisionRow.decision)
	return f, err
}

// decoded converts rows, stopping at the first that is damaged.
func decoded[R, V any](rows []R, convert func(R) (V, error)) ([]V, error) {
	var values []V
	for _, row := range rows {
		v, err := convert(row)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}
