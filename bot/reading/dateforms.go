package reading

import "time"

// fullDate: 2026-12-01, 2026/12/1, 2026.12.1, 2026年12月1日.
func fullDate(c *cursor, _ asOf) (named, *Error, bool) {
	before := c.rest
	y, ok := c.digits(2, 4)
	if !ok {
		return named{}, nil, false
	}
	var m, d int
	if c.word("年") {
		if y < 100 {
			y += 2000
		}
		m, d, ok = c.monthAndDay()
	} else if ok = y >= 1000; ok {
		m, d, ok = c.separated("-", "/", ".")
	}
	if !ok {
		return named{}, nil, false
	}
	day, e := dayOf(y, m, d)
	return named{day: day, exact: e == nil && before[:len(before)-len(c.rest)] == day.Format(iso)}, e, true
}

// separated takes -12-01 with the same mark twice.
func (c *cursor) separated(marks ...string) (m, d int, ok bool) {
	for _, mark := range marks {
		probe := *c
		if !probe.word(mark) {
			continue
		}
		m, okMonth := probe.digits(1, 2)
		okMark := probe.word(mark)
		d, okDay := probe.digits(1, 2)
		if okMonth && okMark && okDay {
			*c = probe
			return m, d, true
		}
	}
	return 0, 0, false
}

// monthAndDay takes 12月1日, 12月1号, 十二月一日, or 12月1 without its 日.
func (c *cursor) monthAndDay() (m, d int, ok bool) {
	probe := *c
	m, okMonth := probe.count()
	if !okMonth || !probe.word("月份", "月") {
		return 0, 0, false
	}
	d, okDay := probe.count()
	if !okDay {
		return 0, 0, false
	}
	probe.word("日", "号")
	*c = probe
	return m, d, true
}

func dayOf(y, m, d int) (time.Time, *Error) {
	day, ok := civil(y, m, d)
	if !ok {
		return time.Time{}, refuse(ImpossibleDate, "")
	}
	return day, nil
}

// compactDate: 20261201.
func compactDate(c *cursor, _ asOf) (named, *Error, bool) {
	n, ok := c.digits(8, 8)
	if !ok || n < 19000000 {
		return named{}, nil, false
	}
	day, e := dayOf(n/10000, n/100%100, n%100)
	return named{day: day}, e, true
}

// yearWordDate: 明年1月5日, 今年12/1.
func yearWordDate(c *cursor, at asOf) (named, *Error, bool) {
	years, ok := c.yearWord()
	if !ok {
		return named{}, nil, false
	}
	m, d, ok := c.monthAndDay()
	if !ok {
		if m, ok = c.digits(1, 2); !ok || !c.word("/", "-", ".") {
			return named{}, nil, false
		}
		if d, ok = c.digits(1, 2); !ok {
			return named{}, nil, false
		}
	}
	day, e := dayOf(at.today.Year()+years, m, d)
	return named{day: day}, e, true
}

func (c *cursor) yearWord() (years int, ok bool) {
	for words, years := range map[string]int{"今年": 0, "本年": 0, "明年": 1, "后年": 2, "去年": -1} {
		if c.word(words) {
			c.word("的")
			return years, true
		}
	}
	return 0, false
}

// monthDay: 12月1日. The year is the one that brings it next.
func monthDay(c *cursor, at asOf) (named, *Error, bool) {
	m, d, ok := c.monthAndDay()
	if !ok {
		return named{}, nil, false
	}
	day, e := at.nextMonthDay(m, d)
	return named{day: day}, e, true
}

// slashDate: 12/1, 12-1, 12.1, month first as in China. 13/1 can only be a day
// first, which is a guess about the person, so it is asked back.
func slashDate(c *cursor, at asOf) (named, *Error, bool) {
	m, ok := c.digits(1, 2)
	if !ok || !c.word("/", "-", ".") {
		return named{}, nil, false
	}
	d, ok := c.digits(1, 2)
	if !ok {
		return named{}, nil, false
	}
	day, e := at.nextMonthDay(m, d)
	if e != nil && m > 12 {
		if other, swapped := at.nextMonthDay(d, m); swapped == nil {
			e = ask("", other.Format(iso))
		}
	}
	return named{day: day}, e, true
}

// longestTurn is how far the end of a range may lie in the next year before
// it looks like a mistake: 12月25日到1月5日 turns the year, 12月5日到12月1日 does not.
const longestTurn = 183 * 24 * time.Hour

// nextMonthDay gives a month and day their year: the next to come, or for the
// end of a range the year of its start.
func (a asOf) nextMonthDay(m, d int) (time.Time, *Error) {
	base := a.base()
	day, e := dayOf(base.Year(), m, d)
	if e != nil && !(m == 2 && d == 29) {
		return day, e
	}
	if e == nil && !day.Before(base) {
		return day, nil
	}
	next, nextError := dayOf(base.Year()+1, m, d)
	if a.start != nil && (nextError != nil || next.Sub(base) > longestTurn) {
		return day, e
	}
	if e != nil && (time.Month(m) >= base.Month()) {
		return day, e // 29 February of this very year was meant
	}
	return next, nextError
}

var englishMonths = []string{"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december"}

func (c *cursor) englishMonth() (int, bool) {
	for i, name := range englishMonths {
		if c.english(name, name[:3]+".", name[:3]) || i == 8 && c.english("sept.", "sept") {
			return i + 1, true
		}
	}
	return 0, false
}

// englishDate: Dec 1, December 1st, 1 Dec, Dec 1 2026, 1 December, 2026.
func englishDate(c *cursor, at asOf) (named, *Error, bool) {
	m, ok := c.englishMonth()
	c.space()
	d, okDay := c.ordinal()
	if !ok {
		c.space()
		c.english("of")
		c.space()
		m, ok = c.englishMonth()
	}
	if !ok || !okDay {
		return named{}, nil, false
	}
	probe := *c
	probe.word(",")
	probe.space()
	if y, ok := probe.digits(4, 4); ok {
		*c = probe
		day, e := dayOf(y, m, d)
		return named{day: day}, e, true
	}
	day, e := at.nextMonthDay(m, d)
	return named{day: day}, e, true
}

func (c *cursor) ordinal() (int, bool) {
	d, ok := c.digits(1, 2)
	if ok {
		c.english("st", "nd", "rd", "th")
	}
	return d, ok
}
