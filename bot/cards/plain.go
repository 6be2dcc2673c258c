package cards

import (
	"strings"
	"unicode"

	"lian/bot/chat"
)

// How much of a person's text a card shows, in graphemes; the rest is behind
// 详情.
const (
	titleLength   = 60
	factLength    = 80
	opinionLength = 200
	cellLength    = 60
)

// clean drops what is not seen but changes what is: control characters, and
// the marks that turn the direction of writing and could make a text read as
// something it is not. Line breaks and tabs stay.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// line makes one line of a text.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// brief makes one line of at most max graphemes.
func brief(s string, max int) string { return chat.Cut(line(s), max) }
