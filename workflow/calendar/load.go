package calendar

import (
	_ "embed"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/goccy/go-yaml"
)

//go:embed cn.yaml
var cn []byte

// China is the embedded calendar of mainland China.
var China = sync.OnceValue(func() *Calendar {
	c, err := Load(cn)
	if err != nil {
		panic("calendar: the embedded cn.yaml is broken: " + err.Error()) // a test loads it
	}
	return c
})

// ErrInvalid marks every refusal of a calendar file; the error's text has
// line, column and the line itself.
var ErrInvalid = errors.New("calendar: invalid file")

// file is the shape of cn.yaml.
type file struct {
	Hours []session    `yaml:"hours"`
	Fixed []fixedDays  `yaml:"fixed"`
	Years map[int]year `yaml:"years"`
}

type year struct {
	Source string `yaml:"source"`
	Off    []days `yaml:"off"`
	Work   []days `yaml:"work"`
}

// Load reads a calendar file in the form of cn.yaml. It is strict: an unknown
// key, a day that does not exist, a day of another year, a make-up day that is
// no weekend day, a day both off and worked, or overlapping hours are refused
// with their place.
func Load(data []byte) (*Calendar, error) {
	f, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	c := &Calendar{off: map[date]bool{}, work: map[date]bool{}, known: map[int]bool{}, fixed: map[date]bool{}, hours: f.Hours}
	if err := c.setHours(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	for _, span := range f.Fixed {
		span.each(func(d date) { c.fixed[date{0, d.month, d.day}] = true })
	}
	for number, y := range f.Years {
		if err := c.addYear(number, y); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
		}
	}
	return c, nil
}

// decode turns a panic of the library into an error: it falls over values that
// are nothing but a tag ("hours: !00"), and a company's file must not stop lian.
func decode(data []byte) (f file, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("not readable as YAML: %v", fault)
		}
	}()
	err = yaml.UnmarshalWithOptions(data, &f, yaml.Strict())
	return f, err
}

func (c *Calendar) setHours() error {
	if len(c.hours) == 0 {
		return errors.New("hours: none given")
	}
	for i, s := range c.hours {
		if i > 0 && s.start < c.hours[i-1].end {
			return s.refuse("hours overlap or are out of order")
		}
		c.perDay += s.end - s.start
	}
	return nil
}

func (c *Calendar) addYear(number int, y year) error {
	c.known[number] = true
	for _, span := range y.Off {
		if err := span.within(number); err != nil {
			return err
		}
		span.each(func(d date) { c.off[d] = true })
	}
	for _, span := range y.Work {
		if err := span.within(number); err != nil {
			return err
		}
		if err := c.addWork(span); err != nil {
			return err
		}
	}
	return nil
}

func (c *Calendar) addWork(span days) (err error) {
	span.each(func(d date) {
		weekday := d.in(time.UTC).Weekday()
		switch {
		case c.off[d]:
			err = span.refuse("a day cannot be both off and worked")
		case weekday != time.Saturday && weekday != time.Sunday:
			err = span.refuse("a make-up day is a Saturday or a Sunday")
		}
		c.work[d] = true
	})
	return err
}
