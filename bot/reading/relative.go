package reading

import (
	"time"
	"unicode/utf8"
)

// afterWords turn a length of time into a day: 3天后.
var afterWords = []string{"以后", "之后", "后", "later", "from now"}

// dayWords name days by their distance; longer words stand before their ends.
var dayWords = []struct {
	word string
	days int
	part string
}{
	{"大后天", 3, ""}, {"后天", 2, ""}, {"明天", 1, ""}, {"明日", 1, ""}, {"今天", 0, ""}, {"今日", 0, ""}, {"当天", 0, ""},
	{"昨天", -1, ""}, {"昨日", -1, ""}, {"大前天", -3, ""}, {"前天", -2, ""},
	{"今早", 0, "上午"}, {"今晚", 0, "晚上"}, {"明早", 1, "上午"}, {"明晚", 1, "晚上"},
	{"the day after tomorrow", 2, ""}, {"day after tomorrow", 2, ""}, {"tomorrow", 1, ""}, {"today", 0, ""},
	{"yesterday", -1, ""}, {"tonight", 0, "晚上"},
}

func dayWord(c *cursor, at asOf) (named, *Error, bool) {
	for _, w := range dayWords {
		if c.word(w.word) {
			return named{day: at.today.AddDate(0, 0, w.days), part: w.part}, nil, true
		}
	}
	return named{}, nil, false
}

// afterSpan: 3天后, 两周后, 1个月后, 半年后.
func afterSpan(c *cursor, at asOf) (named, *Error, bool) {
	n, half := 0, c.word("半")
	if !half {
		var ok bool
		if n, ok = c.count(); !ok {
			return named{}, nil, false
		}
	}
	c.space()
	unit := c.calendarUnit()
	c.space()
	if unit == "" || !c.word(afterWords...) {
		return named{}, nil, false
	}
	if half {
		return at.later(halfUnit(unit))
	}
	return at.later(n, unit)
}

// halfUnit is 半个月 (15 days) and 半年 (6 months); other halves are no days.
func halfUnit(unit string) (int, string) {
	switch unit {
	case "month":
		return 15, "day"
	case "year":
		return 6, "month"
	}
	return 0, ""
}

func (c *cursor) calendarUnit() string {
	switch {
	case c.word("天", "日") || c.english("days", "day"):
		return "day"
	case c.word("个星期", "个礼拜", "星期", "礼拜", "周") || c.english("weeks", "week"):
		return "week"
	case c.word("个月") || c.english("months", "month"):
		return "month"
	case c.word("年") || c.english("years", "year"):
		return "year"
	}
	return ""
}

// farthest is how many years ahead a campaign can be meant.
const farthest = 20

func (a asOf) later(n int, unit string) (named, *Error, bool) {
	day := a.today
	switch unit {
	case "day":
		day = day.AddDate(0, 0, n)
	case "week":
		day = day.AddDate(0, 0, 7*n)
	case "month":
		day = addMonths(day, n)
	case "year":
		day = addMonths(day, 12*n)
	default:
		return named{}, nil, false
	}
	if day.Year() > a.today.Year()+farthest {
		return named{}, refuse(OutOfRange, ""), true
	}
	return named{day: day}, nil, true
}

// addMonths keeps the day of the month, or takes the last one of a shorter
// month: 31 January and a month is 28 February. time.AddDate would say 3 March.
func addMonths(day time.Time, n int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(day.Day(), lastOf(first).Day())-1)
}

func lastOf(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month()+1, 0, 0, 0, 0, 0, time.UTC)
}

var smallEnglish = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// englishNumber takes a small number in words; a week is one.
func (c *cursor) englishNumber() (int, bool) {
	for i, word := range smallEnglish {
		if c.english(word) {
			return i, true
		}
	}
	return 1, c.english("a", "an")
}

// wholeNumber takes a whole number in digits or in words of either language.
func (c *cursor) wholeNumber() (int, bool) {
	if n, ok := c.count(); ok {
		return n, true
	}
	return c.englishNumber()
}

// englishSpan: in 3 days, in two weeks, 3 days later, a week from now.
func englishSpan(c *cursor, at asOf) (named, *Error, bool) {
	leading := c.english("in")
	c.space()
	n, ok := c.digits(1, 4)
	if !ok {
		n, ok = c.englishNumber()
	}
	c.space()
	unit := c.calendarUnit()
	c.space()
	if !ok || unit == "" || !leading && !c.english("later", "from now") {
		return named{}, nil, false
	}
	return at.later(n, unit)
}

// festivals are days people name that are computed nowhere here: they move,
// or they are weeks, or 后 after them says little. The bot asks for the day.
var festivals = []string{"国庆", "春节", "过年", "元旦", "中秋", "端午", "清明", "劳动节", "五一", "十一", "除夕", "元宵", "七夕", "重阳",
	"圣诞", "双十一", "双11", "双十二", "双12", "618", "感恩节", "情人节", "妇女节", "儿童节", "农历", "阴历", "正月", "腊月", "冬月", "初一", "初五", "十五",
	"christmas", "new year", "spring festival", "national day"}

func festival(c *cursor, _ asOf) (named, *Error, bool) {
	c.word("今年", "明年", "后年")
	const fewWords = 6 // 国庆假期之后, not a sentence that begins with 国庆
	if !c.word(festivals...) || utf8.RuneCountInString(c.rest) > fewWords {
		return named{}, nil, false
	}
	c.rest = ""
	return named{}, refuse(Festival, ""), true
}

func workdays(c *cursor, _ asOf) (named, *Error, bool) {
	_, ok := c.workingDays()
	return named{}, refuse(NeedsCalendar, ""), ok
}
