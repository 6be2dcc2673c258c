package reading

import (
	"strings"
	"time"
)

// A Period is a first and a last day; one day alone is both.
type Period struct{ From, To Date }

// Days reads a first and a last day: 12月1日到12月5日, 12月1日-31日, 下周一到周五,
// from Dec 1 to Dec 31, 下周, 12月. The second half takes from the first what
// it leaves out. An end before its start is Reversed, with both days. Words
// that may mean several periods (周一到周五, said on a Monday) come back with
// all of them, the likeliest first; there is always one.
func Days(text string, now time.Time) ([]Period, error) {
	heard, folded, err := value(text)
	if err != nil {
		return nil, err
	}
	at := asOf{today: calendarDay(now), zone: now.Location()}
	single, e := readDay(folded, at)
	if e == nil {
		return oneDay(single), nil
	}
	found, rangeError := readRange(folded, at)
	if rangeError == nil {
		return found, nil
	}
	if rangeError.Code != NotUnderstood {
		e = rangeError
	}
	e.Heard = cut(heard, heardLimit)
	return nil, e
}

// oneDay are the periods of one day that words for a day may mean.
func oneDay(d Date) []Period {
	var found []Period
	for _, day := range d.readings() {
		found = append(found, Period{day, day})
	}
	return found
}

// readings are the days that a Date may mean, each without a doubt.
func (d Date) readings() []Date {
	likely, other := d, d
	likely.Doubt = ""
	if d.Doubt == "" {
		return []Date{likely}
	}
	other.Day, other.Doubt = d.Doubt, ""
	return []Date{likely, other}
}

// toMarks part the halves of a range; fromMarks may open it and untilMarks close it.
var (
	toMarks    = []string{"到", "至", "~", "–", "—", "-", " until ", " through ", " to "}
	fromMarks  = []string{"从", "自", "由", "from "}
	untilMarks = []string{"为止", "结束", "止"}
)

// readRange tries every place where the text can be parted. The first one with
// two days wins; else the complaint about a half that is a day, but a wrong one.
func readRange(folded string, at asOf) ([]Period, *Error) {
	for _, mark := range fromMarks {
		folded = strings.TrimPrefix(folded, mark)
	}
	for _, mark := range untilMarks {
		folded = strings.TrimSuffix(folded, mark)
	}
	if from, to, ok := readPeriod(folded, at); ok {
		return []Period{{from, to}}, nil
	}
	worst := refuse(NotUnderstood, "")
	for _, mark := range toMarks {
		for i := range folded {
			if !strings.HasPrefix(folded[i:], mark) {
				continue
			}
			found, e := readHalves(strings.TrimSpace(folded[:i]), strings.TrimSpace(folded[i+len(mark):]), at)
			if e == nil {
				return found, nil
			}
			if worst.Code == NotUnderstood {
				worst = e
			}
		}
	}
	return nil, worst
}

// readHalves reads an end for each day that the start may mean: on a Monday 周五
// is of this week after 周一 today, and of the next one after 周一 in a week.
func readHalves(left, right string, at asOf) ([]Period, *Error) {
	from, e := readDay(strings.TrimSuffix(left, "起"), at)
	if e != nil {
		if _, second := readDay(right, at); second != nil && second.Code == NotUnderstood {
			e = refuse(NotUnderstood, "")
		}
		return nil, e
	}
	var found []Period
	var worst *Error
	for _, first := range from.readings() {
		more, e := readEnd(first, right, at)
		if worst == nil {
			worst = e
		}
		found = append(found, more...)
	}
	if len(found) > 0 {
		return found, nil
	}
	return nil, worst
}

// readEnd reads the last day of a period that begins on first.
func readEnd(first Date, right string, at asOf) ([]Period, *Error) {
	start, _ := time.Parse(iso, first.Day) // readDay wrote it in this form
	at.start = &start
	to, e := readDay(right, at)
	if e != nil {
		return nil, e
	}
	var found []Period
	for _, last := range to.readings() {
		if last.Day < first.Day || last.Day == first.Day && last.Clock != "" && last.Clock < first.Clock {
			continue
		}
		found = append(found, Period{first, last})
	}
	if len(found) == 0 {
		return nil, between(Reversed, "", first.Day, to.Day)
	}
	return found, nil
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
