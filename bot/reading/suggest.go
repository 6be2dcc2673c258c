package reading

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Suggest names the command someone may have meant: 立按 is near 立案, hlep near
// help, 你好 near nothing. It looks at the first word only and never decides;
// the bot asks "did you mean".
func Suggest(text string) (Name, bool) {
	typed := firstWord(text)
	best, found, ok := 0, Name(""), false
	for _, e := range vocabulary {
		for _, list := range [][]string{e.zh, e.en} {
			for _, w := range list {
				if d := levenshtein.ComputeDistance(typed, w); near(typed, w, d) && (!ok || d < best) {
					best, found, ok = d, e.name, true
				}
			}
		}
	}
	return found, ok
}

// near allows one change in two letters and two in four; a word of which
// nothing is left is not near.
func near(typed, word string, distance int) bool {
	n := utf8.RuneCountInString(typed)
	return distance <= (n+2)/3 && distance < n && distance < utf8.RuneCountInString(word)
}

func firstWord(text string) string {
	cleaned, err := Clean(text)
	if err != nil {
		return ""
	}
	l := letters{text: []rune(cleaned)}
	l.slash()
	start := l.at
	for l.at < len(l.text) && !l.parted() && l.at-start < heardLimit {
		l.at++
	}
	return trimStop(Fold(string(l.text[start:l.at])))
}
