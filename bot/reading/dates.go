package reading

import "time"

// iso is the canonical form of a day.
const iso = "2006-01-02"

// Date is a day a person named, and the time of day if they gave one.
type Date struct {
	Day         string // 2006-01-02
	Clock       string // 15:04, or "" when no time was given
	Interpreted bool   // not typed as the exact ISO day: the bot echoes its reading
	Doubt       string // another day the same words may mean (周一 said on a Monday), or ""
}

// Day reads one day as seen from now, in now's zone: 下周一, 12月1日, 明年1月5日,
// 月底, 3天后, 12/1 下午3点半, next Monday, Dec 1. Weeks start on Monday. A day
// without its year is the next one to come; month arithmetic stops at the end
// of a shorter month. 12/1 is 1 December; 13/1 is asked back. 24:00 is
// refused: it is today to some and tomorrow to others.
func Day(text string, now time.Time) (Date, error) {
	heard, folded, err := value(text)
	if err != nil {
		return Date{}, err
	}
	at := calendarDay(now)
	found, e := readDay(folded, asOf{today: at, zone: now.Location()})
	if e == nil {
		return found, nil
	}
	if e.Code == NotUnderstood {
		if found, err := readRange(folded, asOf{today: at, zone: now.Location()}); err == nil {
			return Date{}, between(RangeWhereSingle, heard, found[0].From.Day, found[0].To.Day)
		}
	}
	e.Heard = cut(heard, heardLimit)
	return Date{}, e
}

// WorkingDays reads 3个工作日后 and "in 3 working days": the days that Day
// leaves to whoever has the calendar of holidays.
func WorkingDays(text string) (days int, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return 0, err
	}
	c := cursor{folded}
	n, ok := c.workingDays()
	if !ok || !c.done() {
		return 0, refuse(NotUnderstood, heard)
	}
	return n, nil
}

func (c *cursor) workingDays() (int, bool) {
	probe := *c
	english := probe.english("in")
	probe.space()
	n, ok := probe.count()
	probe.space()
	if !ok || !probe.word("个工作日", "工作日", "working days", "working day", "business days", "business day") {
		return 0, false
	}
	probe.space()
	if !probe.word(afterWords...) && !english {
		return 0, false
	}
	*c = probe
	return n, true
}

// asOf is what a relative day is counted from.
type asOf struct {
	today time.Time      // midnight UTC of the person's day: plain calendar arithmetic
	zone  *time.Location // where a time of day must exist
	start *time.Time     // the first day of the range whose end is being read, or nil
}

// base is where words without a date of their own (月底, 周五) count from.
func (a asOf) base() time.Time {
	if a.start != nil {
		return *a.start
	}
	return a.today
}

func calendarDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// civil is a day of the calendar, or not ok when there is none: 30 February.
func civil(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, y >= 1900 && y <= 9999 && t.Year() == y && int(t.Month()) == m && t.Day() == d
}

// form reads one way to name a day at the cursor. matched is false when the
// words are of another form; an error speaks about words that are of this one.
type form func(c *cursor, at asOf) (found named, e *Error, matched bool)

// named is a day as a form found it.
type named struct {
	day   time.Time
	doubt time.Time // another reading, zero for none
	exact bool      // typed in ISO form
	part  string    // a part of the day inside the words: 今晚
}

// forms are tried in this order; the first that explains the whole text wins.
var forms = []form{
	fullDate, compactDate, yearWordDate, monthDay, slashDate, englishDate,
	dayWord, weekendWord, weekday, englishWeekday,
	afterSpan, englishSpan, monthEdge, monthWordDay, dayOfMonth, festival, workdays,
}

// readDay reads folded text that names exactly one day.
func readDay(folded string, at asOf) (Date, *Error) {
	worst := refuse(NotUnderstood, "")
	for _, read := range forms {
		c := cursor{folded}
		found, e, matched := read(&c, at)
		if !matched {
			continue
		}
		date, shape := finishDay(&c, found, e, at)
		if shape == nil {
			return date, nil
		}
		if shape.Code != NotUnderstood {
			worst = shape
			break
		}
	}
	return Date{}, worst
}

// finishDay reads what may follow a day: its weekday in brackets, a time.
// Words left over make it another form's text, whatever is wrong with the day.
func finishDay(c *cursor, found named, e *Error, at asOf) (Date, *Error) {
	said, hasWeekday := c.bracketedWeekday()
	clock, clockError := c.clockAfter(found)
	if !c.done() {
		return Date{}, refuse(NotUnderstood, "")
	}
	switch {
	case e != nil:
		return Date{}, e
	case hasWeekday && said != found.day.Weekday():
		return Date{}, refuse(ImpossibleDate, "")
	case clockError != nil:
		return Date{}, clockError
	case clock != "" && !exists(found.day, clock, at.zone):
		return Date{}, refuse(ImpossibleDate, "")
	}
	date := Date{Day: found.day.Format(iso), Clock: clock, Interpreted: !found.exact}
	if !found.doubt.IsZero() {
		date.Doubt = found.doubt.Format(iso)
	}
	return date, nil
}

// exists reports whether the zone has this time on this day: when clocks go
// forward, an hour is missing, and Go would silently move it.
func exists(day time.Time, clock string, zone *time.Location) bool {
	local, err := time.ParseInLocation(iso+" 15:04", day.Format(iso)+" "+clock, zone)
	return err == nil && local.Format("15:04") == clock
}
