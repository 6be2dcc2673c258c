package reading

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// letters walks over a command letter by letter. It compares folded letters
// but keeps the text, for opinions and names are repeated as they were typed.
type letters struct {
	text []rune
	at   int
}

func (l letters) done() bool { return l.remaining() == "" }

// remaining is what is left, folded and trimmed.
func (l letters) remaining() string {
	return strings.TrimSpace(strings.Map(plain, string(l.text[l.at:])))
}

func (l letters) peek() rune {
	if l.at >= len(l.text) {
		return 0
	}
	return plain(l.text[l.at])
}

// prefix is the length of word if it stands here and ends here: an English
// word does not end inside another.
func (l letters) prefix(word string) int {
	n := 0
	for _, r := range word {
		if l.at+n >= len(l.text) || plain(l.text[l.at+n]) != r {
			return 0
		}
		n++
	}
	next := l
	next.at += n
	if r := next.peek(); word[0] < 0x80 && word != "?" && (latin(r) || r >= 0x80 && unicode.IsLetter(r)) {
		return 0
	}
	return n
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '-' }

// slash takes "/lian" and the blanks behind it.
func (l *letters) slash() bool {
	n := l.prefix("/lian")
	l.at += n
	l.skipMarks()
	return n > 0
}

// stopped reports that only marks that end a sentence are left.
func (l letters) stopped() bool { return strings.Trim(l.remaining(), "。.!?~… ") == "" }

// parted reports a blank or a mark here: the word before it stands by itself.
func (l letters) parted() bool {
	r := l.peek()
	return unicode.IsSpace(r) || strings.ContainsRune(marks, r)
}

const marks = ",:;、，：；"

func (l *letters) skipMarks() {
	for l.at < len(l.text) && l.parted() {
		l.at++
	}
}

func trimMarks(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(marks, r) })
}

// atWordStart reports that no Latin letter or digit stands directly before.
func (l letters) atWordStart() bool { return l.at == 0 || !latin(plain(l.text[l.at-1])) }

func (l letters) startsRef() bool {
	_, ok := l.ref()
	return ok
}

// ref takes a filing number (LA-2026-000001, also HZ-LA-2026-000001 of a
// company with a prefix) or a draft's number (D-…), in any case and width. A
// filing number comes back with at least six digits.
func (l *letters) ref() (string, bool) {
	probe := *l
	var word strings.Builder
	for latin(probe.peek()) && word.Len() < 40 {
		word.WriteRune(unicode.ToUpper(probe.peek()))
		probe.at++
	}
	ref, ok := canonicalRef(word.String())
	if ok {
		*l = probe
		l.skipMarks()
	}
	return ref, ok
}

func canonicalRef(word string) (string, bool) {
	parts := strings.Split(word, "-")
	if len(parts) == 2 && parts[0] == "D" && len(parts[1]) >= 8 {
		return word, true
	}
	tenant := ""
	if len(parts) == 4 && len(parts[0]) >= 2 && len(parts[0]) <= 6 && strings.Trim(parts[0], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		tenant, parts = parts[0]+"-", parts[1:]
	}
	if len(parts) != 3 || parts[0] != "LA" || len(parts[1]) != 4 || len(parts[2]) > maxDigits || parts[2] == "" {
		return "", false
	}
	if strings.Trim(parts[1]+parts[2], "0123456789") != "" {
		return "", false
	}
	serial, _ := strconv.ParseInt(parts[2], 10, 64) // at most 13 digits, so it fits
	return fmt.Sprintf("%sLA-%s-%06d", tenant, parts[1], serial), true
}

// mention takes @zhao.min, ＠赵敏, or <@U024BE7LH> as Slack writes it.
func (l *letters) mention() (string, bool) {
	probe := *l
	bracket := probe.peek() == '<'
	if bracket {
		probe.at++
	}
	if probe.peek() != '@' {
		return "", false
	}
	probe.at++
	start := probe.at
	for probe.at < len(probe.text) && nameLetter(probe.text[probe.at]) {
		probe.at++
	}
	who := strings.TrimRight(string(probe.text[start:probe.at]), ".")
	for bracket && probe.at < len(probe.text) && probe.text[probe.at-1] != '>' {
		probe.at++
	}
	if who == "" {
		return "", false
	}
	*l = probe
	return who, true
}

func nameLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' || r == '-' || r == '·'
}
