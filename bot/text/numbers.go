package text

import (
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"
)

// Count writes a number with its thousands apart: 12,400.
func (s Speaker) Count(n int64) string { return humanize.Comma(n) }

// Percent writes hundredths of a percent without idle zeros: 250 is "2.5%".
func (s Speaker) Percent(hundredths int64) string {
	sign, size := magnitude(hundredths)
	whole := strconv.FormatUint(size/100, 10)
	part := string([]byte{'0' + byte(size/10%10), '0' + byte(size%10)})
	return sign + strings.TrimSuffix(whole+"."+strings.TrimRight(part, "0"), ".") + "%"
}

// Bytes writes the size of a file: "84 kB".
func (s Speaker) Bytes(n int64) string {
	_, size := magnitude(n)
	return humanize.Bytes(size)
}

// List joins items as the language does: "、" or ", ".
func (s Speaker) List(items []string) string { return strings.Join(items, s.Say("words.list")) }
