package reading

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// chineseDigits holds everyday, formal (大写) and traditional digits.
var chineseDigits = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
	'貳': 2, '參': 3, '陸': 6, '兩': 2,
}

// unit is a power of ten that multiplies the number before it. A big one
// (万, 亿, w, m) multiplies everything since the last big one.
type unit struct {
	word string
	zero int // how many zeros it adds
	big  bool
}

// units are tried in this order: longer words stand before their beginnings.
var units = []unit{
	{"十", 1, false}, {"拾", 1, false}, {"百", 2, false}, {"佰", 2, false}, {"千", 3, false}, {"仟", 3, false},
	{"个亿", 8, true}, {"亿", 8, true}, {"億", 8, true}, {"万", 4, true}, {"萬", 4, true},
	{"hundred", 2, false}, {"thousand", 3, false}, {"million", 6, true}, {"wan", 4, true},
	{"k", 3, false}, {"w", 4, true}, {"m", 6, true},
}

// maxDigits is the most any amount or count may have: 99,999,999,999.99 yuan.
const maxDigits = 13

// numeral reads one number the way people write it in China: 30万, 1.2w,
// 十二万五千, 3万5, 1亿2000万, 300k, 12,400. It works in exact fractions and
// gives up on anything that could be two numbers.
type numeral struct {
	cursor
	total, section, current *big.Rat // above the last big unit; below it; not yet multiplied
	open                    bool     // current holds a number
	last                    unit     // the unit before current; zero 0 before the first
	lowest                  int      // zeros of the last big unit; 99 before the first
	afterZero               bool     // 零 stands before current: no 三百五 reading
	digits                  int      // characters of current, to tell 3万5 from 3万5000
	numbers                 int      // how many numbers were taken
	broken                  bool     // one of them had decimals
	code                    Code     // why it stopped; empty while all is well
}

// number reads a number at the start of text and returns what follows it.
func number(text string) (n *big.Rat, rest string, code Code) {
	s := &numeral{
		cursor: cursor{text}, lowest: 99,
		total: new(big.Rat), section: new(big.Rat), current: new(big.Rat),
	}
	for s.code == "" {
		s.space()
		if !s.takeNumber() && !s.takeUnit() {
			break
		}
	}
	if s.code == "" {
		s.finish()
	}
	return s.total, s.rest, s.code
}

func (s *numeral) takeNumber() bool {
	text, ok := s.arabic()
	if !ok {
		text, ok = s.characters()
	}
	if !ok || s.code != "" {
		return ok
	}
	if s.open {
		s.code = NotUnderstood // two numbers side by side
		return true
	}
	if len(text) > maxDigits+6 {
		s.code = TooManyDigits
		return true
	}
	s.current.SetString(text)
	s.open, s.digits = true, len(text)
	s.numbers++
	s.broken = s.broken || strings.Contains(text, ".")
	return true
}

// arabic takes 3000, 3,000 or 3000.50. Commas stand every three digits or the
// number is not understood: 30,0000 and 1.000,00 are somebody else's habits.
func (s *numeral) arabic() (string, bool) {
	end := strings.IndexFunc(s.rest, func(r rune) bool { return (r < '0' || r > '9') && r != ',' && r != '.' })
	if end < 0 {
		end = len(s.rest)
	}
	text := strings.TrimRight(s.rest[:end], ",.")
	if text == "" {
		return "", false
	}
	s.rest = s.rest[len(text):]
	whole, decimals, hasPoint := strings.Cut(text, ".")
	if whole == "" || strings.ContainsAny(decimals, ",.") || !grouped(whole) {
		s.code = NotUnderstood
	}
	text = strings.ReplaceAll(whole, ",", "")
	if hasPoint {
		text += "." + decimals
	}
	return text, true
}

// grouped reports whether the commas of a whole number stand where they belong.
func grouped(whole string) bool {
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return true
}

// characters takes Chinese digits: one (五), one with decimals (一点二), or a
// number read out digit by digit (二〇二六). Two bare digits (三五) mean "three
// to five" and are not understood.
func (s *numeral) characters() (string, bool) {
	text, hasZero := s.run()
	if text == "" {
		return "", false
	}
	point := *s
	if point.word("点") {
		if decimals, _ := point.run(); decimals != "" && len(text) == 1 {
			s.rest = point.rest
			return text + "." + decimals, true
		}
	}
	if trimmed := strings.TrimLeft(text, "0"); s.last.zero > 0 && trimmed != text && trimmed != "" {
		s.afterZero, text = true, trimmed
	}
	if len(text) > 1 && (s.numbers > 0 || !hasZero && len(text) < 4) {
		s.code = NotUnderstood
	}
	return text, true
}

func (s *numeral) run() (digits string, hasZero bool) {
	var run strings.Builder
	for s.rest != "" {
		r, size := utf8.DecodeRuneInString(s.rest)
		d, ok := chineseDigits[r]
		if !ok {
			break
		}
		run.WriteByte(byte('0' + d))
		hasZero = hasZero || d == 0
		s.rest = s.rest[size:]
	}
	return run.String(), hasZero
}

func (s *numeral) takeUnit() bool {
	for _, u := range units {
		if !s.word(u.word) {
			continue
		}
		if u.big {
			s.multiplyBig(u)
		} else {
			s.multiplySmall(u)
		}
		s.open, s.afterZero, s.last = false, false, u
		return true
	}
	return false
}

// multiplySmall adds 三百 to the section. Units fall (三千二百); 十 may stand
// without a digit (十二) at the start of a section or after 零.
func (s *numeral) multiplySmall(u unit) {
	falling := s.last.zero == 0 || s.last.big || u.zero < s.last.zero
	bare := u.zero == 1 && (s.last.zero == 0 || s.last.big)
	if !falling || !s.open && !bare {
		s.code = NotUnderstood
		return
	}
	if !s.open {
		s.current.SetInt64(1)
		s.numbers++
	}
	s.section.Add(s.section, shifted(s.current, u.zero))
}

// multiplyBig closes the section: 十二万. Big units fall as well.
func (s *numeral) multiplyBig(u unit) {
	if s.open {
		s.section.Add(s.section, s.current)
	}
	if u.zero >= s.lowest || s.section.Sign() == 0 && !s.open {
		s.code = NotUnderstood
		return
	}
	s.total.Add(s.total, shifted(s.section, u.zero))
	s.section = new(big.Rat)
	s.lowest = u.zero
}

// finish adds the tail. After 百 and above a lone digit counts in the next
// lower unit (三百五, 十二万五, 3w5); a tail of other lengths must fill the
// unit (3万5000), or 3万12 would be anybody's guess.
func (s *numeral) finish() {
	if s.numbers == 0 || s.broken && s.numbers > 1 {
		s.code = NotUnderstood
		return
	}
	s.total.Add(s.total, s.section)
	if !s.open {
		return
	}
	tail := s.current
	switch {
	case s.last.zero < 2 || s.afterZero:
	case s.digits == 1:
		tail = shifted(tail, s.last.zero-1)
	case s.digits != s.last.zero:
		s.code = NotUnderstood
	}
	s.total.Add(s.total, tail)
}

func shifted(n *big.Rat, zeros int) *big.Rat {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
	return new(big.Rat).Mul(n, new(big.Rat).SetInt(power))
}

// whole turns n into an integer of at most maxDigits digits.
func whole(n *big.Rat) (int64, Code) {
	if !n.IsInt() {
		return 0, Fraction
	}
	if len(n.Num().String()) > maxDigits {
		return 0, TooManyDigits
	}
	return n.Num().Int64(), ""
}
