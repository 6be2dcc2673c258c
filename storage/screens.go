package storage

import (
	"context"

	"lian/workflow"
)

type screenRow struct {
	ID         int64
	Filing     string
	Person     string
	Kind       workflow.NoticeKind
	Seat       string
	MessageKey string
	Version    int64
	Platform   string
	Workspace  string
	Channel    string
	Message    string
}

func (screenRow) TableName() string { return "screens" }

func rowOfScreen(s workflow.Screen) screenRow {
	return screenRow{Filing: s.Filing, Person: s.Person, Kind: s.Kind, Seat: s.Seat, MessageKey: s.Key, Version: s.Version,
		Platform: s.Platform, Workspace: s.Workspace, Channel: s.Channel, Message: s.Message}
}

func (r screenRow) screen() workflow.Screen {
	return workflow.Screen{ID: r.ID, Filing: r.Filing, Person: r.Person, Kind: r.Kind, Seat: r.Seat, Key: r.MessageKey,
		Version: r.Version, Platform: r.Platform, Workspace: r.Workspace, Channel: r.Channel, Message: r.Message}
}

// A card is known by the message it is in.
const sameMessage = "platform = ? AND workspace = ? AND channel = ? AND message = ?"

// Shown keeps the promise of workflow.Outbox. A message that is known already
// counts as drawn again.
func (db *DB) Shown(ctx context.Context, s workflow.Screen) error {
	row := rowOfScreen(s)
	err := db.in(ctx).Create(&row).Error
	if duplicate(err) {
		return db.Drawn(ctx, s, s.Version)
	}
	return unavailable("note a card", err)
}

// Drawn keeps the promise of workflow.Outbox.
func (db *DB) Drawn(ctx context.Context, s workflow.Screen, version int64) error {
	err := db.in(ctx).Model(&screenRow{}).
		Where(sameMessage, s.Platform, s.Workspace, s.Channel, s.Message).Where("version < ?", version).
		Updates(map[string]any{"version": version}).Error
	return unavailable("note a card's version", err)
}

// Lost keeps the promise of workflow.Outbox.
func (db *DB) Lost(ctx context.Context, s workflow.Screen) error {
	err := db.in(ctx).Where(sameMessage, s.Platform, s.Workspace, s.Channel, s.Message).Delete(&screenRow{}).Error
	return unavailable("forget a card", err)
}

// Screens keeps the promise of workflow.Outbox, the oldest first.
func (db *DB) Screens(ctx context.Context, filing string) ([]workflow.Screen, error) {
	var rows []screenRow
	err := db.in(ctx).Where("filing = ?", filing).Order("id").Find(&rows).Error
	return mapped(rows, screenRow.screen), unavailable("list cards", err)
}
