package reading

import (
	"errors"
	"strings"
	"testing"
)

func TestRangesAsPeopleNameThem(t *testing.T) {
	for text, want := range map[string]string{
		"12月1日到12月5日": "2026-12-01 2026-12-05", "12月1日至31日": "2026-12-01 2026-12-31", "12月1日-31日": "2026-12-01 2026-12-31", "12月1-31日": "2026-12-01 2026-12-31",
		"12/1-12/5": "2026-12-01 2026-12-05", "12/1~12/5": "2026-12-01 2026-12-05", "2026-12-01-2026-12-31": "2026-12-01 2026-12-31", "2026-12-01 至 2026-12-31": "2026-12-01 2026-12-31",
		"2026-12-01~12-31": "2026-12-01 2026-12-31", "下周一到周五": "2026-11-30 2026-12-04", "下周一到下周五": "2026-11-30 2026-12-04", "周三到周五": "2026-11-25 2026-11-27",
		"周五到周一": "2026-11-27 2026-11-30", "从明天到月底": "2026-11-24 2026-11-30", "12月1日到月底": "2026-12-01 2026-12-31", "12月25日到1月5日": "2026-12-25 2027-01-05",
		"明年3月1日到5月1日": "2027-03-01 2027-05-01", "12月1日起至12月5日止": "2026-12-01 2026-12-05", "2026年12月1日—12月31日": "2026-12-01 2026-12-31",
		"from Dec 1 to Dec 31": "2026-12-01 2026-12-31", "Dec 1-31": "2026-12-01 2026-12-31", "Dec 1 – Jan 5": "2026-12-01 2027-01-05", "next Monday to Friday": "2026-11-30 2026-12-04",
		"从 12月1日 到 12月5日": "2026-12-01 2026-12-05", "下周一到12月11日": "2026-11-30 2026-12-11",
		"下周": "2026-11-30 2026-12-06", "12月": "2026-12-01 2026-12-31", "下个月": "2026-12-01 2026-12-31", "周末": "2026-11-28 2026-11-29",
		"12月1日": "2026-12-01 2026-12-01", "明天": "2026-11-24 2026-11-24",
	} {
		found, err := Days(text, monday23)
		if got := periods(found); err != nil || got != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
}

// periods writes every reading of a range, the likeliest first.
func periods(found []Period) string {
	var said []string
	for _, p := range found {
		said = append(said, p.From.Day+" "+p.To.Day)
	}
	return strings.Join(said, ", ")
}

// A range that begins on today's weekday may be this week's or the next one's;
// each start has its own end.
func TestRangesThatMayBeginTodayOrInAWeek(t *testing.T) {
	const both = "2026-11-23 2026-11-27, 2026-11-30 2026-12-04"
	for text, want := range map[string]string{
		"周一到周五": both, "星期一至星期五": both, "Monday to Friday": both, "周一-周五": both, "从周一到周五": both,
		"周一": "2026-11-23 2026-11-23, 2026-11-30 2026-11-30", "周一到12月4日": "2026-11-23 2026-12-04, 2026-11-30 2026-12-04",
		"周一到26号": "2026-11-23 2026-11-26",
		"本周一到周五": "2026-11-23 2026-11-27", "今天到周五": "2026-11-23 2026-11-27", "周二到周一": "2026-11-24 2026-11-30",
	} {
		found, err := Days(text, monday23)
		if got := periods(found); err != nil || got != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestRangesThatAreRefused(t *testing.T) {
	for text, want := range map[string]Code{
		"12月5日到12月1日": Reversed, "2026-12-31到2026-12-01": Reversed, "12月5日到11月30日": Reversed, "明天到今天": Reversed,
		"2月30日到3月5日": ImpossibleDate, "12月1日到12月32日": ImpossibleDate, "13/1到13/5": Ambiguous,
		"国庆到元旦": Festival, "abc到def": NotUnderstood, "到": NotUnderstood, "12月1日到": NotUnderstood, "": Empty, "话术到位": NotUnderstood,
	} {
		_, err := Days(text, monday23)
		if !errors.Is(err, want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	_, err := Days("12月5日到12月1日", monday23)
	if e := wantCode(t, err, Reversed); e.From != "2026-12-05" || e.To != "2026-12-01" {
		t.Errorf("both days are named as typed, not %s %s", e.From, e.To)
	}
}

func TestASingleDayThatIsARangeShowsBothEnds(t *testing.T) {
	_, err := Day("下周一到周五", monday23)
	if e := wantCode(t, err, RangeWhereSingle); e.From != "2026-11-30" || e.To != "2026-12-04" {
		t.Errorf("range %s %s", e.From, e.To)
	}
}

func FuzzDays(f *testing.F) {
	for _, seed := range []string{"12月1日-31日", "下周一到周五", "from Dec 1 to Dec 31", "2026-12-01-2026-12-31", "月底到年底", "到-至"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, err := Days(text, monday23)
		if err != nil {
			return
		}
		for _, p := range found {
			if p.To.Day < p.From.Day {
				t.Fatalf("%q ends before it starts: %+v", text, p)
			}
			again, err := Days(p.From.Day+"至"+p.To.Day, monday23)
			if err != nil || periods(again) != periods([]Period{p}) {
				t.Fatalf("%q became %+v, then %+v, %v", text, p, again, err)
			}
		}
	})
}
