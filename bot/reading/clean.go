package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	joiner       = '\u200d' // holds emoji families together
	maxMarks     = 8        // combining marks on one letter; living scripts need four
	invisibleSet = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)

// Clean makes typed text safe to keep and to show: NFC, trimmed, with "\n"
// for every line end, and without control characters (tab stays), direction
// marks, zero-width characters (the joiner inside an emoji stays), letters
// that print nothing, and piles of combining marks. Text that is not UTF-8 is
// refused with Unreadable; text of which nothing is left comes back as "".
func Clean(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", refuse(Unreadable, strings.ToValidUTF8(text, "\ufffd"))
	}
	lines := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.TrimSpace(norm.NFC.String(keepVisible(lines))), nil
}

func keepVisible(text string) string {
	var kept strings.Builder
	kept.Grow(len(text))
	var last rune
	marks := 0
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if r == joiner && pictorial(last) && pictorial(next) {
			kept.WriteRune(r)
			continue
		}
		if hidden(r) {
			continue
		}
		if !unicode.Is(unicode.Mn, r) {
			marks = 0
		} else if marks++; marks > maxMarks {
			continue
		}
		kept.WriteRune(r)
		last = r
	}
	return kept.String()
}

// hidden reports characters that change what is seen without being seen:
// C0 and C1, format characters (bidi, zero-width, tags), blank letters.
func hidden(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf) || strings.ContainsRune(invisibleSet, r)
}

// pictorial reports what may stand beside a joiner: emoji, their skin tones
// and the variation selector that turns a sign into one.
func pictorial(r rune) bool {
	return r == '\ufe0f' || r >= 0x1f000 && r <= 0x1faff || r != utf8.RuneError && unicode.Is(unicode.So, r)
}

// Fold is text made comparable: NFKC (full-width forms become ordinary ones),
// lower case, and single blanks. It is for matching only; what people wrote
// is kept as Clean leaves it.
func Fold(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(text))), " ")
}

// valueLimit is longer than any date, amount or window list people type, and
// short enough that a pasted script is refused before it is searched.
const valueLimit = 200

// value prepares typed text for a reader of values. The text for the
// person's eyes comes back beside the folded one.
func value(text string) (heard, folded string, err error) {
	heard, err = Clean(text)
	if err != nil {
		return "", "", err
	}
	switch {
	case heard == "":
		return "", "", refuse(Empty, "")
	case utf8.RuneCountInString(heard) > valueLimit:
		return "", "", refuse(TooLong, heard)
	case disguised(text):
		return "", "", refuse(NotUnderstood, heard)
	}
	return heard, trimStop(Fold(heard)), nil
}

// disguised reports digits that would be read otherwise than they are seen:
// text with direction overrides, and ², ½ or ⑩, which folding turns into
// plain digits.
func disguised(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' ||
			unicode.Is(unicode.No, r)
	})
}

// trimStop drops the full stop or exclamation mark that ends a sentence.
func trimStop(folded string) string {
	return strings.TrimSpace(strings.TrimRight(folded, "。!.;,"))
}
