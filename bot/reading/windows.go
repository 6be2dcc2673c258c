package reading

import (
	"cmp"
	"slices"
	"strings"
)

// Week is the days a window holds on, as a set.
type Week uint8

// EveryDay is what a window without days means. Workdays follows the holiday
// calendar (调休 included), which Monday to Friday does not.
const (
	EveryDay Week = 0x7f
	Workdays Week = 0x80
)

var weekCodes = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// String is "" for every day, "workdays", or a list of days: "mon-sat", "sat,sun".
func (w Week) String() string {
	switch w {
	case EveryDay:
		return ""
	case Workdays:
		return "workdays"
	}
	var parts []string
	for i := 0; i < 7; i++ {
		end := i
		for end < 7 && w&(1<<end) != 0 {
			end++
		}
		switch {
		case end-i > 2:
			parts = append(parts, weekCodes[i]+"-"+weekCodes[end-1])
		case end > i:
			parts = append(parts, weekCodes[i:end]...)
		}
		i = max(i, end)
	}
	return strings.Join(parts, ",")
}

// shares reports whether two windows can fall on one day. A working day may
// be any day of the week: make-up days are Saturdays and Sundays.
func (w Week) shares(other Week) bool { return w&other != 0 || w == Workdays || other == Workdays }

// Window is a daily calling window, half open: calls may start from Start on
// and must not be running at End. Both are minutes after midnight; End may be
// 1440, the midnight that ends the day.
type Window struct {
	Start, End int
	Days       Week
}

// String is the canonical form, "09:30-11:30" or "mon-sat 09:30-11:30"; Windows reads it back.
func (w Window) String() string {
	hours := clockText(w.Start) + "-" + clockText(w.End)
	if days := w.Days.String(); days != "" {
		return days + " " + hours
	}
	return hours
}

// Windows reads daily calling windows: "9:30-11:30, 14:00-17:30",
// 9点到12点，下午2点到5点半, 工作日 9:00–12:00, 周一至周六 09:00–12:00、14:00–20:00.
// Days named before a window hold for those behind it. The windows come back
// by start. Refused: an end at or before its start (Reversed), windows that
// share time on a day (Overlap), hours no clock has. 24:00 is an end only.
// An hour that may be night or afternoon (2点, 9点到6点) is asked back.
func Windows(text string) ([]Window, error) {
	heard, folded, err := value(text)
	if err != nil {
		return nil, err
	}
	found, e := readWindows(folded)
	if e == nil {
		e = overlapping(found)
	}
	if e != nil {
		e.Heard = cut(heard, heardLimit)
		return nil, e
	}
	return found, nil
}

func readWindows(folded string) ([]Window, *Error) {
	c, days := cursor{folded}, EveryDay
	var found []Window
	for !c.done() {
		c.windowMark()
		if named, ok := c.week(); ok {
			days = named
			c.word(":")
		}
		w, e := c.window()
		if e != nil {
			return nil, e
		}
		w.Days = days
		found = append(found, w)
		if !c.done() && !c.windowMark() {
			return nil, refuse(NotUnderstood, "")
		}
	}
	if len(found) == 0 {
		return nil, refuse(NotUnderstood, "")
	}
	slices.SortFunc(found, func(a, b Window) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return found, nil
}

// windowMark takes what stands between two windows; blanks alone will do.
func (c *cursor) windowMark() bool {
	before := c.rest
	c.space()
	for c.word(",", "、", ";", "和", "及", "以及", "and ", "|") {
		c.space()
	}
	return c.rest != before
}

func overlapping(windows []Window) *Error {
	for i, a := range windows {
		for _, b := range windows[i+1:] {
			if b.Start < a.End && a.Days.shares(b.Days) {
				return between(Overlap, "", a.String(), b.String())
			}
		}
	}
	return nil
}

// window takes one start and end.
func (c *cursor) window() (Window, *Error) {
	c.word("从", "from ")
	start, e := c.windowMoment("")
	if e != nil {
		return Window{}, e
	}
	c.space()
	if !c.word("到", "至", "-", "~", "–", "—", "to ", "until ") {
		return Window{}, refuse(NotUnderstood, "")
	}
	end, e := c.windowMoment(start.part.word())
	if e != nil {
		return Window{}, e
	}
	return settleWindow(start, end)
}

// word is a word for the part of the day, to be inherited: 下午2点到5点.
func (p dayPart) word() string {
	for _, w := range dayPartWords {
		if w.part == p {
			return w.words[0]
		}
	}
	return ""
}

// windowMoment takes a time; without its own part of the day it has the inherited one,
// unless that makes no time (上午9点到17点).
func (c *cursor) windowMoment(inherited string) (moment, *Error) {
	c.space()
	probe := *c
	if probe.dayPart() != unsaid {
		inherited = ""
	}
	if inherited == dawn.word() || inherited == morning.word() {
		inherited = "" // 上午9点到12点, 上午10点到2点: the end has left the morning
	}
	m, e, ok := c.moment(inherited)
	switch {
	case !ok:
		return moment{}, refuse(NotUnderstood, "")
	case e != nil && e.Code == Ambiguous && m.hour == 0 && m.minute == 0:
		m.hour = 24 // 晚上12点 as an end is midnight
	case e != nil:
		return moment{}, refuse(OutOfRange, "")
	}
	return m, nil
}

func settleWindow(start, end moment) (Window, *Error) {
	w := Window{Start: start.minutes(), End: end.minutes(), Days: EveryDay}
	const half = 12 * 60
	switch {
	case start.vague() && end.vague() && w.Start < w.End:
		return Window{}, ask("", w.String(), Window{w.Start + half, w.End + half, EveryDay}.String())
	case start.hour == 24:
		return Window{}, refuse(OutOfRange, "")
	case w.End <= w.Start && end.part == unsaid && !end.digital && w.End+half > w.Start && end.hour < 12:
		return Window{}, ask("", Window{w.Start, w.End + half, EveryDay}.String())
	case w.End <= w.Start:
		return Window{}, between(Reversed, "", clockText(w.Start), clockText(w.End))
	}
	return w, nil
}
