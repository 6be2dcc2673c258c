package asking

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"lian/bot/reading"
	"lian/workflow"
)

// Several are the answers found in one message, and the pieces that are none.
type several struct {
	given   []given
	unclear []string
}

// mostPieces bounds the search: nobody answers more at once, and a pasted list
// is not one.
const mostPieces = 12

// several finds the answers in a message that answers more than what was
// asked: 双12老客回访，预算30万，下周一到12月11日，外呼1万人. A piece counts only
// where label, unit or type leave no doubt which question it answers. A message
// that answers the open question as it stands is left whole.
func (s *sitting) several(c course, text string) several {
	cleaned, err := reading.Clean(text)
	if err != nil || s.answersWhole(c.now, cleaned) {
		return several{}
	}
	parts := pieces(cleaned)
	switch {
	case len(parts) > mostPieces, len(parts) == 0, len(parts) == 1 && textual(c.now):
		return several{}
	case len(parts) == 1:
		g, ok := s.labelled(c, parts[0])
		if !ok {
			return several{}
		}
		return several{given: []given{g}}
	}
	return s.takeApart(c, parts)
}

// takeApart looks at each piece for itself.
func (s *sitting) takeApart(c course, parts []string) several {
	var found several
	var free []string // before the first piece that was recognised
	for _, piece := range parts {
		g, ok := s.recognise(c, piece, found.given)
		switch {
		case ok:
			found.given = append(found.given, g)
		case len(found.given) == 0 && textual(c.now):
			free = append(free, piece)
		default:
			found.unclear = append(found.unclear, piece)
		}
	}
	if lists(c.now) {
		return s.withList(c.now, found)
	}
	return s.withFree(c.now, found, free)
}

// lists tells that the answer to a question may itself have several pieces.
func lists(q *workflow.Question) bool {
	return q != nil && (q.Type == workflow.TypeWindows || q.Type == workflow.TypeChoices)
}

// withList reads the pieces that nobody else claims as one answer to an open
// question of several values: all of them, or none.
func (s *sitting) withList(q *workflow.Question, found several) several {
	if len(found.unclear) == 0 {
		return found
	}
	joined := strings.Join(found.unclear, "，")
	if u, err := s.read(q, joined); err == nil && len(u.doubt) == 0 {
		found.given = append([]given{{q: q, value: u.value, heard: joined}}, found.given...)
		found.unclear = nil
	}
	return found
}

// withFree adds the words of no label, at the beginning, as the answer to an
// open question of text. If anything behind them is unclear, the whole may be
// one text, and nothing is taken apart.
func (s *sitting) withFree(q *workflow.Question, found several, free []string) several {
	if len(found.given) == 0 || !textual(q) {
		return found
	}
	if len(found.unclear) > 0 {
		return several{}
	}
	if len(free) == 0 {
		return found
	}
	value := strings.Join(free, "，")
	u, err := s.read(q, value)
	if err != nil {
		return several{}
	}
	found.given = append([]given{{q: q, value: u.value, heard: value}}, found.given...)
	return found
}

// answersWhole tells that a message, as it stands, answers the open question or
// is one answer in doubt.
func (s *sitting) answersWhole(q *workflow.Question, text string) bool {
	if _, quoted := reading.Literal(text); quoted {
		return true
	}
	if q == nil || textual(q) {
		return false
	}
	_, err := s.read(q, text)
	var unread *reading.Error
	if errors.As(err, &unread) { // what is understood and refused is not taken apart either
		return unread.Code != reading.NotUnderstood && unread.Code != reading.TooLong
	}
	return err == nil || workflow.CodeOf(err) != ""
}

// textual tells that a question takes any words.
func textual(q *workflow.Question) bool {
	return q != nil && (q.Type == workflow.TypeText || q.Type == workflow.TypeFile)
}

// pieces parts a message at commas and line ends, but not inside 300,000.
func pieces(text string) []string {
	runes := []rune(text)
	var parts []string
	start := 0
	add := func(end int) {
		if piece := strings.TrimSpace(string(runes[start:end])); piece != "" {
			parts = append(parts, piece)
		}
	}
	for i, r := range runes {
		if strings.ContainsRune("，,；;。\n", r) && !(r == ',' && thousands(runes, i)) {
			add(i)
			start = i + 1
		}
	}
	add(len(runes))
	return parts
}

// thousands tells that the comma at i stands inside a number.
func thousands(runes []rune, i int) bool {
	if i == 0 || i+3 >= len(runes) || !unicode.IsDigit(runes[i-1]) {
		return false
	}
	for _, r := range runes[i+1 : i+4] {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return i+4 == len(runes) || !unicode.IsDigit(runes[i+4])
}

// recognise finds the one question that a piece answers: by its label, as the
// open question, or by its type. Each question is answered once.
func (s *sitting) recognise(c course, piece string, taken []given) (given, bool) {
	free := func(q *workflow.Question) bool {
		return !slices.ContainsFunc(taken, func(g given) bool { return g.q == q })
	}
	if g, ok := s.labelled(c, piece); ok {
		return g, free(g.q)
	}
	if c.now != nil && !textual(c.now) && !lists(c.now) && free(c.now) {
		if u, err := s.read(c.now, piece); err == nil && len(u.doubt) == 0 {
			return given{q: c.now, value: u.value, heard: piece}, true
		}
	}
	g, ok := s.byType(c, piece)
	return g, ok && free(g.q)
}

// The length of label words that are looked for, in characters.
const (
	shortestLabel = 2
	longestLabel  = 12
)

// labelled finds the question whose label begins a piece: 预算30万. The longest
// label words win.
func (s *sitting) labelled(c course, piece string) (given, bool) {
	runes := []rune(piece)
	for n := min(longestLabel, len(runes)-1); n >= shortestLabel; n-- {
		label, rest := reading.Fold(string(runes[:n])), string(runes[n:])
		if label == "" || cutsWord(runes, n) {
			continue
		}
		if found := s.under(c, label, rest); len(found) == 1 {
			return found[0], true
		}
	}
	return given{}, false
}

// cutsWord tells that a Latin word or a number would be cut in two at n.
func cutsWord(runes []rune, n int) bool {
	latin := func(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	return latin(runes[n-1]) && latin(runes[n]) || unicode.IsDigit(runes[n-1])
}
