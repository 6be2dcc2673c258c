package reading

import (
	"fmt"
	"math/big"
	"strings"
)

var (
	yuanBefore = []string{"人民币", "rmb", "cny", "¥"}
	yuanAfter  = []string{"元人民币", "块钱", "人民币", "元", "圆", "块", "rmb", "cny", "yuan"}
	wholeYuan  = []string{"整", "正"}
	foreign    = []string{"$", "€", "£", "₩", "usd", "eur", "gbp", "hkd", "jpy", "美元", "美金", "欧元", "英镑", "港币", "港元", "日元", "台币"}
	minus      = []string{"-", "−", "负", "minus"}
	peopleUnit = []string{"个号码", "个客户", "个人", "人次", "名客户", "位客户", "人", "户", "个", "次", "名", "位", "通", "条", "家",
		"customers", "households", "numbers", "persons", "people", "calls", "times"}
	rangeMark = []string{"到", "至", "~", "–", "—", "-", " to "}
)

// Money reads an amount in yuan and returns fen: 30万, 1.2w, 十二万五千,
// ￥3,000.50, 300k, 3块5, 叁拾万元整. An amount finer than a fen, below zero,
// longer than 13 digits in fen, of another currency, or two amounts, is
// refused; "1.000" is asked back, for it means a thousand to half of Europe.
func Money(text string) (fen int64, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return 0, err
	}
	for _, f := range foreign {
		if strings.Contains(folded, f) {
			return 0, refuse(ForeignCurrency, heard)
		}
	}
	return single(heard, folded, yuanAmount)
}

// Count reads how many people, households or calls: 1万人, 12,400, 三千户.
// The grammar is that of Money without the currency; a part of a person is refused.
func Count(text string) (int64, error) {
	heard, folded, err := value(text)
	if err != nil {
		return 0, err
	}
	return single(heard, folded, countAmount)
}

// amount reads the whole of a folded text as one quantity.
type amount func(folded string) (int64, *Error)

// single reads one quantity and words the common refusals: a sign, two
// quantities with a mark between them.
func single(heard, folded string, read amount) (int64, error) {
	for _, m := range minus {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(folded, "¥ "), m); ok {
			if _, e := read(strings.TrimSpace(rest)); e == nil || e.Code == Fraction {
				return 0, refuse(Negative, heard)
			}
		}
	}
	n, e := read(folded)
	if e == nil {
		return n, nil
	}
	if e.Code == NotUnderstood && isRange(folded, read) {
		return 0, refuse(RangeWhereSingle, heard)
	}
	e.Heard = cut(heard, heardLimit)
	return 0, e
}

func isRange(folded string, read amount) bool {
	for _, mark := range rangeMark {
		left, right, found := strings.Cut(folded, mark)
		if !found {
			continue
		}
		_, first := read(strings.TrimSpace(left))
		_, second := read(strings.TrimSpace(right))
		if first == nil && second == nil {
			return true
		}
	}
	return false
}

func yuanAmount(folded string) (int64, *Error) {
	c := cursor{folded}
	c.word(yuanBefore...)
	c.space()
	n, rest, code := number(c.rest)
	if code != "" {
		return 0, refuse(code, "")
	}
	bare := strings.TrimSpace(strings.TrimSuffix(c.rest, rest))
	c.rest = rest
	c.space()
	if c.word(yuanAfter...) {
		n.Add(n, c.smallCoins())
	}
	c.word(wholeYuan...)
	if !c.done() {
		return 0, refuse(NotUnderstood, "")
	}
	if e := europeanPoint(bare); e != nil {
		return 0, e
	}
	fen, code := whole(shifted(n, 2))
	if code != "" {
		return 0, refuse(code, "")
	}
	return fen, nil
}

// smallCoins takes what follows 元: 5角2分, or the bare 5 of 3块5.
func (c *cursor) smallCoins() *big.Rat {
	sum := c.coin(10, "角", "毛")
	return sum.Add(sum, c.coin(100, "分"))
}

// coin takes one digit of the coin of which parts make a yuan.
func (c *cursor) coin(parts int64, words ...string) *big.Rat {
	probe := *c
	probe.word("零")
	d, ok := probe.chineseDigit()
	if !ok {
		d, ok = probe.digits(1, 1)
	}
	if !ok || !probe.word(words...) && (parts != 10 || !probe.done()) {
		return new(big.Rat)
	}
	*c = probe
	return big.NewRat(int64(d), parts)
}

// europeanPoint asks about 1.000 and 12.500, which some write for thousands.
// 0.125 has only one reading.
func europeanPoint(text string) *Error {
	before, after, found := strings.Cut(text, ".")
	if !found || len(after) != 3 || strings.Trim(after, "0123456789") != "" || strings.HasPrefix(before, "0") || len(before) > 3 {
		return nil
	}
	grouped := before + after
	if strings.Trim(after, "0") == "" {
		return ask("", before, grouped)
	}
	return ask("", fmt.Sprintf("%s.%s", before, after[:2]), grouped)
}

func countAmount(folded string) (int64, *Error) {
	n, rest, code := number(folded)
	if code != "" {
		return 0, refuse(code, "")
	}
	bare := strings.TrimSpace(strings.TrimSuffix(folded, rest))
	c := cursor{rest}
	c.space()
	c.word(peopleUnit...)
	if !c.done() {
		return 0, refuse(NotUnderstood, "")
	}
	if e := europeanPoint(bare); e != nil {
		return 0, e
	}
	count, code := whole(n)
	if code != "" {
		return 0, refuse(code, "")
	}
	return count, nil
}
