package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"unicode"
)

// How tangled a text may be. Both are far above any real configuration; what
// is beyond makes the YAML library slow, and in the end run out of stack.
const (
	longestLine = 16 << 10 // bytes
	deepest     = 64       // brackets in brackets
)

// readText reads a file, of what is endless or too large no more than shows
// that it is.
func readText(name string) (text []byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, largest+1))
}

// tangled notes the first line that is too long or nested too deeply, before
// it is parsed. Brackets in texts count as well: nobody opens so many.
func (s *sheet) tangled() bool {
	open := 0
	for i, line := range s.lines {
		if len(line) > longestLine {
			s.faults.add(place{name: s.name, line: i + 1, column: 1}, "a line of more than 16 KiB")
			return true
		}
		open = max(0, open+strings.Count(line, "[")+strings.Count(line, "{")-strings.Count(line, "]")-strings.Count(line, "}"))
		if open > deepest {
			s.faults.add(s.place(i+1, 1), "more than %d brackets stand in each other", deepest)
			return true
		}
	}
	return false
}

// longestExcerpt is how much of a line a fault shows, in characters.
const longestExcerpt = 160

// seen is a line as a terminal can show it, as many characters long as before,
// so that a caret under it still points right: what is not seen, or would turn
// the line around or steer the terminal, is a U+FFFD.
func seen(line string) string {
	characters := []rune(strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, line))
	return string(characters[:min(len(characters), longestExcerpt)])
}
