package storage

import (
	"errors"
	"fmt"

	"gorm.io/gorm"

	"lian/workflow"
)

// unavailable is what callers see of a fault of the database: a problem with
// the code Unavailable for people, and the cause for the log. Problems, nil and
// what a decision refused pass as they are.
func unavailable(doing string, err error) error {
	var problem *workflow.Problem
	var said refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &said):
		return said.error
	case errors.As(err, &problem):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound):
		return workflow.ErrNotFound
	}
	return fmt.Errorf("%w: %s: %w", &workflow.Problem{Code: workflow.Unavailable}, doing, err)
}

// A refusal carries an error of the caller's closure out of the transaction,
// apart from the database's own errors.
type refusal struct{ error }

// duplicate tells whether a unique key is taken.
func duplicate(err error) bool { return errors.Is(err, gorm.ErrDuplicatedKey) }
