package calendar

import (
	"testing"
	"time"
	_ "time/tzdata"
)

var shanghai = zone("Asia/Shanghai")

func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

func at(t testing.TB, text string, zone *time.Location) time.Time {
	t.Helper()
	parsed, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func span(t testing.TB, text string) Span {
	t.Helper()
	s, err := ParseSpan(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWorkingDaysAsAnnounced(t *testing.T) {
	tests := []struct {
		day                  string
		working, provisional bool
		why                  string
	}{
		{"2025-01-01", false, false, "元旦"},
		{"2025-01-26", true, false, "周日，春节调休上班"},
		{"2025-01-28", false, false, "除夕"},
		{"2025-10-08", false, false, "国庆中秋长假最后一天"},
		{"2025-10-11", true, false, "周六，国庆调休上班"},
		{"2026-01-04", true, false, "周日，元旦调休上班"},
		{"2026-02-14", true, false, "周六，春节调休上班"},
		{"2026-02-23", false, false, "春节假期最后一天"},
		{"2026-09-20", true, false, "周日，国庆调休上班"},
		{"2026-10-07", false, false, "国庆最后一天"},
		{"2026-10-08", true, false, "国庆后第一天"},
		{"2026-10-10", true, false, "周六，国庆调休上班"},
		{"2026-11-21", false, false, "普通周六"},
		{"2026-11-23", true, false, "普通周一"},
		{"2027-01-01", false, true, "法定元旦，安排未公布"},
		{"2027-01-04", true, true, "普通周一，安排未公布"},
		{"2027-02-08", true, true, "农历日期不猜测"},
		{"2027-10-03", false, true, "法定国庆"},
		{"2027-10-04", true, true, "不猜测长假"},
		{"2027-10-09", false, true, "不猜测调休"},
	}
	for _, tt := range tests {
		t.Run(tt.day+tt.why, func(t *testing.T) {
			working, provisional := China().Working(at(t, tt.day+" 10:00", shanghai))
			if working != tt.working || provisional != tt.provisional {
				t.Errorf("working %v provisional %v, want %v %v", working, provisional, tt.working, tt.provisional)
			}
		})
	}
}

func TestEachKnownYearHasTheAnnouncedNumberOfDays(t *testing.T) {
	for year, want := range map[int]struct{ off, work int }{2025: {28, 5}, 2026: {33, 6}} {
		off, work := 0, 0
		for d := range China().off {
			if d.year == year {
				off++
			}
		}
		for d := range China().work {
			if d.year == year {
				work++
			}
		}
		if off != want.off || work != want.work {
			t.Errorf("%d: %d days off and %d made up, want %d and %d", year, off, work, want.off, want.work)
		}
	}
}

func TestNextWorkingDay(t *testing.T) {
	for from, want := range map[string]string{
		"2026-09-30": "2026-10-08", // 国庆七天
		"2026-10-09": "2026-10-10", // 周六要上班
		"2026-10-10": "2026-10-12",
		"2026-02-14": "2026-02-24", // 春节九天
	} {
		got, provisional := China().NextWorkingDay(at(t, from+" 15:00", shanghai))
		if got.Format("2006-01-02 15:04") != want+" 00:00" || provisional {
			t.Errorf("after %s: %v provisional %v, want %s", from, got, provisional, want)
		}
	}
	got, provisional := China().NextWorkingDay(at(t, "2026-12-31 15:00", shanghai))
	if got.Format("2006-01-02") != "2027-01-04" || !provisional {
		t.Errorf("across an unknown year: %v provisional %v, want 2027-01-04 provisional", got, provisional)
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"2026-11-23 09:00", "2026-11-23 18:00", 0},
		{"2026-11-23 18:00", "2026-11-24 09:00", 1},
		{"2026-09-30 10:00", "2026-10-12 10:00", 4}, // 8, 9, 10（调休）, 12
		{"2026-10-12 10:00", "2026-09-30 10:00", -4},
		{"2026-11-20 10:00", "2026-11-22 10:00", 0},
	}
	for _, tt := range tests {
		if got := China().WorkingDaysBetween(at(t, tt.a, shanghai), at(t, tt.b, shanghai), shanghai); got != tt.want {
			t.Errorf("from %s to %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestCoveredEndsWithTheLastAnnouncedYear(t *testing.T) {
	if !China().Covered(at(t, "2026-12-31 23:59", shanghai)) {
		t.Error("2026 is announced")
	}
	if China().Covered(at(t, "2027-01-01 00:00", shanghai)) {
		t.Error("2027 is not announced")
	}
}
