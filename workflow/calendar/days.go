package calendar

import (
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// place remembers where in the file a value stands, so that a refusal can say so.
type place struct{ at *token.Token }

func (p place) refuse(message string) error {
	return &yaml.SyntaxError{Message: message, Token: p.at}
}

// days is one day, 2026-01-01, or a run of them, 2026-02-15..2026-02-23.
type days struct {
	place
	first, last date
}

// UnmarshalYAML reads the run from its node; the place stays with it.
func (d *days) UnmarshalYAML(node ast.Node) error { return d.read(node, "2006-01-02", "") }

// fixedDays is the same without a year: 05-01..05-02.
type fixedDays struct{ days }

// UnmarshalYAML reads the run as of a leap year, so that 02-29 is a day.
func (f *fixedDays) UnmarshalYAML(node ast.Node) error { return f.read(node, "2006-01-02", "2024-") }

func (d *days) read(node ast.Node, layout, year string) error {
	d.at = node.GetToken()
	first, last, isRun := strings.Cut(d.at.Value, "..")
	if !isRun {
		last = first
	}
	from, err := time.Parse(layout, year+first)
	if err != nil {
		return d.refuse("not a day: " + first)
	}
	to, err := time.Parse(layout, year+last)
	if err != nil {
		return d.refuse("not a day: " + last)
	}
	if to.Before(from) {
		return d.refuse("the last day is before the first")
	}
	d.first, d.last = dateOf(from), dateOf(to)
	return nil
}

func (d days) each(do func(date)) {
	for day := d.first; !d.last.before(day); day = day.next() {
		do(day)
	}
}

// within allows the days of the year, and those of the December before: the
// announcement of a year may arrange the days around its New Year.
func (d days) within(year int) error {
	december := date{year - 1, time.December, 1}
	if d.first.before(december) || d.last.year > year {
		return d.refuse("this day is not of its year")
	}
	return nil
}

// session is one stretch of working hours, "09:00-12:00", from midnight.
type session struct {
	place
	start, end time.Duration
}

// UnmarshalYAML reads "09:00-12:00"; the end may be 24:00.
func (s *session) UnmarshalYAML(node ast.Node) error {
	s.at = node.GetToken()
	start, end, ok := strings.Cut(s.at.Value, "-")
	var okStart, okEnd bool
	s.start, okStart = sinceMidnight(start)
	s.end, okEnd = sinceMidnight(end)
	if !ok || !okStart || !okEnd || s.end <= s.start {
		return s.refuse(`working hours look like "09:00-12:00"`)
	}
	return nil
}

func sinceMidnight(clock string) (time.Duration, bool) {
	if clock == "24:00" {
		return 24 * time.Hour, true
	}
	t, err := time.Parse("15:04", clock)
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, err == nil
}
