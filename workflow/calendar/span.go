package calendar

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// Span is a length of time as rule books write it: "2wd" working days, "4wh"
// working hours, "30m" minutes, "2h" hours, "1d" days of the calendar. One
// decimal is allowed except for m and d: "0.5wd". The zero Span is no time.
// Spans are comparable.
type Span struct {
	tenths int64
	unit   string
}

// ErrSpan is what errors.Is finds in a refused span.
var ErrSpan = errors.New("not a span of time")

// longestSpan keeps arithmetic within the years anybody plans: 1000 of a unit
// of days or hours, and 100 000 minutes.
var longestSpan = map[string]int64{"wd": 1000, "wh": 8000, "h": 8000, "m": 100_000, "d": 1000}

// ParseSpan reads "2wd"; the span must be more than nothing.
func ParseSpan(text string) (Span, error) {
	number := strings.TrimRight(text, "wdhm")
	unit := text[len(number):]
	longest, known := longestSpan[unit]
	tenths, ok := parseTenths(number)
	decimal := tenths%10 != 0 && (unit == "m" || unit == "d")
	if !known || !ok || decimal || tenths <= 0 || tenths > longest*10 {
		return Span{}, fmt.Errorf("%w: %q (write 2wd, 4wh, 30m, 2h or 1d)", ErrSpan, text)
	}
	return Span{tenths, unit}, nil
}

// parseTenths reads digits with at most one decimal.
func parseTenths(number string) (int64, bool) {
	whole, decimal, hasPoint := strings.Cut(number, ".")
	if !hasPoint {
		decimal = "0"
	}
	if len(decimal) != 1 || whole == "" || len(whole) > 6 || strings.Trim(whole+decimal, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+decimal, 10, 64)
	return n, err == nil
}

// String is the form ParseSpan reads; "" for the zero Span.
func (s Span) String() string {
	switch {
	case s.tenths == 0:
		return ""
	case s.tenths%10 == 0:
		return strconv.FormatInt(s.tenths/10, 10) + s.unit
	}
	return fmt.Sprintf("%d.%d%s", s.tenths/10, s.tenths%10, s.unit)
}

// IsZero reports a span that was never set.
func (s Span) IsZero() bool { return s.tenths == 0 }

// UnmarshalYAML reads a span from its node; a refusal has line and column.
func (s *Span) UnmarshalYAML(node ast.Node) error {
	at := node.GetToken()
	span, err := ParseSpan(at.Value)
	if err != nil {
		return &yaml.SyntaxError{Message: err.Error(), Token: at}
	}
	*s = span
	return nil
}

// MarshalYAML writes the span as ParseSpan reads it.
func (s Span) MarshalYAML() ([]byte, error) { return []byte(s.String()), nil }
