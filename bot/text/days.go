package text

import (
	"strconv"
	"time"
)

// Day writes a canonical day with its weekday: "2026-12-01（周二）",
// "Tue 1 Dec 2026". What is no such day is returned as it is.
func (s Speaker) Day(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	if s.english {
		return t.Format("Mon 2 Jan 2006")
	}
	return day + "（" + s.Weekday(t.Weekday()) + "）"
}

// Days writes a range of canonical days.
func (s Speaker) Days(first, last string) string {
	if first == last {
		return s.Day(first)
	}
	return s.Say("words.range", "From", s.Day(first), "To", s.Day(last))
}

// Weekday writes a day of the week.
func (s Speaker) Weekday(d time.Weekday) string {
	return s.named("words.weekday.", strconv.Itoa(int(d)))
}

// Moment writes a point of time as a reader in zone sees it: "11-23 14:02",
// "23 Nov 14:02"; with its year where it is not the year of now.
func (s Speaker) Moment(t, now time.Time, zone *time.Location) string {
	if t.IsZero() {
		return s.Say("words.none")
	}
	t, now = t.In(zone), now.In(zone)
	layout := "01-02 15:04"
	if s.english {
		layout = "2 Jan 15:04"
	}
	if t.Year() == now.Year() {
		return t.Format(layout)
	}
	if s.english {
		return t.Format("2 Jan 2006 15:04")
	}
	return t.Format("2006-01-02 15:04")
}

// Lasting writes a length of time by its two largest units: "2 天 3 小时",
// "2 days 3 hours"; under a minute it is one minute.
func (s Speaker) Lasting(d time.Duration) string {
	minutes := int64(max(d.Abs(), time.Minute) / time.Minute)
	days, hours := minutes/(24*60), minutes/60%24
	minutes %= 60
	switch {
	case days > 0 && hours > 0:
		return s.units("words.days", days, "words.hours", hours)
	case days > 0:
		return s.Say("words.days", "N", days)
	case hours > 0 && minutes > 0:
		return s.units("words.hours", hours, "words.minutes", minutes)
	case hours > 0:
		return s.Say("words.hours", "N", hours)
	}
	return s.Say("words.minutes", "N", minutes)
}

func (s Speaker) units(large string, n int64, small string, m int64) string {
	return s.Say(large, "N", n) + " " + s.Say(small, "N", m)
}

// Ago writes how long something is past: "2 天 3 小时前".
func (s Speaker) Ago(d time.Duration) string { return s.Say("words.ago", "Time", s.Lasting(d)) }

// Held writes how long something has lasted: "已 2 天 3 小时".
func (s Speaker) Held(d time.Duration) string { return s.Say("words.held", "Time", s.Lasting(d)) }

// Left writes how long something still lasts: "还有 2 天 3 小时".
func (s Speaker) Left(d time.Duration) string { return s.Say("words.left", "Time", s.Lasting(d)) }

// Late writes how long something is overdue: "逾期 2 天 3 小时".
func (s Speaker) Late(d time.Duration) string { return s.Say("words.late", "Time", s.Lasting(d)) }
