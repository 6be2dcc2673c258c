package storage

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/oklog/ulid/v2"
	"gorm.io/gorm"

	"lian/workflow"
)

// A ConsoleEntry is a message in the chat of the browser platform as it is
// now. Seq moves on when it is replaced; First, the one it was posted with, is
// its place in the chat.
type ConsoleEntry struct {
	Seq   int64
	First int64
	ID    string
	User  string
	Key   string // of the message, for posting it once; "" has none
	Mine  bool   // said by the user, not by lian
	Body  []byte
	At    time.Time // when it was posted
}

type consoleRow struct {
	ID         string
	Seq        int64
	First      int64
	User       string
	MessageKey optional
	Mine       bool
	Body       []byte
	At         stamp
}

func (consoleRow) TableName() string { return "console_messages" }

func (r consoleRow) entry() ConsoleEntry {
	return ConsoleEntry{Seq: r.Seq, First: r.First, ID: r.ID, User: r.User, Key: string(r.MessageKey), Mine: r.Mine, Body: r.Body, At: r.At.time()}
}

// ConsolePost adds a message to a user's chat and returns its id. A key that
// the user's chat knows returns the message that has it, as it is.
func (db *DB) ConsolePost(ctx context.Context, user, key string, mine bool, body []byte) (id string, err error) {
	now, err := db.Now(ctx)
	if err != nil {
		return "", err
	}
	row := consoleRow{ID: "M-" + ulid.MustNew(ulid.Timestamp(now), rand.Reader).String(), User: user,
		MessageKey: optional(key), Mine: mine, Body: body, At: stampOf(now)}
	err = db.transact(ctx, func(tx *gorm.DB) (err error) {
		if row.Seq, err = next(tx, consoleCounter); err != nil {
			return err
		}
		row.First = row.Seq
		return tx.Create(&row).Error
	})
	if duplicate(err) {
		var known consoleRow
		err = db.in(ctx).Where("user = ? AND message_key = ?", user, key).Take(&known).Error
		return known.ID, unavailable("post to the console", err)
	}
	return row.ID, unavailable("post to the console", err)
}

// consoleCounter numbers what happens in the console. It is held until commit,
// so no reader sees a number while a lower one may still come.
const consoleCounter = "console"

// ConsoleReplace puts another body in a message's place; ErrNotFound where
// there is no such message.
func (db *DB) ConsoleReplace(ctx context.Context, id string, body []byte) error {
	err := db.transact(ctx, func(tx *gorm.DB) error {
		seq, err := next(tx, consoleCounter)
		if err != nil {
			return err
		}
		result := tx.Model(&consoleRow{}).Where("id = ?", id).Updates(map[string]any{"seq": seq, "body": body})
		if result.Error == nil && result.RowsAffected == 0 {
			return workflow.ErrNotFound
		}
		return result.Error
	})
	return unavailable("replace a console message", err)
}

// ConsoleSince lists at most limit entries after a seq, in the order of their
// seq, of every user.
func (db *DB) ConsoleSince(ctx context.Context, after int64, limit int) ([]ConsoleEntry, error) {
	var rows []consoleRow
	err := db.in(ctx).Where("seq > ?", after).Order("seq").Limit(limit).Find(&rows).Error
	return mapped(rows, consoleRow.entry), unavailable("read the console", err)
}
