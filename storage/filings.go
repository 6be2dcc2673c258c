package storage

import (
	"context"

	"gorm.io/gorm"

	"lian/workflow"
)

// Filing keeps the promise of workflow.Filings.
func (db *DB) Filing(ctx context.Context, ref string) (*workflow.Filing, error) {
	var f *workflow.Filing
	err := db.snapshot(ctx, func(tx *gorm.DB) (err error) {
		f, err = loadFiling(tx, ref)
		return err
	})
	if err != nil {
		return nil, unavailable("load "+ref, err)
	}
	return f, nil
}

// Asking keeps the promise of workflow.Filings.
func (db *DB) Asking(ctx context.Context, person string) (*workflow.Filing, error) {
	var row filingRow
	err := db.in(ctx).Select("id").Where("asking_person = ?", person).Order("asking_at DESC, id DESC").Take(&row).Error
	if err != nil {
		return nil, unavailable("find what is asked of "+person, err)
	}
	return db.Filing(ctx, row.ID)
}

// Revision keeps the promise of workflow.Filings.
func (db *DB) Revision(ctx context.Context, id string, n int) (workflow.Revision, error) {
	var row revisionRow
	if err := db.in(ctx).Where("filing = ? AND n = ?", id, n).Take(&row).Error; err != nil {
		return workflow.Revision{}, unavailable("load a revision of "+id, err)
	}
	r, err := row.revision()
	return r, unavailable("load a revision of "+id, err)
}

// Journal keeps the promise of workflow.Filings.
func (db *DB) Journal(ctx context.Context, id string) ([]workflow.Event, error) {
	return records(ctx, db, id, "seq", eventRow.event)
}

// Reports keeps the promise of workflow.Filings.
func (db *DB) Reports(ctx context.Context, id string) ([]workflow.Report, error) {
	return records(ctx, db, id, "id", reportRow.report)
}

// Complaints keeps the promise of workflow.Filings.
func (db *DB) Complaints(ctx context.Context, id string) ([]workflow.Complaint, error) {
	return records(ctx, db, id, "id", complaintRow.complaint)
}

// records lists what was recorded about a filing, in order.
func records[R, V any](ctx context.Context, db *DB, filing, order string, convert func(R) (V, error)) ([]V, error) {
	var rows []R
	if err := db.in(ctx).Where("filing = ?", filing).Order(order).Find(&rows).Error; err != nil {
		return nil, unavailable("read the records of "+filing, err)
	}
	values, err := decoded(rows, convert)
	return values, unavailable("read the records of "+filing, err)
}
