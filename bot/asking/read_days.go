package asking

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"lian/bot/reading"
	"lian/workflow"
)

// here is the moment of the turn as the company's calendar shows it.
func (v view) here() time.Time { return v.Office.Now.In(v.Office.Zone) }

// readDay reads one day. A count of working days is counted by the company's
// calendar.
func (v view) readDay(text string) (understood, error) {
	day, err := reading.Day(text, v.here())
	if errors.Is(err, reading.NeedsCalendar) {
		return v.workingDay(text)
	}
	if err != nil {
		return understood{}, err
	}
	if day.Doubt != "" {
		return understood{doubt: []workflow.Value{{day.Day}, {day.Doubt}}}, nil
	}
	return understood{value: workflow.Value{day.Day}}, nil
}

func (v view) workingDay(text string) (understood, error) {
	days, err := reading.WorkingDays(text)
	if err != nil {
		return understood{}, err
	}
	day := v.Office.DueAfter(v.Office.Now, workflow.Span(strconv.Itoa(days)+"wd"))
	return understood{value: workflow.Value{day.In(v.Office.Zone).Format(time.DateOnly)}}, nil
}

// readDays reads a first and a last day. Words for one day are asked back, for
// two were asked.
func (v view) readDays(text string) (understood, error) {
	found, err := reading.Days(text, v.here())
	if err != nil {
		return understood{}, err
	}
	var u understood
	for _, p := range found {
		u.doubt = append(u.doubt, workflow.Value{p.From.Day, p.To.Day})
	}
	if found[0].From == found[0].To {
		return u, nil
	}
	return settled(u), nil
}

// errDaysNamed tells that windows were given for some days of the week only,
// which the form does not ask.
var errDaysNamed = errors.New("asking: windows for some days only")

// readWindows reads calling windows of every day.
func readWindows(text string) (understood, error) {
	found, err := reading.Windows(text)
	if err != nil {
		return understood{}, err
	}
	var u understood
	for _, w := range found {
		if w.Days != reading.EveryDay {
			return understood{}, errDaysNamed
		}
		u.value = append(u.value, w.String())
	}
	return u, nil
}

// rangesIn counts the marks between a start and an end.
func rangesIn(text string) int {
	n := 0
	for _, mark := range []string{"到", "至", "-", "~", "–", "—", " to ", " until "} {
		n += strings.Count(reading.Fold(text), mark)
	}
	return n
}
