package asking

import (
	"slices"
	"strings"

	"lian/bot/reading"
	"lian/workflow"
)

// under reads the rest of a piece as the answer to each question whose label
// has the words. Where several can be read so, those whose label begins with
// the words are meant.
func (s *sitting) under(c course, label, rest string) []given {
	var all, first []given
	for _, g := range s.worded(c, label, rest) {
		all = append(all, g)
		if strings.HasPrefix(reading.Fold(g.q.Label.ZH), label) || strings.HasPrefix(reading.Fold(g.q.Label.EN), label) {
			first = append(first, g)
		}
	}
	if len(first) > 0 {
		return first
	}
	return all
}

// worded are the answers that the rest makes of each question whose label has
// the words. Any words are a text; they are one only where they are nothing
// stricter.
func (s *sitting) worded(c course, label, rest string) []given {
	var strict, doubtful, loose []given
	for _, q := range c.all {
		if !strings.Contains(reading.Fold(q.Label.ZH), label) && !strings.Contains(reading.Fold(q.Label.EN), label) {
			continue
		}
		g, ok := s.certain(q, rest)
		switch {
		case ok && textual(q):
			loose = append(loose, g)
		case ok && len(g.doubt) > 0:
			doubtful = append(doubtful, g)
		case ok:
			strict = append(strict, g)
		}
	}
	for _, found := range [][]given{strict, doubtful} {
		if len(found) > 0 {
			return found
		}
	}
	return loose
}

// links may stand between a label and its answer; marks force words to be one.
var (
	links = []string{"改成", "改为", "定为", "是", "为", "约", "大概", "is ", "to ", "about "}
	marks = ":：=＝"
)

// certain reads the words behind a label; which question they answer is certain
// then, though they may be in doubt. Words of no type need a mark between:
// 名称：双12.
func (s *sitting) certain(q *workflow.Question, rest string) (given, bool) {
	bare := strings.TrimSpace(rest)
	marked := bare != "" && strings.ContainsRune(marks, []rune(bare)[0])
	bare = strings.TrimLeft(bare, marks+" ")
	if (textual(q) || q.Type == workflow.TypeLong) && !marked {
		return given{}, false
	}
	var doubtful given
	for _, candidate := range unlinked(bare) {
		u, err := s.read(q, candidate)
		switch {
		case err != nil || candidate == "":
		case len(u.doubt) == 0:
			return given{q: q, value: u.value, heard: candidate}, true
		case doubtful.q == nil:
			doubtful = given{q: q, heard: candidate, doubt: u.doubt}
		}
	}
	return doubtful, doubtful.q != nil
}

// unlinked is the text, and the text without the word that links it.
func unlinked(text string) []string {
	list := []string{text}
	for _, link := range links {
		if rest, found := strings.CutPrefix(text, link); found {
			list = append(list, strings.TrimSpace(rest))
		}
	}
	return list
}

// byType finds the question that a piece without a label answers: the only one
// of its type, not answered yet, and written as nothing else is.
func (s *sitting) byType(c course, piece string) (given, bool) {
	folded := reading.Fold(piece)
	var found []given
	for _, kind := range []workflow.Type{workflow.TypeMoney, workflow.TypeDates, workflow.TypeWindows, workflow.TypeNumber, workflow.TypeURL} {
		for _, q := range s.candidates(c, kind, folded) {
			u, err := s.read(q, withoutVerb(piece))
			if err == nil && telling(kind, folded, likeliest(u)) {
				found = append(found, given{q: q, value: u.value, heard: withoutVerb(piece), doubt: u.doubt})
			}
		}
	}
	if len(found) != 1 {
		return given{}, false
	}
	return found[0], true
}

// likeliest is the value, or the first reading of one in doubt.
func likeliest(u understood) workflow.Value {
	if len(u.doubt) > 0 {
		return u.doubt[0]
	}
	return u.value
}

// candidates are the open questions of a type that a piece can be meant for. A
// number names one by its unit.
func (s *sitting) candidates(c course, kind workflow.Type, folded string) []*workflow.Question {
	return slices.DeleteFunc(slices.Clone(c.all), func(q *workflow.Question) bool {
		if q.Type != kind || len(s.f.Answers[q.Key]) > 0 {
			return true
		}
		return kind == workflow.TypeNumber && !endsIn(folded, q.Unit)
	})
}

func endsIn(folded string, unit workflow.Words) bool {
	for _, u := range []string{unit.ZH, unit.EN} {
		if u != "" && strings.HasSuffix(folded, reading.Fold(u)) {
			return true
		}
	}
	return false
}

var currencies = []string{"元", "块", "¥", "rmb", "cny", "yuan"}

// telling tells that a piece is written as only answers of its type are: money
// with its currency, days and times as a range.
func telling(kind workflow.Type, folded string, value workflow.Value) bool {
	switch kind {
	case workflow.TypeMoney:
		return slices.ContainsFunc(currencies, func(c string) bool { return strings.Contains(folded, c) })
	case workflow.TypeDates:
		return len(value) == 2 && value[0] != value[1]
	}
	return true
}

// verbs may stand before the number of people: 外呼1万人.
var verbs = []string{"外呼", "拨打", "触达", "联系", "覆盖", "call ", "reach "}

func withoutVerb(piece string) string {
	for _, verb := range verbs {
		if rest, found := strings.CutPrefix(piece, verb); found {
			return strings.TrimSpace(rest)
		}
	}
	return piece
}
