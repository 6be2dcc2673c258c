package text

import (
	"strings"

	"github.com/dustin/go-humanize"
)

// Money writes fen as yuan: 30000000 is "¥300,000.00".
func (s Speaker) Money(fen int64) string {
	sign, digits := magnitude(fen)
	return sign + "¥" + humanize.Comma(int64(digits/100)) + "." + string([]byte{'0' + byte(digits/10%10), '0' + byte(digits%10)})
}

// magnitude splits a number into its sign and its size, which may be one more
// than an int64 can hold.
func magnitude(n int64) (sign string, size uint64) {
	if n < 0 {
		return "-", -uint64(n)
	}
	return "", uint64(n)
}

// MoneyWords writes fen in the words a Chinese contract uses, so that a digit
// cannot be slipped in: 30000000 is "叁拾万元整". English has no such custom and
// gets figures.
func (s Speaker) MoneyWords(fen int64) string {
	if s.english {
		return s.Money(fen)
	}
	sign, size := magnitude(fen)
	words := yuanWords(size/100) + centWords(size)
	switch {
	case size == 0:
		words = "零元整"
	case size%100 == 0:
		words += "整"
	}
	if sign != "" {
		return "负" + words
	}
	return words
}

const capitals = "零壹贰叁肆伍陆柒捌玖"

func capital(digit uint64) string { return string([]rune(capitals)[digit]) }

func yuanWords(yuan uint64) string {
	if yuan == 0 {
		return ""
	}
	return wholeWords(yuan) + "元"
}

// centWords words jiao and fen. 零 stands where jiao is missing between yuan
// and fen.
func centWords(fen uint64) string {
	jiao, cent := fen/10%10, fen%10
	var b strings.Builder
	switch {
	case jiao > 0:
		b.WriteString(capital(jiao) + "角")
	case cent > 0 && fen >= 100:
		b.WriteString("零")
	}
	if cent > 0 {
		b.WriteString(capital(cent) + "分")
	}
	return b.String()
}

// wholeWords words a number in groups of four digits.
func wholeWords(n uint64) string {
	var b strings.Builder
	gap := false
	for group := 4; group >= 0; group-- {
		size := [...]uint64{1, 1e4, 1e8, 1e12, 1e16}[group]
		four := n / size % 1e4
		if four == 0 {
			gap = gap || b.Len() > 0
			continue
		}
		if b.Len() > 0 && (gap || four < 1000) {
			b.WriteString("零")
		}
		gap = false
		b.WriteString(fourWords(four) + [...]string{"", "万", "亿", "万亿", "亿亿"}[group])
	}
	return b.String()
}

// fourWords words 1 to 9999.
func fourWords(n uint64) string {
	var b strings.Builder
	gap := false
	for place := 3; place >= 0; place-- {
		digit := n / [...]uint64{1, 10, 100, 1000}[place] % 10
		if digit == 0 {
			gap = gap || b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
		}
		gap = false
		b.WriteString(capital(digit) + [...]string{"", "拾", "佰", "仟"}[place])
	}
	return b.String()
}
