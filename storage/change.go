package storage

import (
	"context"

	"gorm.io/gorm"

	"lian/workflow"
)

// Change keeps the promise of workflow.Filings.
func (db *DB) Change(ctx context.Context, ref string, c workflow.Command, decide func(*workflow.Filing, workflow.Person) error) (*workflow.Filing, error) {
	if len(ref) > longestRef {
		return nil, workflow.ErrNotFound
	}
	var f *workflow.Filing
	err := db.transact(ctx, func(tx *gorm.DB) error {
		known, err := note(tx, c, ref)
		switch {
		case err != nil:
			return err
		case known:
			f, err = answer(tx, c, ref)
		default:
			f, err = change(tx, ref, c.By, decide)
		}
		return err
	})
	if err != nil {
		return nil, unavailable("change "+ref, err)
	}
	return f, nil
}

// change locks, loads, has the domain decide, and saves.
func change(tx *gorm.DB, ref, by string, decide func(*workflow.Filing, workflow.Person) error) (*workflow.Filing, error) {
	was, err := lockFiling(tx, ref)
	if err != nil {
		return nil, err
	}
	actor, err := actorOf(tx, by)
	if err != nil {
		return nil, err
	}
	f, err := was.filing()
	if err != nil {
		return nil, err
	}
	if err := decide(f, actor); err != nil {
		return nil, refusal{err}
	}
	return f, save(tx, was, f)
}

// actorOf loads who acts as they are now: inactive since the press arrived,
// or not a person at all, is for the domain to refuse.
func actorOf(tx *gorm.DB, id string) (workflow.Person, error) {
	if id == workflow.Clock.ID {
		return workflow.Clock, nil
	}
	var rows []personRow
	if err := tx.Where("id = ?", id).Limit(1).Find(&rows).Error; err != nil {
		return workflow.Person{}, err
	}
	if len(rows) == 0 {
		return workflow.Person{ID: id}, nil
	}
	return rows[0].person()
}

// Create keeps the promise of workflow.Filings.
func (db *DB) Create(ctx context.Context, c workflow.Command, f *workflow.Filing) (*workflow.Filing, error) {
	raised := f.Collect() // once, before a rerun could miss it
	made := *f
	var result *workflow.Filing
	err := db.transact(ctx, func(tx *gorm.DB) error {
		known, err := note(tx, c, made.ID)
		switch {
		case err != nil:
			return err
		case known:
			result, err = answer(tx, c, "")
		default:
			result, err = insertFiling(tx, made, raised)
		}
		return err
	})
	if err != nil {
		return nil, unavailable("create a filing", err)
	}
	return result, nil
}

func insertFiling(tx *gorm.DB, f workflow.Filing, raised workflow.Raised) (*workflow.Filing, error) {
	f.Version = 1
	row := rowOfFiling(&f, int64(len(raised.Events)))
	if err := tx.Create(&row).Error; err != nil {
		return nil, err
	}
	if err := insertAll(tx, rowsOfSeats(&f)); err != nil {
		return nil, err
	}
	return &f, saveRaised(tx, &f, 0, raised)
}
