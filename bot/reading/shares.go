package reading

import (
	"math/big"
	"strings"
)

// share is a way to write a part of something: the words around the number,
// and how many basis points one of it is.
type share struct {
	before, after string
	points        int64
}

var shares = []share{
	{"百分之", "", 100}, {"千分之", "", 10}, {"万分之", "", 1},
	{"", "%", 100}, {"", "‰", 10}, {"", "‱", 1},
	{"", "个百分点", 100}, {"", "个点", 100}, {"", "个基点", 1}, {"", "bps", 1}, {"", "bp", 1},
	{"", "percent", 100}, {"", "pct", 100}, {"", "成", 1000},
}

// Percent reads a share and returns basis points (1 % = 100): 5%, 百分之五,
// 千分之三, 三成, 50bp. A bare number is percent, but a bare 0.5 is asked
// back: 0.5 % or a half.
func Percent(text string) (basisPoints int64, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return 0, err
	}
	return single(heard, folded, shareAmount)
}

func shareAmount(folded string) (int64, *Error) {
	for _, s := range shares {
		inner, ok := strings.CutPrefix(folded, s.before)
		if !ok {
			continue
		}
		if inner, ok = strings.CutSuffix(inner, s.after); ok {
			return points(strings.TrimSpace(inner), s.points)
		}
	}
	if before, _, found := strings.Cut(folded, "."); found && before == "0" {
		if n, rest, code := number(folded); code == "" && rest == "" && n.Sign() > 0 {
			return 0, ask("", folded+"%", strings.TrimSuffix(new(big.Rat).Mul(n, big.NewRat(100, 1)).FloatString(2), ".00")+"%")
		}
	}
	return points(folded, 100)
}

func points(inner string, each int64) (int64, *Error) {
	n, rest, code := number(inner)
	if code == "" && rest != "" {
		code = NotUnderstood
	}
	if code != "" {
		return 0, refuse(code, "")
	}
	total, code := whole(n.Mul(n, big.NewRat(each, 1)))
	if code != "" {
		return 0, refuse(code, "")
	}
	return total, nil
}
