package storage

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lian/workflow"
)

// The states of a notice. While it is due, next_at says when it can be claimed.
const (
	outboxDue    = "due"
	outboxSent   = "sent"
	outboxParked = "parked"
)

// A noticeRow is a notice on its way. Fence counts the leases, so that a worker
// whose lease was lost is known by its number.
type noticeRow struct {
	ID        int64
	NoticeKey string
	Kind      workflow.NoticeKind
	Person    string
	Filing    string
	Seat      string
	Text      string
	Day       string
	DueAt     stamp
	State     string
	NextAt    stamp
	Fence     int64
	Attempts  int
	Why       string
}

func (noticeRow) TableName() string { return "outbox" }

func rowOfNotice(n workflow.Notice) noticeRow {
	due := stampOf(n.Due)
	if due == "" {
		due = stampOf(time.Unix(0, 0)) // at once
	}
	return noticeRow{NoticeKey: n.Key, Kind: n.Kind, Person: n.Person, Filing: n.Filing, Seat: n.Seat,
		Text: n.Text, Day: n.Day, DueAt: due, State: outboxDue, NextAt: due}
}

func (r noticeRow) delivery() workflow.Delivery {
	return workflow.Delivery{ID: r.ID, Fence: r.Fence, Attempts: r.Attempts, Why: r.Why, Notice: workflow.Notice{
		Key: r.NoticeKey, Kind: r.Kind, Person: r.Person, Filing: r.Filing, Seat: r.Seat, Text: r.Text, Day: r.Day, Due: r.DueAt.time()}}
}

// insertNotices adds notices in one statement; known keys are left alone.
func insertNotices(tx *gorm.DB, notices []workflow.Notice) error {
	return insertAll(tx.Clauses(clause.OnConflict{DoNothing: true}), mapped(notices, rowOfNotice))
}

// Post keeps the promise of workflow.Outbox, one statement a notice: only so
// can both databases tell a new key from a known one.
func (db *DB) Post(ctx context.Context, notices []workflow.Notice) (int, error) {
	posted := 0
	for _, n := range notices {
		row := rowOfNotice(n)
		switch err := db.in(ctx).Create(&row).Error; {
		case duplicate(err):
		case err != nil:
			return posted, unavailable("post a notice", err)
		default:
			posted++
		}
	}
	return posted, nil
}

// Claim keeps the promise of workflow.Outbox in a short transaction of its own,
// by the database's clock itself: leases of all replicas are held against it.
// Rows that another is claiming are passed over.
func (db *DB) Claim(ctx context.Context, limit int, lease time.Duration) ([]workflow.Delivery, error) {
	var rows []noticeRow
	err := db.transact(ctx, func(tx *gorm.DB) error {
		now, err := db.exactly(tx)
		if err != nil {
			return err
		}
		rows, err = claim(tx, limit, stampOf(now), stampOf(now.Add(lease)))
		return err
	})
	return mapped(rows, noticeRow.delivery), unavailable("claim notices", err)
}

func claim(tx *gorm.DB, limit int, now, until stamp) ([]noticeRow, error) {
	var rows []noticeRow
	err := tx.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate, Options: clause.LockingOptionsSkipLocked}).
		Where("state = ? AND next_at <= ?", outboxDue, now).Order("next_at, id").Limit(limit).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := mapped(rows, func(r noticeRow) int64 { return r.ID })
	for i := range rows {
		rows[i].Fence++
		rows[i].Attempts++
	}
	return rows, tx.Model(&noticeRow{}).Where("id IN ?", ids).Updates(map[string]any{
		"next_at": until, "fence": gorm.Expr("fence + 1"), "attempts": gorm.Expr("attempts + 1")}).Error
}

// Sent keeps the promise of workflow.Outbox.
func (db *DB) Sent(ctx context.Context, d workflow.Delivery) (bool, error) {
	return db.hand(ctx, d, map[string]any{"state": outboxSent, "why": ""})
}

// Later keeps the promise of workflow.Outbox.
func (db *DB) Later(ctx context.Context, d workflow.Delivery, until time.Time, why string) (bool, error) {
	return db.hand(ctx, d, map[string]any{"next_at": stampOf(until), "why": why})
}

// Park keeps the promise of workflow.Outbox.
func (db *DB) Park(ctx context.Context, d workflow.Delivery, why string) (bool, error) {
	return db.hand(ctx, d, map[string]any{"state": outboxParked, "why": why})
}

// hand gives a leased notice back with changes, if the lease is still the
// caller's, and ends the lease.
func (db *DB) hand(ctx context.Context, d workflow.Delivery, changes map[string]any) (bool, error) {
	changes["fence"] = gorm.Expr("fence + 1")
	result := db.in(ctx).Model(&noticeRow{}).Where("id = ? AND fence = ? AND state = ?", d.ID, d.Fence, outboxDue).Updates(changes)
	return result.RowsAffected == 1, unavailable("hand back a notice", result.Error)
}

// Parked keeps the promise of workflow.Outbox, the latest first.
func (db *DB) Parked(ctx context.Context, page workflow.Page) ([]workflow.Delivery, error) {
	var rows []noticeRow
	err := paged(db.in(ctx).Where("state = ?", outboxParked).Order("next_at DESC, id DESC"), page).Find(&rows).Error
	return mapped(rows, noticeRow.delivery), unavailable("list parked notices", err)
}

// Redrive keeps the promise of workflow.Outbox; ErrNotFound where no such
// notice is parked.
func (db *DB) Redrive(ctx context.Context, id int64) error {
	now, err := db.Now(ctx)
	if err != nil {
		return err
	}
	result := db.in(ctx).Model(&noticeRow{}).Where("id = ? AND state = ?", id, outboxParked).
		Updates(map[string]any{"state": outboxDue, "next_at": stampOf(now), "fence": gorm.Expr("fence + 1")})
	if result.Error == nil && result.RowsAffected == 0 {
		return workflow.ErrNotFound
	}
	return unavailable("retry a notice", result.Error)
}

// Backlog keeps the promise of workflow.Outbox. Notices that somebody is
// sending now, or that were put off, are not due.
func (db *DB) Backlog(ctx context.Context) (due, parked int, err error) {
	now, err := db.Now(ctx)
	if err != nil {
		return 0, 0, err
	}
	var waiting, failed int64
	err = inOrder(
		func() error {
			return db.in(ctx).Model(&noticeRow{}).Where("state = ? AND next_at <= ?", outboxDue, stampOf(now)).Count(&waiting).Error
		},
		func() error {
			return db.in(ctx).Model(&noticeRow{}).Where("state = ?", outboxParked).Count(&failed).Error
		},
	)
	return int(waiting), int(failed), unavailable("count notices", err)
}
