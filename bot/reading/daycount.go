package reading

import "slices"

// daysIn are the days of a unit where time is counted in days: how long a list
// or a recording is kept. A year is 365 of them and a month 30.
var daysIn = map[string]int64{"day": 1, "week": 7, "month": 30, "year": 365}

// halfYear is asked back: six months of 30 days, or half of 365.
var halfYear = []string{"半年", "half a year"}

// DayCount reads a length of time in whole days: 90天, 两周, 3个月, 一年, a year.
func DayCount(text string) (days int64, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return 0, err
	}
	return single(heard, folded, dayAmount)
}

func dayAmount(folded string) (int64, *Error) {
	if slices.Contains(halfYear, folded) {
		return 0, ask("", "180", "183")
	}
	c := cursor{folded}
	n, ok := c.wholeNumber()
	c.space()
	unit := c.calendarUnit()
	if !ok || unit == "" || !c.done() {
		return 0, refuse(NotUnderstood, "")
	}
	return int64(n) * daysIn[unit], nil
}
