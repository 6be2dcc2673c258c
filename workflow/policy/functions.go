package policy

import (
	"time"

	"github.com/expr-lang/expr"
)

// The functions an expression may call beside the library's own. Each is
// small and gives the same for the same.
var functions = []expr.Option{
	expr.Function("days", func(args ...any) (any, error) {
		return days(args[0].(time.Time), args[1].(time.Time)), nil
	}, new(func(time.Time, time.Time) int)),
	expr.Function("within", func(args ...any) (any, error) {
		return within(args[0].([]string), args[1].(string), args[2].(string)), nil
	}, new(func([]string, string, string) bool)),
}

var functionNames = map[string]bool{"days": true, "within": true}

// days counts the days from a to b: 0 on the same day, 1 for tomorrow. Where
// one of them is not answered it is 0.
func days(a, b time.Time) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

// windowLength is that of "09:00-12:00", the canonical window.
const windowLength = len("09:00-12:00")

// within tells whether every window lies between two times of day. Times of
// two digits compare as text.
func within(windows []string, from, to string) bool {
	for _, w := range windows {
		if len(w) != windowLength || w[:5] < from || w[6:] > to {
			return false
		}
	}
	return true
}
