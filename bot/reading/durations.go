package reading

import (
	"math/big"
	"strings"
)

// span is a length of time and its minutes. Longer words stand first.
type span struct {
	words   []string
	minutes *big.Rat
}

var spans = []span{
	{[]string{"分钟", "分", "minutes", "minute", "mins", "min", "m"}, big.NewRat(1, 1)},
	{[]string{"个小时", "小时", "个钟头", "hours", "hour", "h"}, big.NewRat(60, 1)},
	{[]string{"天", "日", "days", "day", "d"}, big.NewRat(24*60, 1)},
	{[]string{"个星期", "星期", "周", "weeks", "week"}, big.NewRat(7*24*60, 1)},
	{[]string{"秒钟", "秒", "seconds", "second", "s"}, big.NewRat(1, 60)},
}

// Duration reads a length of time and returns minutes: 15分钟, 2小时,
// 1小时30分, 半小时, 1个半小时, 2天 (of 24 hours; working days are the
// calendar's). A number without its unit is asked back.
func Duration(text string) (minutes int64, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return 0, err
	}
	return single(heard, folded, spanAmount)
}

func spanAmount(folded string) (int64, *Error) {
	if strings.Contains(folded, "半天") {
		return 0, ask("", "4h", "12h") // half a working day to most, half a day to some
	}
	c, total := cursor{folded}, new(big.Rat)
	for first := true; !c.done(); first = false {
		part, e := c.span()
		if e != nil && first && e.Code == Ambiguous && c.done() {
			return 0, ask("", folded+"m", folded+"h", folded+"d")
		}
		if e != nil {
			return 0, refuse(NotUnderstood, "")
		}
		total.Add(total, part)
	}
	minutes, code := whole(total)
	if code != "" {
		return 0, refuse(code, "")
	}
	return minutes, nil
}

// span takes one number with its unit: 半小时, 1个半小时, 30分. A number that
// has no unit is taken and reported as Ambiguous.
func (c *cursor) span() (*big.Rat, *Error) {
	c.space()
	n := new(big.Rat)
	if !c.word("半") {
		size, rest, code := c.quantity()
		if code != "" {
			return nil, refuse(code, "")
		}
		n, c.rest = size, rest
		if c.word("个半") {
			n.Add(n, big.NewRat(1, 2))
		}
	} else {
		n.SetFrac64(1, 2)
	}
	c.space()
	for _, s := range spans {
		if c.word(s.words...) {
			return n.Mul(n, s.minutes), nil
		}
	}
	return nil, refuse(Ambiguous, "")
}

// quantity takes a number; an English m after it is minutes here, not millions.
func (c *cursor) quantity() (*big.Rat, string, Code) {
	end := strings.IndexAny(c.rest, "abcdefghijklmnopqrstuvwxyz ")
	if end < 0 {
		end = len(c.rest)
	}
	n, rest, code := number(c.rest[:end])
	return n, rest + c.rest[end:], code
}
