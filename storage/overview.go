package storage

import (
	"context"
	"time"

	"gorm.io/gorm"

	"lian/workflow"
)

// Overview keeps the promise of workflow.Filings. All of it
// is read from one snapshot.
func (db *DB) Overview(ctx context.Context, person string, since, now time.Time) (workflow.Overview, error) {
	var o workflow.Overview
	err := db.snapshot(ctx, func(tx *gorm.DB) (err error) {
		o, err = overview(tx, person, since, now)
		return err
	})
	return o, unavailable("gather the digest of "+person, err)
}

func overview(tx *gorm.DB, person string, since, now time.Time) (o workflow.Overview, err error) {
	err = inOrder(
		func() error { o.Mine, err = inbox(tx, person, workflow.Page{}); return err },
		func() error { o.Overdue, err = overdue(tx, now); return err },
		func() error { o.Decided, err = decidedSince(tx, since); return err },
		func() error { o.Titles, err = titles(tx, o.Decided); return err },
		func() error { o.Running, err = running(tx); return err },
		func() error { o.ToClose, err = toClose(tx); return err },
	)
	return o, err
}

func overdue(tx *gorm.DB, now time.Time) ([]workflow.Waiting, error) {
	return waiting(openSeats(tx).Where("s.due_at < ?", stampOf(now)).Order("s.due_at, s.filing, s.seat, s.holder"))
}

func decidedSince(tx *gorm.DB, since time.Time) ([]workflow.Decision, error) {
	var rows []decisionRow
	if err := tx.Where("at >= ?", stampOf(since)).Order("at, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	return decoded(rows, decisionRow.decision)
}

func titles(tx *gorm.DB, decisions []workflow.Decision) (map[string]workflow.Summary, error) {
	var rows []summaryRow
	ids := mapped(decisions, func(d workflow.Decision) string { return d.Filing })
	if err := tx.Table("filings").Select(summaryColumns).Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, err
	}
	found := make(map[string]workflow.Summary, len(rows))
	for _, r := range rows {
		found[r.ID] = r.summary()
	}
	return found, nil
}

func toClose(tx *gorm.DB) ([]workflow.Summary, error) {
	var rows []summaryRow
	states := []workflow.State{workflow.Ended, workflow.Closing}
	err := tx.Table("filings").Select(summaryColumns).Where("state IN ?", states).Order("since, id").Find(&rows).Error
	return mapped(rows, summaryRow.summary), err
}

// running loads the campaigns in force, without their seats and decisions.
func running(tx *gorm.DB) ([]workflow.Filing, error) {
	var rows []filingRow
	states := []workflow.State{workflow.Running, workflow.Suspended, workflow.Amending}
	if err := tx.Where("state IN ?", states).Order("id").Find(&rows).Error; err != nil {
		return nil, err
	}
	return decoded(rows, func(r filingRow) (workflow.Filing, error) {
		f, err := r.filing()
		if err != nil {
			return workflow.Filing{}, err
		}
		return *f, nil
	})
}
