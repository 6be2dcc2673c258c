package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/rivo/uniseg"

	"lian/bot/chat"
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
	written      string // the line of the file, secrets and all; see excerpt
}

func (p place) String() string {
	if p.line == 0 {
		return p.name
	}
	return fmt.Sprintf("%s:%d:%d", p.name, p.line, p.column)
}

// excerpt is the line as a fault may show it.
func (p place) excerpt() string { return seen(starred(p.written)) }

// faults are all that is wrong with what was read, so that one run shows
// everything there is to mend.
type faults struct {
	of  string // what was read; "" = the configuration
	all []fault
}

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

// mostFaults are as many as anyone reads at once.
const mostFaults = 50

// Error lists the faults as file:line:column: message, each with its line and
// a caret under the place.
func (f *faults) Error() string {
	var b strings.Builder
	b.WriteString(cmp.Or(f.of, "the configuration is not right:"))
	for i, one := range f.all {
		if i == mostFaults {
			fmt.Fprintf(&b, "\nand %d more", len(f.all)-mostFaults)
			break
		}
		fmt.Fprintf(&b, "\n%s: %s", one.at, one.message)
		if line := []rune(one.at.excerpt()); len(line) > 0 && one.at.column <= len(line)+1 {
			before := uniseg.StringWidth(string(line[:one.at.column-1]))
			fmt.Fprintf(&b, "\n    %s\n    %s^", string(line), strings.Repeat(" ", before))
		}
	}
	return b.String()
}

// unknown words a wrong name with the one that was probably meant, or with
// those there are.
func unknown(what, wrong string, known []string) string {
	wrong = chat.Cut(wrong, longestQuote)
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
