package workflow

import (
	"slices"
	"time"
)

// An Office is what a filing must know of the world in order to decide: the
// rule book, the time, and who works here. It is made afresh for every change.
type Office struct {
	Book   *Book
	Now    time.Time // the database's clock, UTC, whole milliseconds
	Zone   *time.Location
	People []Person // everyone, leavers among them
	// DueAfter adds a span in working time.
	DueAfter func(from time.Time, span Span) time.Time
}

// Person returns the person with an id; the zero Person where there is none.
func (o Office) Person(id string) Person {
	for _, p := range o.People {
		if p.ID == id {
			return p
		}
	}
	return Person{}
}

// Entitled lists the ids of active people with a role and the authority,
// leaving out those who wrote the filing, in the order of the directory.
func (o Office) Entitled(f *Filing, role Role, level string) []string {
	var ids []string
	for _, p := range o.People {
		if p.Active && p.Has(role) && p.MaySign(level) && !f.WroteBy(p.ID) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// With lists the ids of active people who have one of the roles.
func (o Office) With(roles ...Role) []string {
	var ids []string
	for _, p := range o.People {
		if p.Active && p.Has(roles...) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// Today is the local day, as midnight UTC.
func (o Office) Today() time.Time {
	y, m, d := o.Now.In(o.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// facts computes what conditions may ask about a filing.
func (o Office) facts(a Answers, risks []Risk) (Facts, error) {
	facts, err := o.Book.Facts(a, Summarise(risks))
	if err != nil {
		return nil, err
	}
	facts["today"] = o.Today()
	return facts, nil
}

// holds evaluates a condition; nil holds.
func holds(c Condition, facts Facts) (bool, error) {
	if c == nil {
		return true, nil
	}
	return c(facts)
}

func addOnce(list []string, item string) []string {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}
