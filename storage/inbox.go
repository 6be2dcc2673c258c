package storage

import (
	"context"

	"gorm.io/gorm"

	"lian/workflow"
)

// A waitingRow is an open seat beside its filing.
type waitingRow struct {
	Of       summaryRow `gorm:"embedded"`
	Seat     string
	Step     workflow.StepID
	Lane     string
	Role     workflow.Role
	Holder   string
	OpenedAt stamp
	DueAt    stamp
}

func (r waitingRow) waiting() workflow.Waiting {
	return workflow.Waiting{Summary: r.Of.summary(), Seat: r.Seat, Step: r.Step, Lane: r.Lane, Role: r.Role,
		Holder: r.Holder, OpenedAt: r.OpenedAt.time(), DueAt: r.DueAt.time()}
}

// Inbox keeps the promise of workflow.Filings: one range of seats_inbox.
func (db *DB) Inbox(ctx context.Context, person string, page workflow.Page) ([]workflow.Waiting, error) {
	rows, err := inbox(db.in(ctx), person, page)
	return rows, unavailable("read the inbox of "+person, err)
}

func inbox(tx *gorm.DB, person string, page workflow.Page) ([]workflow.Waiting, error) {
	open := openSeats(tx).Where("s.holder = ?", person).Order("s.due_at, s.filing, s.seat")
	return waiting(paged(open, page))
}

// InboxCount keeps the promise of workflow.Filings.
func (db *DB) InboxCount(ctx context.Context, person string) (int, error) {
	var n int64
	err := db.in(ctx).Model(&seatRow{}).Where("holder = ? AND state = ?", person, workflow.SeatOpen).Count(&n).Error
	return int(n), unavailable("count the inbox of "+person, err)
}

func openSeats(tx *gorm.DB) *gorm.DB {
	return tx.Table("seats AS s").
		Select(prefixed("f", summaryColumns)+", s.seat, s.step, s.lane, s.role, s.holder, s.opened_at, s.due_at").
		Joins("JOIN filings AS f ON f.id = s.filing").
		Where("s.state = ?", workflow.SeatOpen)
}

func waiting(q *gorm.DB) ([]workflow.Waiting, error) {
	var rows []waitingRow
	err := q.Find(&rows).Error
	return mapped(rows, waitingRow.waiting), err
}
