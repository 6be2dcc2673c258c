package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lian/workflow"
)

// An inviteRow is a one-time code, known by its SHA-256 alone: who reads the
// table cannot use it.
type inviteRow struct {
	ID      string
	Person  string
	UntilAt stamp
	UsedAt  stamp
}

func (inviteRow) TableName() string { return "invites" }

func digestOf(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// Invite keeps the promise of workflow.Directory.
func (db *DB) Invite(ctx context.Context, code, person string, until time.Time) error {
	row := inviteRow{ID: digestOf(code), Person: person, UntilAt: stampOf(until)}
	return unavailable("store an invitation", db.in(ctx).Create(&row).Error)
}

// Accept keeps the promise of workflow.Directory; ErrNotFound where the code
// is unknown, used or expired.
func (db *DB) Accept(ctx context.Context, code string, a workflow.Account) (workflow.Person, error) {
	now, err := db.Now(ctx)
	if err != nil {
		return workflow.Person{}, err
	}
	var p workflow.Person
	err = db.transact(ctx, func(tx *gorm.DB) (err error) {
		p, err = accept(tx, digestOf(code), a, stampOf(now))
		return err
	})
	if err != nil {
		return workflow.Person{}, unavailable("accept an invitation", err)
	}
	return p, nil
}

func accept(tx *gorm.DB, id string, a workflow.Account, now stamp) (workflow.Person, error) {
	var invite inviteRow
	err := tx.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}).
		Where("id = ? AND used_at IS NULL AND until_at > ?", id, now).Take(&invite).Error
	if err != nil {
		return workflow.Person{}, err
	}
	if err := tx.Model(&inviteRow{}).Where("id = ?", id).Updates(map[string]any{"used_at": now}).Error; err != nil {
		return workflow.Person{}, err
	}
	a.Person = invite.Person
	if err := insertAll(tx.Clauses(bindAccount), []accountRow{rowOfAccount(a)}); err != nil {
		return workflow.Person{}, err
	}
	var row personRow
	if err := tx.Where("id = ?", invite.Person).Take(&row).Error; err != nil {
		return workflow.Person{}, err
	}
	return row.person()
}
