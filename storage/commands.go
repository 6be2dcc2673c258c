package storage

import (
	"gorm.io/gorm"

	"lian/workflow"
)

// A commandRow remembers the key of what was done. Ref is the filing as the
// command named it.
type commandRow struct {
	ID     string
	Ref    string
	Actor  string
	What   workflow.Act
	Digest string
}

func (commandRow) TableName() string { return "commands" }

// longestRef is what the column holds; no filing is called by more.
const longestRef = 64

// note writes a command down as the first statement of its transaction and
// tells whether its key was known. Where another transaction is at work with
// the same key, it waits for its end.
func note(tx *gorm.DB, c workflow.Command, ref string) (known bool, err error) {
	row := commandRow{ID: c.Key, Ref: ref, Actor: c.By, What: c.What, Digest: c.Digest}
	err = tx.Create(&row).Error
	if duplicate(err) {
		return true, nil
	}
	return false, err
}

// answer is the filing that a known command changed, as it is now. The command
// must be the same: of the same content, and about the filing ref, if given.
func answer(tx *gorm.DB, c workflow.Command, ref string) (*workflow.Filing, error) {
	var row commandRow
	if err := tx.Where("id = ?", c.Key).Take(&row).Error; err != nil {
		return nil, err
	}
	if c.Digest != "" && row.Digest != c.Digest {
		return nil, workflow.ErrKeyReused
	}
	f, err := loadFiling(tx, row.Ref)
	if err != nil {
		return nil, err
	}
	if ref != "" && ref != f.ID && ref != f.Number {
		return nil, workflow.ErrKeyReused
	}
	return f, nil
}
