package reading

import "time"

// monthEdge: 月底, 下月初, 12月底, 年底, 明年初, end of month.
func monthEdge(c *cursor, at asOf) (named, *Error, bool) {
	if c.english("end of the month", "end of month", "month end") {
		return named{day: lastOf(at.base())}, nil, true
	}
	if c.english("end of the year", "end of year", "year end") {
		return named{day: yearEnd(at.base().Year())}, nil, true
	}
	if month, bare, ok := c.monthWord(at); ok {
		return c.edgeOfMonth(month, bare, at)
	}
	return c.edgeOfYear(at)
}

// monthWord takes the month of 下月初, 12月底, or of 月底 alone (bare).
func (c *cursor) monthWord(at asOf) (first time.Time, bare, ok bool) {
	base := at.base()
	first = base.AddDate(0, 0, 1-base.Day())
	switch {
	case c.word("下下个月", "下下月"):
		return first.AddDate(0, 2, 0), false, true
	case c.word("下个月", "下月"):
		return first.AddDate(0, 1, 0), false, true
	case c.word("这个月", "本月", "这月", "当月"):
		return first, false, true
	case c.word("上个月", "上月"):
		return first.AddDate(0, -1, 0), false, true
	case c.word("月"):
		return first, true, true
	}
	probe := *c
	m, found := probe.count()
	if !found || m < 1 || m > 12 || !probe.word("月份", "月") {
		return time.Time{}, false, false
	}
	*c = probe
	first, _ = civil(base.Year(), m, 1)
	if lastOf(first).Before(base) {
		first = first.AddDate(1, 0, 0)
	}
	return first, false, true
}

func (c *cursor) edgeOfMonth(first time.Time, bare bool, at asOf) (named, *Error, bool) {
	switch {
	case c.word("底", "末"):
		return named{day: lastOf(first)}, nil, true
	case c.word("初"):
		if bare && first.Before(at.base()) {
			first = first.AddDate(0, 1, 0)
		}
		return named{day: first}, nil, true
	}
	return named{}, nil, false
}

func (c *cursor) edgeOfYear(at asOf) (named, *Error, bool) {
	years, said := c.yearWord()
	if !said && !c.word("年") {
		return named{}, nil, false
	}
	if said {
		c.word("年")
	}
	year := at.base().Year() + years
	switch {
	case c.word("底", "末"):
		return named{day: yearEnd(year)}, nil, true
	case c.word("初"):
		first, _ := civil(year, 1, 1)
		if !said && first.Before(at.base()) {
			first = first.AddDate(1, 0, 0)
		}
		return named{day: first}, nil, true
	}
	return named{}, nil, false
}

func yearEnd(year int) time.Time { return time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC) }

// monthWordDay: 下个月5号, 本月20日.
func monthWordDay(c *cursor, at asOf) (named, *Error, bool) {
	first, bare, ok := c.monthWord(at)
	d, okDay := c.count()
	if !ok || bare || !okDay || !c.word("日", "号") {
		return named{}, nil, false
	}
	day, e := dayOf(first.Year(), int(first.Month()), d)
	return named{day: day}, e, true
}

// dayOfMonth: 5号, 15日; inside a range also the bare 31 of 12月1-31. The month
// is the one that brings it next.
func dayOfMonth(c *cursor, at asOf) (named, *Error, bool) {
	d, ok := c.count()
	if !ok || !c.word("日", "号") && (at.start == nil || !c.done()) {
		return named{}, nil, false
	}
	base := at.base()
	day, e := dayOf(base.Year(), int(base.Month()), d)
	if e == nil && day.Before(base) && at.start == nil {
		first := base.AddDate(0, 1, 1-base.Day())
		day, e = dayOf(first.Year(), int(first.Month()), d)
	}
	return named{day: day}, e, true
}
