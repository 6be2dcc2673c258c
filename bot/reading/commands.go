package reading

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Command is a command as typed.
type Command struct {
	Name   Name
	Ref    string   // "LA-2026-000001", or a draft's "D-…"; "" when none was named
	People []string // who was mentioned, without the @, as typed
	Rest   string   // the words left over: an opinion, a field, what to search
	Unsure bool     // an answer may look the same (改善体验): act only when Rest names a field
}

// ParseCommand reads a command, with or without "/lian" before it, in either
// language, in any case and width. The filing number, the people and the words
// may follow in any order; a number may also come first, and a number alone
// shows its filing.
//
// Answers share words with commands, so what could be either is not a command:
// 取消上次的优惠活动 is an answer, and so is 通过 with words but no number. After
// "/lian" there is no such doubt, and the words are kept in Rest. Text in
// quotes is never a command: see Literal.
func ParseCommand(text string) (Command, bool) {
	cleaned, err := Clean(text)
	if err != nil || cleaned == "" {
		return Command{}, false
	}
	if _, quoted := Literal(cleaned); quoted {
		return Command{}, false
	}
	l := letters{text: []rune(cleaned)}
	explicit := l.slash()
	if explicit && l.done() {
		return Command{Name: Help}, true
	}
	first, hasFirst := l.ref()
	if hasFirst && l.done() {
		return Command{Name: Show, Ref: first}, true
	}
	return parseNamed(l, first, explicit)
}

// parseNamed reads the command whose word stands here; of two such words the
// longer one counts. ref is the filing named before it, if any.
func parseNamed(l letters, ref string, explicit bool) (Command, bool) {
	e, length := longest(l)
	if length == 0 {
		return Command{}, false
	}
	after := l
	after.at += length
	cmd := Command{Name: e.name, Ref: ref}
	if !after.follow(&cmd, e.tail, explicit) {
		return Command{}, false
	}
	return cmd, true
}

func longest(l letters) (found entry, length int) {
	for _, e := range vocabulary {
		for _, list := range [][]string{e.zh, e.en} {
			for _, w := range list {
				if n := l.prefix(w); n > length {
					found, length = e, n
				}
			}
		}
	}
	return found, length
}

// follow reads what stands behind a command word and decides whether the
// whole is a command.
func (l letters) follow(cmd *Command, t tail, explicit bool) bool {
	if l.stopped() {
		return t != question && (t != alone || cmd.Ref == "")
	}
	switch t {
	case question:
		return l.questionNumber(cmd)
	case field:
		return l.fieldName(cmd)
	case tongue:
		return l.language(cmd)
	}
	glued := !l.parted()
	l.skipMarks()
	l.arguments(cmd)
	switch {
	case glued && !(strings.HasPrefix(l.remaining(), "@") || l.startsRef()):
		return false
	case explicit, t == words:
		return true
	case t == alone:
		return false
	case t == people:
		return cmd.Ref != "" || len(cmd.People) > 0
	}
	return cmd.Ref != ""
}

// arguments takes the filing number, the mentions and the other words.
func (l letters) arguments(cmd *Command) {
	var rest strings.Builder
	for l.at < len(l.text) {
		if l.atWordStart() && cmd.Ref == "" {
			if ref, ok := l.ref(); ok {
				cmd.Ref = ref
				continue
			}
		}
		if l.atWordStart() {
			if who, ok := l.mention(); ok {
				cmd.People = append(cmd.People, who)
				continue
			}
		}
		rest.WriteRune(l.text[l.at])
		l.at++
	}
	cmd.Rest = trimMarks(rest.String())
}

// fieldName: 改 预算, "edit budget". Without a blank (改预算) it may be the
// beginning of an answer, so it is Unsure.
func (l letters) fieldName(cmd *Command) bool {
	cmd.Unsure = !l.parted()
	l.skipMarks()
	cmd.Rest = trimMarks(string(l.text[l.at:]))
	const longestField = 20
	return utf8.RuneCountInString(cmd.Rest) <= longestField && !strings.Contains(cmd.Rest, "\n")
}

// questionNumber: 第5题, 第五题, "go 5", "go to 5".
func (l letters) questionNumber(cmd *Command) bool {
	c := cursor{strings.TrimPrefix(Fold(string(l.text[l.at:])), "第")}
	c.space()
	n, ok := c.count()
	chinese := c.word("题", "问", "个问题")
	if !ok || !c.done() || !chinese && l.text[l.at-1] == '第' {
		return false
	}
	cmd.Rest = strconv.Itoa(n)
	return true
}

var tongues = map[string]string{
	"zh": "zh", "zh-cn": "zh", "cn": "zh", "中文": "zh", "汉语": "zh", "chinese": "zh",
	"en": "en", "en-us": "en", "英文": "en", "英语": "en", "english": "en",
}

func (l letters) language(cmd *Command) bool {
	l.skipMarks()
	code, ok := tongues[trimStop(Fold(string(l.text[l.at:])))]
	cmd.Rest = code
	return ok
}

// Literal returns the text inside quotes, for answers that look like
// commands: "取消", 「取消」, or a leading quote alone. ok is false when the text
// does not begin with one.
func Literal(text string) (inner string, ok bool) {
	r, size := utf8.DecodeRuneInString(text)
	closing, ok := quotes[r]
	if !ok {
		return "", false
	}
	inner = strings.TrimSpace(text[size:])
	if last, tailSize := utf8.DecodeLastRuneInString(inner); strings.ContainsRune(closing, last) && tailSize > 0 {
		inner = strings.TrimSpace(inner[:len(inner)-tailSize])
	}
	return inner, true
}

var quotes = map[rune]string{
	'"': `"”`, '“': `”"`, '”': `”"`, '\'': `'’`, '‘': `’'`, '’': `’'`, '「': "」", '『': "』", '＂': "＂", '«': "»",
}

// plain folds one letter in place, so that positions stay those of the text.
func plain(r rune) rune {
	if folded := width.LookupRune(r).Folded(); folded != 0 {
		r = folded
	}
	if r == '–' || r == '—' || r == '‐' || r == '‑' || r == '−' {
		return '-'
	}
	return unicode.ToLower(r)
}
