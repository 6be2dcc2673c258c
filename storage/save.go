package storage

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lian/workflow"
)

// save writes what a decision changed, and only that. A decision that changed
// nothing leaves the version.
func save(tx *gorm.DB, was *loaded, f *workflow.Filing) error {
	raised := f.Collect()
	moved, err := saveSeats(tx, was.seats, rowsOfSeats(f))
	if err != nil {
		return err
	}
	if err := giveNumber(tx, f); err != nil {
		return err
	}
	changes := rowOfFiling(f, was.row.JournalSeq+int64(len(raised.Events))).changed(was.row)
	if len(changes) == 0 && !moved && silent(raised) {
		return nil
	}
	f.Version = was.row.Version + 1
	if err := saveRaised(tx, f, was.row.JournalSeq, raised); err != nil {
		return err
	}
	return updateFiling(tx, f, was.row.Version, changes)
}

func silent(r workflow.Raised) bool {
	return len(r.Events)+len(r.Notices)+len(r.Decisions)+len(r.Revisions)+len(r.Reports)+len(r.Complaints) == 0
}

// updateFiling checks the version although the row is locked: it is the belt to
// the braces.
func updateFiling(tx *gorm.DB, f *workflow.Filing, from int64, changes map[string]any) error {
	changes["version"] = f.Version
	result := tx.Model(&filingRow{}).Where("id = ? AND version = ?", f.ID, from).Updates(changes)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected != 1 {
		return fmt.Errorf("filing %s moved on from version %d under its lock", f.ID, from)
	}
	return nil
}

// saveRaised writes what the filing raised: the journal goes on after seq.
func saveRaised(tx *gorm.DB, f *workflow.Filing, seq int64, raised workflow.Raised) error {
	for i := range raised.Events {
		raised.Events[i].Seq = seq + int64(i) + 1
	}
	return inOrder(
		func() error { return insertDecisions(tx, f, raised.Decisions) },
		func() error { return insertAll(tx, mapped(raised.Revisions, rowOfRevision)) },
		func() error { return insertAll(tx, mapped(raised.Reports, rowOfReport)) },
		func() error { return insertAll(tx, mapped(raised.Complaints, rowOfComplaint)) },
		func() error { return insertAll(tx, mapped(raised.Events, rowOfEvent)) },
		func() error { return insertNotices(tx, withRedraw(f, raised.Notices)) },
	)
}

// inOrder stops at the first error: after a deadlock the server has ended the
// transaction, and a further statement would stand by itself.
func inOrder(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func insertDecisions(tx *gorm.DB, f *workflow.Filing, decisions []workflow.Decision) error {
	err := insertAll(tx, mapped(decisions, func(d workflow.Decision) decisionRow { return rowOfDecision(f, d) }))
	if duplicate(err) {
		return &workflow.Problem{Code: workflow.AlreadyDecided}
	}
	return err
}

// withRedraw adds the notice that has the cards of a submitted filing drawn
// again: nobody has cards of a draft.
func withRedraw(f *workflow.Filing, notices []workflow.Notice) []workflow.Notice {
	if f.Number == "" {
		return notices
	}
	return append(notices, workflow.Notice{
		Key: fmt.Sprintf("%s/v%d/redraw", f.ID, f.Version), Kind: workflow.NoticeRedraw, Filing: f.ID, Due: f.UpdatedAt})
}

// saveSeats writes the rows that are new or differ, in one statement, and
// drops those that are gone. It tells whether there were any.
func saveSeats(tx *gorm.DB, was, now []seatRow) (moved bool, err error) {
	gone := make(map[seatKey]seatRow, len(was))
	for _, row := range was {
		gone[row.key()] = row
	}
	var changed []seatRow
	for _, row := range now {
		if gone[row.key()] != row {
			changed = append(changed, row)
		}
		delete(gone, row.key())
	}
	for key := range gone {
		err := tx.Where("filing = ? AND seat = ? AND holder = ?", key[0], key[1], key[2]).Delete(&seatRow{}).Error
		if err != nil {
			return false, err
		}
	}
	return len(changed)+len(gone) > 0, insertAll(tx.Clauses(overwriteSeat), changed)
}

var overwriteSeat = clause.OnConflict{UpdateAll: true,
	Columns: []clause.Column{{Name: "filing"}, {Name: "seat"}, {Name: "holder"}}}

type seatKey [3]string

func (r seatRow) key() seatKey { return seatKey{r.Filing, r.Seat, r.Holder} }

// insertAll inserts rows in one statement; no rows need none.
func insertAll[R any](tx *gorm.DB, rows []R) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.Create(&rows).Error
}

func mapped[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, item := range list {
		out[i] = f(item)
	}
	return out
}
