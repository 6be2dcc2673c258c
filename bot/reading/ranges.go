package reading

import (
	"strings"
	"time"
)

// Days reads a first and a last day: 12月1日到12月5日, 12月1日-31日, 下周一到周五,
// from Dec 1 to Dec 31, 下周, 12月. The second half takes from the first what
// it leaves out. One day alone is both. An end before its start is Reversed,
// with both days.
func Days(text string, now time.Time) (from, to Date, err error) {
	heard, folded, err := value(text)
	if err != nil {
		return Date{}, Date{}, err
	}
	at := asOf{today: calendarDay(now), zone: now.Location()}
	single, e := readDay(folded, at)
	if e == nil {
		return single, single, nil
	}
	from, to, rangeError := readRange(folded, at)
	if rangeError == nil {
		return from, to, nil
	}
	if rangeError.Code != NotUnderstood {
		e = rangeError
	}
	e.Heard = cut(heard, heardLimit)
	return Date{}, Date{}, e
}

// toMarks part the halves of a range; fromMarks may open it and untilMarks close it.
var (
	toMarks    = []string{"到", "至", "~", "–", "—", "-", " until ", " through ", " to "}
	fromMarks  = []string{"从", "自", "由", "from "}
	untilMarks = []string{"为止", "结束", "止"}
)

// readRange tries every place where the text can be parted. The first one with
// two days wins; else the complaint about a half that is a day, but a wrong one.
func readRange(folded string, at asOf) (from, to Date, e *Error) {
	for _, mark := range fromMarks {
		folded = strings.TrimPrefix(folded, mark)
	}
	for _, mark := range untilMarks {
		folded = strings.TrimSuffix(folded, mark)
	}
	if from, to, ok := readPeriod(folded, at); ok {
		return from, to, nil
	}
	worst := refuse(NotUnderstood, "")
	for _, mark := range toMarks {
		for i := range folded {
			if !strings.HasPrefix(folded[i:], mark) {
				continue
			}
			from, to, e := readHalves(strings.TrimSpace(folded[:i]), strings.TrimSpace(folded[i+len(mark):]), at)
			if e == nil {
				return from, to, nil
			}
			if worst.Code == NotUnderstood {
				worst = e
			}
		}
	}
	return Date{}, Date{}, worst
}

func readHalves(left, right string, at asOf) (from, to Date, e *Error) {
	if from, e = readDay(strings.TrimSuffix(left, "起"), at); e != nil {
		if _, second := readDay(right, at); second != nil && second.Code == NotUnderstood {
			e = refuse(NotUnderstood, "")
		}
		return Date{}, Date{}, e
	}
	start, _ := time.Parse(iso, from.Day) // readDay wrote it in this form
	at.start = &start
	if to, e = readDay(right, at); e != nil {
		return Date{}, Date{}, e
	}
	if to.Day < from.Day || to.Day == from.Day && to.Clock != "" && to.Clock < from.Clock {
		return Date{}, Date{}, between(Reversed, "", from.Day, to.Day)
	}
	return from, to, nil
}

// readPeriod reads words that are a range by themselves: 下周, 本月, 12月, 周末.
func readPeriod(folded string, at asOf) (from, to Date, ok bool) {
	c := cursor{folded}
	if saturday, ok := c.weekend(at); ok && c.done() {
		return interpreted(saturday), interpreted(saturday.AddDate(0, 0, 1)), true
	}
	c = cursor{folded}
	if weeks, said := c.weekWord(); said && c.word("星期", "礼拜", "周") && c.done() {
		first := monday(at.today).AddDate(0, 0, 7*weeks)
		return interpreted(first), interpreted(first.AddDate(0, 0, 6)), true
	}
	c = cursor{folded}
	if first, bare, ok := c.monthWord(at); ok && !bare && c.done() {
		return interpreted(first), interpreted(lastOf(first)), true
	}
	return Date{}, Date{}, false
}

func interpreted(day time.Time) Date { return Date{Day: day.Format(iso), Interpreted: true} }
