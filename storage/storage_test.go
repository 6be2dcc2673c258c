package storage_test

import (
	"testing"

	"lian/storage"
	"lian/storage/storagetest"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// eachDatabase runs a test on SQLite and on a MySQL server, beside the others:
// what they wait for is the disk.
func eachDatabase(t *testing.T, test func(t *testing.T, open func(*testing.T) *storage.DB)) {
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, storagetest.SQLite)
	})
	t.Run("mysql", func(t *testing.T) {
		t.Parallel()
		storagetest.Server(t) // fails once for all, where there is none
		test(t, storagetest.MySQL)
	})
}

func TestStore(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		workflowtest.Run(t, func(t *testing.T) workflow.Store { return open(t) })
	})
}
