package reading

import (
	"net/mail"
	"strings"
)

// lineKind is one row of the Chinese numbering plan, as far as companies call
// from it. International libraries call 95588 and 10086 invalid, which is why
// the table is ours.
type lineKind struct {
	prefixes []string
	min, max int // digits in all, extension included
	code     Code
}

// lineKinds are tried in order. 95 and 96 numbers may carry an extension.
var lineKinds = []lineKind{
	{[]string{"106"}, 8, 20, SmsNumber},
	{[]string{"400"}, 10, 10, ""},
	{[]string{"95"}, 5, 12, ""},
	{[]string{"96"}, 5, 12, ""},
	{[]string{"10"}, 5, 8, ""},
	{[]string{"13", "14", "15", "16", "17", "18", "19"}, 11, 11, MobileNumber},
}

// CallerNumber reads a number a company may call from: 95xxx and 96xxx with
// or without extension, 10xxx, 400-xxx-xxxx, a fixed line with its area code.
// It returns digits with the customary hyphens: "400-123-4567", "0571-87654321",
// "95588". A mobile is MobileNumber (Heard has it masked), a fixed line without
// area code AreaCodeMissing, a message number (106…) SmsNumber.
func CallerNumber(text string) (canonical string, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return "", err
	}
	number, ok := dialled(folded)
	if !ok {
		return "", refuse(NotUnderstood, heard)
	}
	canonical, e := line(number)
	if e == nil {
		return canonical, nil
	}
	e.Heard = heard
	if e.Code == MobileNumber {
		e.Heard = number[:3] + "****" + number[7:]
	}
	return "", e
}

// Phone reads a number people can be reached at: a mobile, or anything
// CallerNumber takes.
func Phone(text string) (canonical string, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return "", err
	}
	number, ok := dialled(folded)
	if !ok {
		return "", refuse(NotUnderstood, heard)
	}
	canonical, e := line(number)
	if e != nil && e.Code == MobileNumber {
		return number, nil
	}
	if e != nil {
		e.Heard = heard
		return "", e
	}
	return canonical, nil
}

// dialled keeps the digits of a number, without the marks people part them
// with and without China's own country code.
func dialled(folded string) (digits string, ok bool) {
	digits = strings.NewReplacer(" ", "", "-", "", "–", "", "(", "", ")", "").Replace(folded)
	for _, china := range []string{"+86", "0086"} {
		if national, found := strings.CutPrefix(digits, china); found {
			digits = withTrunk(national)
		}
	}
	return digits, digits != "" && strings.Trim(digits, "0123456789") == ""
}

// withTrunk gives an area code back the zero that +86 takes from it: +86571… is 0571….
func withTrunk(national string) string {
	for _, kind := range lineKinds {
		for _, prefix := range kind.prefixes {
			if strings.HasPrefix(national, prefix) && len(national) <= kind.max && !(prefix == "10" && len(national) > 8) {
				return national
			}
		}
	}
	return "0" + strings.TrimPrefix(national, "0")
}

func line(digits string) (string, *Error) {
	for _, kind := range lineKinds {
		for _, prefix := range kind.prefixes {
			if strings.HasPrefix(digits, prefix) && len(digits) >= kind.min && len(digits) <= kind.max {
				return kind.written(digits)
			}
		}
	}
	return fixedLine(digits)
}

func (k lineKind) written(digits string) (string, *Error) {
	switch {
	case k.code != "":
		return "", refuse(k.code, "")
	case k.prefixes[0] == "400":
		return digits[:3] + "-" + digits[3:6] + "-" + digits[6:], nil
	}
	return digits, nil
}

// fixedLine: 010 and 02x have three digits and eight behind them, other area
// codes four and seven or eight. No local number begins with 0, 1 or 9.
func fixedLine(digits string) (string, *Error) {
	area := 4
	if strings.HasPrefix(digits, "010") || strings.HasPrefix(digits, "02") {
		area = 3
	}
	if digits[0] != '0' {
		if (len(digits) == 7 || len(digits) == 8) && local(digits) {
			return "", refuse(AreaCodeMissing, "")
		}
		return "", refuse(NotUnderstood, "")
	}
	rest := len(digits) - area
	if rest != 8 && (rest != 7 || area == 3) || area == 4 && digits[1] < '3' || !local(digits[area:]) {
		return "", refuse(NotUnderstood, "")
	}
	return digits[:area] + "-" + digits[area:], nil
}

func local(number string) bool { return number[0] >= '2' && number[0] <= '8' }

// Email reads one address and returns it in lower case. It must have a dot
// in its domain; a name around it ("赵敏 <zhao@corp.cn>") is dropped.
func Email(text string) (canonical string, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return "", err
	}
	address, parseError := mail.ParseAddress(folded)
	if parseError != nil {
		return "", refuse(NotUnderstood, heard)
	}
	_, domain, _ := strings.Cut(address.Address, "@")
	if inner := strings.Trim(domain, "."); inner != domain || !strings.Contains(domain, ".") {
		return "", refuse(NotUnderstood, heard)
	}
	return address.Address, nil
}
