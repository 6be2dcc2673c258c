package calendar

import (
	"cmp"
	"slices"
	"time"
)

// Pause is a stretch of time that does not count, such as the days a filing
// lies with its applicant.
type Pause struct{ From, To time.Time }

// Add is the instant that lies the span after from. Working days and hours are
// working time: a day is the sum of the calendar's hours, so one working day
// from Friday 10:30 is Monday 10:30, and from Saturday it is Monday 18:00.
// Time outside working hours counts for nothing. Minutes and hours are elapsed
// time; calendar days keep the time of day in zone. provisional means that a
// day on the way is of a year without its announcement.
func (c *Calendar) Add(from time.Time, span Span, zone *time.Location) (due time.Time, provisional bool) {
	return c.Due(from, span, nil, zone)
}

// Due is Add with the clock stopped during the pauses, which may overlap and
// come in any order.
func (c *Calendar) Due(from time.Time, span Span, pauses []Pause, zone *time.Location) (due time.Time, provisional bool) {
	pauses = merged(pauses)
	switch span.unit {
	case "wd":
		return c.walk(from, time.Duration(span.tenths)*c.perDay/10, pauses, zone)
	case "wh":
		return c.walk(from, time.Duration(span.tenths)*time.Hour/10, pauses, zone)
	case "d":
		due = from.In(zone).AddDate(0, 0, int(span.tenths/10))
		return elapse(from, due.Sub(from), pauses), false
	case "h":
		return elapse(from, time.Duration(span.tenths)*time.Hour/10, pauses), false
	}
	return elapse(from, time.Duration(span.tenths)*time.Minute/10, pauses), false
}

// Worked is the working time between two instants, pauses excluded: what a
// reminder at half of the span compares. It is 0 when to is not after from.
func (c *Calendar) Worked(from, to time.Time, pauses []Pause, zone *time.Location) time.Duration {
	var sum time.Duration
	pauses = merged(pauses)
	last := dateOf(to.In(zone))
	for d := dateOf(from.In(zone)); !last.before(d); d = d.next() {
		for _, s := range c.stretches(d, zone) {
			for _, free := range without(clip(s, from, to), pauses) {
				sum += free.length()
			}
		}
	}
	return sum
}

// walk spends length on the working time after from.
func (c *Calendar) walk(from time.Time, length time.Duration, pauses []Pause, zone *time.Location) (due time.Time, provisional bool) {
	for d := dateOf(from.In(zone)); ; d = d.next() {
		_, unsure := c.working(d)
		provisional = provisional || unsure
		for _, s := range c.stretches(d, zone) {
			for _, free := range without(clip(s, from, s.To), pauses) {
				if length <= free.length() {
					return free.From.Add(length), provisional
				}
				length -= free.length()
			}
		}
	}
}

// elapse spends length on the time after from that is no pause.
func elapse(from time.Time, length time.Duration, pauses []Pause) time.Time {
	for _, p := range pauses {
		if !p.To.After(from) {
			continue
		}
		if !p.From.Before(from.Add(length)) {
			break
		}
		if p.From.After(from) {
			length -= p.From.Sub(from)
		}
		from = p.To
	}
	return from.Add(length)
}

// stretches are the working hours of a day as instants; none on a day off.
// An hour that the zone skips or repeats makes a stretch shorter or longer.
func (c *Calendar) stretches(d date, zone *time.Location) []Pause {
	if working, _ := c.working(d); !working {
		return nil
	}
	found := make([]Pause, 0, len(c.hours))
	for _, s := range c.hours {
		found = append(found, Pause{d.clock(s.start, zone), d.clock(s.end, zone)})
	}
	return found
}

func (d date) clock(sinceMidnight time.Duration, zone *time.Location) time.Time {
	return time.Date(d.year, d.month, d.day, 0, int(sinceMidnight.Minutes()), 0, 0, zone)
}

func (p Pause) length() time.Duration { return p.To.Sub(p.From) }

// clip keeps what of p lies between two instants; it may be empty, with To
// not after From.
func clip(p Pause, from, to time.Time) Pause {
	if p.From.Before(from) {
		p.From = from
	}
	if p.To.After(to) {
		p.To = to
	}
	return p
}

// without is p less the pauses, which are ordered and apart from each other.
func without(p Pause, pauses []Pause) []Pause {
	var free []Pause
	for _, stop := range pauses {
		if stop.From.After(p.From) {
			free = appendTime(free, clip(p, p.From, stop.From))
		}
		if stop.To.After(p.From) {
			p.From = stop.To
		}
	}
	return appendTime(free, p)
}

func appendTime(free []Pause, p Pause) []Pause {
	if p.length() > 0 {
		free = append(free, p)
	}
	return free
}

// merged orders the pauses and joins those that touch.
func merged(pauses []Pause) []Pause {
	ordered := slices.Clone(pauses)
	slices.SortFunc(ordered, func(a, b Pause) int { return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To)) })
	var apart []Pause
	for _, p := range ordered {
		last := len(apart) - 1
		switch {
		case p.length() <= 0:
		case last >= 0 && !p.From.After(apart[last].To):
			if p.To.After(apart[last].To) {
				apart[last].To = p.To
			}
		default:
			apart = append(apart, p)
		}
	}
	return apart
}
