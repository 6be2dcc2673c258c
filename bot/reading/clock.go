package reading

import (
	"fmt"
	"time"
)

// dayPart is the part of the day an hour is said to be in.
type dayPart int

const (
	unsaid dayPart = iota
	dawn
	morning
	noon
	afternoon
	night
)

var dayPartWords = []struct {
	words []string
	part  dayPart
}{
	{[]string{"凌晨", "清晨"}, dawn},
	{[]string{"早上", "早晨", "上午"}, morning},
	{[]string{"中午"}, noon},
	{[]string{"下午", "午后", "傍晚"}, afternoon},
	{[]string{"晚上", "夜里", "晚间", "晚"}, night},
}

// moment is a time of day as it was said.
type moment struct {
	hour, minute int
	part         dayPart
	digital      bool // 15:30 rather than 3点半: the 24-hour clock
}

func (m moment) minutes() int { return m.hour*60 + m.minute }

// moment takes 下午3点半, 15:30, 3pm, 9点一刻, 9时05分. part is a part of the day
// that was said before (今晚8点), or "". ok is false when no time stands here;
// an hour that no clock has is OutOfRange.
func (c *cursor) moment(part string) (m moment, e *Error, ok bool) {
	probe := *c
	probe.space()
	if part != "" {
		probe.rest = part + probe.rest
	}
	m.part = probe.dayPart()
	probe.space()
	hour, found := probe.clockHour()
	if !found {
		return moment{}, nil, false
	}
	m.hour = hour
	if !probe.minutePart(&m) {
		return moment{}, nil, false
	}
	probe.englishHalf(&m)
	*c = probe
	return m, m.settle(), true
}

func (c *cursor) dayPart() dayPart {
	for _, p := range dayPartWords {
		if c.word(p.words...) {
			return p.part
		}
	}
	return unsaid
}

func (c *cursor) clockHour() (int, bool) {
	if h, ok := c.digits(1, 2); ok {
		return h, true
	}
	return c.chinese()
}

// minutePart takes what makes a number a time: ":30", "点半", "点", or am/pm behind it.
func (c *cursor) minutePart(m *moment) bool {
	if c.word(":") {
		minute, ok := c.digits(2, 2)
		m.minute, m.digital = minute, true
		c.word(":00")
		return ok
	}
	if !c.word("点钟", "点整", "点", "时") {
		probe := *c
		probe.space()
		return probe.english("am", "pm", "a.m.", "p.m.")
	}
	switch {
	case c.word("半"):
		m.minute = 30
	case c.word("一刻"):
		m.minute = 15
	case c.word("三刻"):
		m.minute = 45
	default:
		c.word("过", "零")
		if minute, ok := c.count(); ok {
			m.minute = minute
			c.word("分")
		}
	}
	return true
}

func (c *cursor) englishHalf(m *moment) {
	probe := *c
	probe.space()
	switch {
	case probe.english("am", "a.m."):
		m.part = morning
		if m.hour == 12 {
			m.part = dawn
		}
	case probe.english("pm", "p.m."):
		m.part = afternoon
	default:
		return
	}
	*c = probe
}

// settle turns the hour as said into the hour of the day. 晚上12点 and 晚上1点
// are of this day to some and of the next to others.
func (m *moment) settle() *Error {
	switch {
	case m.part == night && (m.hour == 12 || m.hour < 5):
		m.hour %= 12
		return refuse(Ambiguous, "")
	case m.part == dawn && m.hour == 12:
		m.hour = 0
	case m.part == noon && m.hour < 10, m.part >= afternoon && m.hour < 12:
		m.hour += 12
	}
	if m.minute > 59 || m.hour > 24 || m.hour == 24 && m.minute > 0 {
		return refuse(OutOfRange, "")
	}
	return nil
}

// vague reports 3点, which is the night or the afternoon; 3:00 is the night.
func (m moment) vague() bool { return m.part == unsaid && !m.digital && m.hour >= 1 && m.hour <= 6 }

func clockText(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// clockAfter takes the time that follows a day.
func (c *cursor) clockAfter(found named) (string, *Error) {
	c.word("的")
	m, e, ok := c.moment(found.part)
	switch {
	case !ok:
		return "", nil
	case e != nil && e.Code == Ambiguous:
		return "", ask("", onDay(found.day, m.minutes()), onDay(found.day.AddDate(0, 0, 1), m.minutes()))
	case e != nil:
		return "", e
	case m.hour == 24:
		return "", refuse(OutOfRange, "")
	case m.vague():
		return "", ask("", onDay(found.day, m.minutes()), onDay(found.day, m.minutes()+12*60))
	}
	return clockText(m.minutes()), nil
}

func onDay(day time.Time, minutes int) string { return day.Format(iso) + " " + clockText(minutes) }
