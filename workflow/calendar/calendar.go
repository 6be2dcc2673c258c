package calendar

import "time"

// Calendar is an immutable set of working days and working hours; any number
// of goroutines may use one.
type Calendar struct {
	off, work map[date]bool // as announced
	known     map[int]bool  // years with an announcement
	fixed     map[date]bool // holidays of every year; their year is 0
	hours     []session     // of a working day, in order, without overlap
	perDay    time.Duration // what one working day counts as: the sum of hours
}

// date is a day of the calendar, without a zone.
type date struct {
	year  int
	month time.Month
	day   int
}

func dateOf(t time.Time) date {
	y, m, d := t.Date()
	return date{y, m, d}
}

func (d date) in(zone *time.Location) time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, zone)
}

func (d date) next() date { return dateOf(time.Date(d.year, d.month, d.day+1, 0, 0, 0, 0, time.UTC)) }

func (d date) before(other date) bool { return d.in(time.UTC).Before(other.in(time.UTC)) }

// Working reports whether the day of this instant, in its own zone, is worked.
// provisional means that the year's arrangement is not known.
func (c *Calendar) Working(day time.Time) (working, provisional bool) {
	return c.working(dateOf(day))
}

func (c *Calendar) working(d date) (working, provisional bool) {
	provisional = !c.known[d.year]
	switch {
	case c.work[d]:
		return true, provisional
	case c.off[d], provisional && c.fixed[date{0, d.month, d.day}]:
		return false, provisional
	}
	weekday := d.in(time.UTC).Weekday()
	return weekday != time.Saturday && weekday != time.Sunday, provisional
}

// NextWorkingDay is the first working day after the day of this instant, at
// its midnight in the same zone. provisional means that a day looked at on the
// way is of an unknown year.
func (c *Calendar) NextWorkingDay(day time.Time) (next time.Time, provisional bool) {
	for d := dateOf(day).next(); ; d = d.next() {
		working, unsure := c.working(d)
		provisional = provisional || unsure
		if working {
			return d.in(day.Location()), provisional
		}
	}
}

// WorkingDaysBetween counts the working days after the day of a, up to and
// with the day of b, both as seen in zone. The same day is 0, tomorrow at most
// 1; when b lies before a the count is negative.
func (c *Calendar) WorkingDaysBetween(a, b time.Time, zone *time.Location) int {
	if b.Before(a) {
		return -c.WorkingDaysBetween(b, a, zone)
	}
	n, last := 0, dateOf(b.In(zone))
	for d := dateOf(a.In(zone)); d.before(last); {
		d = d.next()
		if working, _ := c.working(d); working {
			n++
		}
	}
	return n
}

// Covered reports whether the year of this instant has its announcement, for
// the doctor and the readiness page: ask for sixty days from now.
func (c *Calendar) Covered(through time.Time) bool { return c.known[through.Year()] }
