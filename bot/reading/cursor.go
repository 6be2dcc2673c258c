package reading

import (
	"strings"
	"unicode/utf8"
)

// cursor walks over folded text from left to right. Its methods take what
// they are asked for and say whether it was there; a failed one takes nothing.
type cursor struct{ rest string }

// word takes the first of the words that stands here. List longer words
// before their own beginnings.
func (c *cursor) word(words ...string) bool {
	for _, w := range words {
		if after, ok := strings.CutPrefix(c.rest, w); ok {
			c.rest = after
			return true
		}
	}
	return false
}

// english takes an English word, which must end where it ends: "dec" is not in "decide".
func (c *cursor) english(words ...string) bool {
	for _, w := range words {
		after, ok := strings.CutPrefix(c.rest, w)
		if ok && (after == "" || after[0] < 'a' || after[0] > 'z') {
			c.rest = after
			return true
		}
	}
	return false
}

// space takes blanks, if any; it always succeeds.
func (c *cursor) space() { c.rest = strings.TrimLeft(c.rest, " ") }

func (c *cursor) done() bool { return strings.TrimLeft(c.rest, " ") == "" }

// digits takes between min and max Arabic digits, and all that stand here:
// a longer run is not cut in two.
func (c *cursor) digits(min, max int) (int, bool) {
	n, value := 0, 0
	for n < len(c.rest) && c.rest[n] >= '0' && c.rest[n] <= '9' {
		if n == max {
			return 0, false
		}
		value = value*10 + int(c.rest[n]-'0')
		n++
	}
	if n < min || n == 0 {
		return 0, false
	}
	c.rest = c.rest[n:]
	return value, true
}

// count takes a whole number of at most four digits, Arabic or Chinese (十二, 两, 二十一).
func (c *cursor) count() (int, bool) {
	if n, ok := c.digits(1, 4); ok {
		return n, true
	}
	return c.chinese()
}

// chinese takes a Chinese number below one hundred.
func (c *cursor) chinese() (int, bool) {
	probe := *c
	tens, hasTens := probe.chineseDigit()
	if probe.word("十") {
		if !hasTens {
			tens = 1
		}
		ones, _ := probe.chineseDigit()
		*c = probe
		return tens*10 + ones, true
	}
	if hasTens {
		*c = probe
	}
	return tens, hasTens
}

func (c *cursor) chineseDigit() (int, bool) {
	r, size := utf8.DecodeRuneInString(c.rest)
	d, ok := chineseDigits[r]
	if ok {
		c.rest = c.rest[size:]
	}
	return d, ok
}
