package reading

import "time"

// weekdayNames are what follows 周, 星期 or 礼拜; 周7 is said for Sunday too.
var weekdayNames = map[string]time.Weekday{
	"一": time.Monday, "二": time.Tuesday, "三": time.Wednesday, "四": time.Thursday, "五": time.Friday, "六": time.Saturday,
	"日": time.Sunday, "天": time.Sunday, "1": time.Monday, "2": time.Tuesday, "3": time.Wednesday, "4": time.Thursday,
	"5": time.Friday, "6": time.Saturday, "7": time.Sunday,
}

var englishWeekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// monday is the first day of the week of day: weeks start on Monday, as in ISO 8601.
func monday(day time.Time) time.Time { return day.AddDate(0, 0, -isoIndex(day.Weekday())) }

// isoIndex counts from Monday, 0, to Sunday, 6.
func isoIndex(w time.Weekday) int { return (int(w) + 6) % 7 }

// weekWord takes 下下, 下, 本, 这, 上, with or without 个.
func (c *cursor) weekWord() (weeks int, said bool) {
	switch {
	case c.word("下下个", "下下"):
		weeks = 2
	case c.word("下个", "下"):
		weeks = 1
	case c.word("上个", "上"):
		weeks = -1
	case c.word("这个", "本", "这"):
	default:
		return 0, false
	}
	return weeks, true
}

func (c *cursor) weekdayName() (time.Weekday, bool) {
	probe := *c
	if !probe.word("星期", "礼拜", "周") {
		return 0, false
	}
	for name, w := range weekdayNames {
		if probe.word(name) {
			*c = probe
			return w, true
		}
	}
	return 0, false
}

// weekday: 下周一, 本周五, 礼拜天. Without its week it is the next to come, today
// included; said on that very day it may also be a week away, which is the Doubt.
func weekday(c *cursor, at asOf) (named, *Error, bool) {
	weeks, said := c.weekWord()
	w, ok := c.weekdayName()
	if !ok {
		return named{}, nil, false
	}
	if said {
		return named{day: monday(at.today).AddDate(0, 0, 7*weeks+isoIndex(w))}, nil, true
	}
	return at.coming(w), nil, true
}

func (a asOf) coming(w time.Weekday) named {
	base := a.base()
	ahead := (int(w) - int(base.Weekday()) + 7) % 7
	found := named{day: base.AddDate(0, 0, ahead)}
	if ahead == 0 && a.start == nil {
		found.doubt = base.AddDate(0, 0, 7)
	}
	return found
}

// weekendWord: 周末, 下周末, this weekend. It is two days, so it is asked back.
func weekendWord(c *cursor, at asOf) (named, *Error, bool) {
	saturday, ok := c.weekend(at)
	if !ok {
		return named{}, nil, false
	}
	return named{}, ask("", saturday.Format(iso), saturday.AddDate(0, 0, 1).Format(iso)), true
}

func (c *cursor) weekend(at asOf) (saturday time.Time, ok bool) {
	weeks, _ := c.weekWord()
	if c.english("next") {
		weeks = 1
	} else {
		c.english("this")
	}
	c.space()
	if !c.word("周末", "星期末", "weekend") {
		return time.Time{}, false
	}
	return monday(at.today).AddDate(0, 0, 7*weeks+5), true
}

// englishWeekday: Friday, this Friday, next Monday. "next Friday" said on a
// Monday means the week after to most and this week to some: that is the Doubt.
func englishWeekday(c *cursor, at asOf) (named, *Error, bool) {
	next, this := c.english("next"), c.english("this", "on", "coming")
	c.space()
	for i, name := range englishWeekdays {
		if !c.english(name, name[:3]+".", name[:3]) {
			continue
		}
		w := time.Weekday(i)
		soon := at.coming(w)
		if !next {
			if this {
				soon.doubt = time.Time{}
			}
			return soon, nil, true
		}
		found := named{day: monday(at.today).AddDate(0, 0, 7+isoIndex(w))}
		if soon.day.After(at.today) && soon.day.Before(found.day) {
			found.doubt = soon.day
		}
		return found, nil, true
	}
	return named{}, nil, false
}

// bracketedWeekday takes the weekday people add to a date: 12月1日（周二）, 2026-12-01 Tue.
func (c *cursor) bracketedWeekday() (time.Weekday, bool) {
	probe := *c
	probe.space()
	bracket := probe.word("(")
	w, ok := probe.weekdayName()
	for i, name := range englishWeekdays {
		if !ok && probe.english(name, name[:3]) {
			w, ok = time.Weekday(i), true
		}
	}
	if !ok || bracket && !probe.word(")") {
		return 0, false
	}
	*c = probe
	return w, true
}
