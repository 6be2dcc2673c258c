package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/rivo/uniseg"
)

// A fault is one thing wrong with the configuration.
type fault struct {
	at      place
	message string
}

// A place is where a value was written. Line and column count from 1, columns
// in characters; both are 0 for what is not in a file.
type place struct {
	name         string // lian.yaml, LIAN_LISTEN, --listen
	line, column int
	excerpt      string // the line of the file
}

func (p place) String() string {
	if p.line == 0 {
		return p.name
	}
	return fmt.Sprintf("%s:%d:%d", p.name, p.line, p.column)
}

// faults are all that is wrong with a configuration, so that one run shows
// everything there is to mend.
type faults struct{ all []fault }

func (f *faults) add(at place, format string, args ...any) {
	f.all = append(f.all, fault{at, fmt.Sprintf(format, args...)})
}

// err is the faults as an error; nil where there are none.
func (f *faults) err() error {
	if len(f.all) == 0 {
		return nil
	}
	slices.SortStableFunc(f.all, func(a, b fault) int {
		if a.at.name != b.at.name {
			return strings.Compare(a.at.name, b.at.name)
		}
		return (a.at.line-b.at.line)*1_000_000 + a.at.column - b.at.column
	})
	return f
}

// Error lists the faults as file:line:column: message, each with its line and
// a caret under the place.
func (f *faults) Error() string {
	var b strings.Builder
	b.WriteString("the configuration is not right:")
	for _, one := range f.all {
		fmt.Fprintf(&b, "\n%s: %s", one.at, one.message)
		if one.at.excerpt != "" {
			before := string([]rune(one.at.excerpt)[:min(one.at.column-1, len([]rune(one.at.excerpt)))])
			fmt.Fprintf(&b, "\n    %s\n    %s^", one.at.excerpt, strings.Repeat(" ", uniseg.StringWidth(before)))
		}
	}
	return b.String()
}

// unknown words a wrong name with the one that was probably meant, or with
// those there are.
func unknown(what, wrong string, known []string) string {
	best, distance := "", len(wrong)/3+2
	for _, name := range known {
		if d := levenshtein.ComputeDistance(wrong, name); d < distance {
			best, distance = name, d
		}
	}
	if best != "" {
		return fmt.Sprintf("unknown %s %q (did you mean %q?)", what, wrong, best)
	}
	return fmt.Sprintf("unknown %s %q; known are %s", what, wrong, strings.Join(known, ", "))
}
