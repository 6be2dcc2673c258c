package text

import "strings"

// Unit words what n things are counted in. A rule book names many of them; in
// English one is called otherwise: "1 call", "2 calls", "1 person".
func (s Speaker) Unit(n int64, unit string) string {
	if !s.english || n != 1 {
		return unit
	}
	before, last := "", unit
	if at := strings.LastIndexByte(unit, ' '); at >= 0 {
		before, last = unit[:at+1], unit[at+1:]
	}
	return before + singular(last)
}

func singular(word string) string {
	switch stem, ies := strings.CutSuffix(word, "ies"); {
	case word == "people":
		return "person"
	case ies:
		return stem + "y"
	case strings.HasSuffix(word, "ss"):
		return word
	}
	return strings.TrimSuffix(word, "s")
}
