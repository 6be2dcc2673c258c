package reading

import (
	"errors"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"
)

// monday23 is the reference of the handbook's vectors: Monday, 2026-11-23, in Shanghai.
var monday23 = time.Date(2026, 11, 23, 10, 30, 0, 0, zoneOf("Asia/Shanghai"))

func zoneOf(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

func wantCode(t *testing.T, err error, want Code) *Error {
	t.Helper()
	var e *Error
	if !errors.Is(err, want) || !errors.As(err, &e) {
		t.Fatalf("err = %v, want %s", err, want)
	}
	return e
}

func TestDaysAsPeopleNameThem(t *testing.T) {
	for text, want := range map[string]string{
		"今天": "2026-11-23", "明天": "2026-11-24", "后天": "2026-11-25", "大后天": "2026-11-26", "昨天": "2026-11-22",
		"下周一": "2026-11-30", "下下周一": "2026-12-07", "周三": "2026-11-25", "本周五": "2026-11-27", "这周五": "2026-11-27",
		"礼拜天": "2026-11-29", "下星期天": "2026-12-06", "下个周一": "2026-11-30", "周7": "2026-11-29", "上周五": "2026-11-20",
		"12月1日": "2026-12-01", "12月1号": "2026-12-01", "十二月一日": "2026-12-01", "12/1": "2026-12-01", "１２／１": "2026-12-01",
		"2026-12-01": "2026-12-01", "2026/12/1": "2026-12-01", "2026年12月1日": "2026-12-01", "20261201": "2026-12-01",
		"26年12月1日": "2026-12-01", "2026.12.1": "2026-12-01", "12.1": "2026-12-01", "12-1": "2026-12-01", "12月1": "2026-12-01",
		"1月5日": "2027-01-05", "明年1月5日": "2027-01-05", "11月23日": "2026-11-23", "11月22日": "2027-11-22", "今年11月1日": "2026-11-01",
		"3天后": "2026-11-26", "两周后": "2026-12-07", "1个月后": "2026-12-23", "半个月后": "2026-12-08", "半年后": "2027-05-23", "一年后": "2027-11-23",
		"月底": "2026-11-30", "下月初": "2026-12-01", "年底": "2026-12-31", "月初": "2026-12-01", "明年初": "2027-01-01", "下个月底": "2026-12-31", "12月底": "2026-12-31", "2月底": "2027-02-28",
		"5号": "2026-12-05", "25号": "2026-11-25", "下个月5号": "2026-12-05", "本月30日": "2026-11-30", "二十五号": "2026-11-25",
		"next Monday": "2026-11-30", "Friday": "2026-11-27", "in 3 days": "2026-11-26", "in two weeks": "2026-12-07", "3 days later": "2026-11-26",
		"Dec 1": "2026-12-01", "Dec. 1": "2026-12-01", "Jan 5": "2027-01-05", "1 December": "2026-12-01", "December 1st, 2026": "2026-12-01", "tomorrow": "2026-11-24", "end of month": "2026-11-30",
		"12月1日（周二）": "2026-12-01", "2026-12-01 Tue": "2026-12-01", "明天。": "2026-11-24", " 明\u200b天 ": "2026-11-24",
	} {
		got, err := Day(text, monday23)
		if err != nil || got.Day != want || got.Clock != "" {
			t.Errorf("%q is %+v, %v; want %s", text, got, err, want)
		}
		if got.Interpreted == (text == "2026-12-01" || text == "2026-12-01 Tue") {
			t.Errorf("%q: Interpreted = %v", text, got.Interpreted)
		}
	}
}

func TestDaysWithATime(t *testing.T) {
	for text, want := range map[string]string{
		"明天下午3点半": "2026-11-24 15:30", "明天 15:30": "2026-11-24 15:30", "明早9点": "2026-11-24 09:00", "今晚8点": "2026-11-23 20:00",
		"12月1日上午九点一刻": "2026-12-01 09:15", "2026-12-01 09:05": "2026-12-01 09:05", "周三中午12点": "2026-11-25 12:00", "周三中午11点半": "2026-11-25 11:30",
		"tomorrow 3pm": "2026-11-24 15:00", "Dec 1 9:30 am": "2026-12-01 09:30", "12月1日（周二）下午2:30": "2026-12-01 14:30", "后天凌晨12点": "2026-11-25 00:00",
	} {
		got, err := Day(text, monday23)
		if err != nil || got.Day+" "+got.Clock != want {
			t.Errorf("%q is %+v, %v; want %s", text, got, err, want)
		}
	}
}

func TestMonthArithmeticStopsAtTheEndOfTheMonth(t *testing.T) {
	for now, want := range map[string]string{"2026-01-31": "2026-02-28", "2028-01-31": "2028-02-29", "2026-12-31": "2027-01-31", "2026-08-31": "2026-09-30"} {
		start, _ := time.Parse(iso, now)
		if got, err := Day("1个月后", start); err != nil || got.Day != want {
			t.Errorf("1个月后 on %s is %+v, %v; want %s", now, got, err, want)
		}
	}
}

func TestTheWeekTurnsAtMidnightOfThePerson(t *testing.T) {
	for now, want := range map[string]string{
		"2026-11-23 23:59": "2026-12-04", "2026-11-29 23:59": "2026-12-04", "2026-11-30 00:00": "2026-12-11", "2026-12-31 23:59": "2027-01-08",
	} {
		at, _ := time.ParseInLocation("2006-01-02 15:04", now, monday23.Location())
		if got, err := Day("下周五", at); err != nil || got.Day != want {
			t.Errorf("下周五 at %s is %+v, %v; want %s", now, got, err, want)
		}
	}
}

func TestADoubtIsNamed(t *testing.T) {
	for text, want := range map[string]string{"周一": "2026-11-30", "Monday": "2026-11-30", "next Friday": "2026-11-27", "周三": "", "下周一": "", "next Monday": ""} {
		if got, err := Day(text, monday23); err != nil || got.Doubt != want {
			t.Errorf("%q doubts %q (%v), want %q", text, got.Doubt, err, want)
		}
	}
}

func TestDaysThatAreRefused(t *testing.T) {
	tests := []struct {
		text    string
		want    Code
		options []string
	}{
		{"2月30日", ImpossibleDate, nil}, {"2026-02-29", ImpossibleDate, nil}, {"2027-02-29", ImpossibleDate, nil}, {"2月29日", ImpossibleDate, nil},
		{"2026-13-01", ImpossibleDate, nil}, {"31/04", ImpossibleDate, nil}, {"31号", ImpossibleDate, nil}, {"12月1日（周三）", ImpossibleDate, nil}, {"0月0日", ImpossibleDate, nil},
		{"13/1", Ambiguous, []string{"2027-01-13"}},
		{"周末", Ambiguous, []string{"2026-11-28", "2026-11-29"}},
		{"明天3点", Ambiguous, []string{"2026-11-24 03:00", "2026-11-24 15:00"}},
		{"明天晚上12点", Ambiguous, []string{"2026-11-24 00:00", "2026-11-25 00:00"}},
		{"明天24:00", OutOfRange, nil}, {"明天25:00", OutOfRange, nil}, {"明天9:75", OutOfRange, nil}, {"9999年后", OutOfRange, nil},
		{"abc", NotUnderstood, nil}, {"", Empty, nil}, {" \u200b\u3000", Empty, nil}, {"30", NotUnderstood, nil}, {"明天再说", NotUnderstood, nil}, {"1e3", NotUnderstood, nil}, {"0x10", NotUnderstood, nil},
		{"3个工作日后", NeedsCalendar, nil}, {"in 3 working days", NeedsCalendar, nil},
		{"国庆后", Festival, nil}, {"春节", Festival, nil}, {"农历正月初五", Festival, nil}, {"双十一", Festival, nil},
		{"12月1日到12月5日", RangeWhereSingle, nil}, {"下周", RangeWhereSingle, nil},
		{"12²", NotUnderstood, nil}, {"12\u202e/1", NotUnderstood, nil}, {"\xff", Unreadable, nil}, {"' OR 1=1 -- ", NotUnderstood, nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := Day(tt.text, monday23)
			e := wantCode(t, err, tt.want)
			if diff := cmp.Diff(tt.options, e.Options); diff != "" {
				t.Errorf("read as %+v; options (-want +got):\n%s", got, diff)
			}
			for _, option := range e.Options {
				if _, err := Day(option, monday23); err != nil {
					t.Errorf("option %s cannot be chosen: %v", option, err)
				}
			}
		})
	}
}

func TestATimeThatTheZoneSkipsIsImpossible(t *testing.T) {
	newYork := time.Date(2026, 3, 1, 9, 0, 0, 0, zoneOf("America/New_York"))
	_, err := Day("2026-03-08 02:30", newYork)
	wantCode(t, err, ImpossibleDate)
	if got, err := Day("2026-11-01 01:30", newYork); err != nil || got.Clock != "01:30" {
		t.Errorf("the repeated hour is %+v, %v", got, err)
	}
}

func TestWorkingDaysAreCountedForTheCalendar(t *testing.T) {
	for text, want := range map[string]int{"3个工作日后": 3, "十个工作日之后": 10, "in 2 working days": 2} {
		if got, err := WorkingDays(text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	_, err := WorkingDays("3天后")
	wantCode(t, err, NotUnderstood)
}

func FuzzDay(f *testing.F) {
	for _, seed := range []string{"下周一", "2026-12-01", "12月1日到31日", "3个月后", "Dec 1, 2026 3pm", "今晚12点", "二〇二六年", "周", "月", "年"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Day(text, monday23)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Code == "" {
				t.Fatalf("%q: %v has no code", text, err)
			}
			return
		}
		again, err := Day(got.Day, monday23)
		if err != nil || again.Day != got.Day || again.Interpreted {
			t.Fatalf("%q became %+v, then %+v, %v", text, got, again, err)
		}
	})
}
