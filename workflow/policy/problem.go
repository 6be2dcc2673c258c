package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
)

// A Problem is one fault of a rule book.
type Problem struct {
	File         string
	Line, Column int    // from 1; columns count characters
	Path         string // where in the file's structure: sections[2].questions[0].when
	Message      string
	Suggestion   string // the name that was probably meant; "" = none
	excerpt      string // the source line
}

// Problems are all the faults found in a rule book, in reading order.
type Problems struct{ All []Problem }

// shown bounds a report: a file of another kind altogether would otherwise
// fill the terminal and push its first, telling fault out of sight.
const shown = 50

// Error prints each fault as file:line:column: message, with its source line.
func (p *Problems) Error() string {
	var b strings.Builder
	for i, problem := range p.All {
		if i == shown {
			fmt.Fprintf(&b, "and %d more\n", len(p.All)-shown)
			break
		}
		b.WriteString(problem.String())
	}
	return strings.TrimRight(b.String(), "\n")
}

// String is the fault's line of Error, with its source line and a caret.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
	if p.Suggestion != "" {
		fmt.Fprintf(&b, " (did you mean %q?)", p.Suggestion)
	}
	b.WriteByte('\n')
	if p.excerpt != "" {
		line, caret := window(p.excerpt, p.Column)
		fmt.Fprintf(&b, "    %s\n    %s^\n", line, strings.Repeat(" ", caret))
	}
	return b.String()
}

// excerptWidth keeps an excerpt on one line of a terminal.
const excerptWidth = 100

// window cuts a source line around a column and tells how far in, in terminal
// cells, the column stands: a Chinese character takes two.
func window(line string, column int) (string, int) {
	runes := []rune(line)
	at := min(max(column-1, 0), len(runes))
	from := max(0, at-excerptWidth/2)
	to := min(len(runes), from+excerptWidth)
	return strings.ReplaceAll(string(runes[from:to]), "\t", " "), uniseg.StringWidth(string(runes[from:at]))
}

// sorted puts faults in reading order and drops repetitions.
func sorted(all []Problem) []Problem {
	slices.SortStableFunc(all, func(a, b Problem) int {
		return slices.Compare([]string{a.File, order(a)}, []string{b.File, order(b)})
	})
	return slices.Compact(all)
}

func order(p Problem) string { return fmt.Sprintf("%09d %09d", p.Line, p.Column) }
