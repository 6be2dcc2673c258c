package workflow

import (
	"slices"
	"time"
)

// A Digest is what a manager reads once a day.
type Digest struct {
	Waiting []Waiting  // for the reader, the most urgent first
	Overdue []Waiting  // of anybody, the oldest first
	Decided []Decision // since the last digest
	Titles  map[string]Summary
	Running []Filing // with their complaints
	ToClose []Summary
}

// Empty tells that there is nothing to say.
func (d Digest) Empty() bool {
	return len(d.Waiting)+len(d.Overdue)+len(d.Decided)+len(d.Running)+len(d.ToClose) == 0
}

// DigestOf orders an overview for reading.
func DigestOf(v Overview) Digest {
	d := Digest{Waiting: v.Mine, Overdue: v.Overdue, Decided: v.Decided, Titles: v.Titles, Running: v.Running, ToClose: v.ToClose}
	urgent := func(a, b Waiting) int { return a.DueAt.Compare(b.DueAt) }
	slices.SortStableFunc(d.Waiting, urgent)
	slices.SortStableFunc(d.Overdue, urgent)
	slices.SortStableFunc(d.Running, func(a, b Filing) int { return b.ComplaintCount() - a.ComplaintCount() })
	return d
}

// A DigestTime says when digests go out.
type DigestTime struct {
	At           string // "09:10", in the reader's own zone
	WeekdaysOnly bool   // working days only
}

// DueFor tells whether a reader's digest of today is due, and names the local
// day, which makes it the only one of that day.
func (t DigestTime) DueFor(p Person, now time.Time, zone *time.Location, working func(time.Time) bool) (day string, due bool) {
	local := now.In(zone)
	if !p.Active || !p.Has(RoleManager) || local.Format("15:04") < t.At {
		return "", false
	}
	if t.WeekdaysOnly && !working(local) {
		return "", false
	}
	return local.Format(time.DateOnly), true
}
