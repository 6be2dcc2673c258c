package chat

import (
	"strings"
	"unicode"
)

// Clean drops from a text what is not seen but changes what is: control
// characters, and the marks that turn the direction of writing. A title that
// holds one of those can make "拒绝" read as something else further on the line
// (Unicode Technical Report 36, bidirectional text spoofing), and nothing that
// lian says needs them. Line breaks and tabs stay; what is no UTF-8 becomes
// U+FFFD. Every adapter passes what it shows through it, but never the parts
// of an Action: they must come back equal.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}
