package storage

import (
	"context"
	"reflect"
	"slices"
	"sync"
	"time"

	"lian/workflow"
)

// rosterServes is how long everybody's names and roles are remembered: as
// late as that a replica hears of what another one, or a command, has changed.
// Who acts is never taken from here: Change loads them inside its transaction.
const rosterServes = time.Second

// A roster remembers everybody as last read.
type roster struct {
	mu     sync.Mutex
	people []workflow.Person
	read   time.Time // by our clock; zero = nothing is remembered
	drops  int       // counts them, so that what was read before one is not kept after it
}

// known returns a copy of what is remembered, if it still serves.
func (r *roster) known() (people []workflow.Person, drops int, serves bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.people), r.drops, time.Since(r.read) < rosterServes
}

// keep remembers people that were read since a moment, after so many drops.
func (r *roster) keep(people []workflow.Person, read time.Time, drops int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.drops == drops {
		r.people, r.read = slices.Clone(people), read
	}
}

func (r *roster) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.drops++
	r.people, r.read = nil, time.Time{}
}

// meet drops what is remembered where it does not have a person as they are.
func (r *roster) meet(p workflow.Person) {
	people, _, serves := r.known()
	same := func(known workflow.Person) bool { return reflect.DeepEqual(known, p) }
	if serves && !slices.ContainsFunc(people, same) {
		r.drop()
	}
}

// People keeps the promise of workflow.Directory, in the order of their ids.
func (db *DB) People(ctx context.Context) ([]workflow.Person, error) {
	people, drops, serves := db.roster.known()
	if serves {
		return people, nil
	}
	read := time.Now()
	var rows []personRow
	if err := db.in(ctx).Order("id").Find(&rows).Error; err != nil {
		return nil, unavailable("list people", err)
	}
	people, err := decoded(rows, personRow.person)
	if err != nil {
		return nil, unavailable("list people", err)
	}
	db.roster.keep(people, read, drops)
	return people, nil
}
