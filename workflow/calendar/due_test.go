package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDueTimes(t *testing.T) {
	tests := []struct {
		story, from, span, want string
		provisional             bool
	}{
		{"法务两个工作日", "2026-11-23 10:30", "2wd", "2026-11-25 10:30", false},
		{"半个工作日跨过午休", "2026-11-23 10:30", "0.5wd", "2026-11-23 15:30", false},
		{"四个工时跨到次日", "2026-11-23 16:00", "4wh", "2026-11-24 11:00", false},
		{"午休时提交从一点算起", "2026-11-23 12:20", "1wh", "2026-11-23 14:00", false},
		{"周五上午到周一上午", "2026-11-20 10:30", "1wd", "2026-11-23 10:30", false},
		{"周六提交，周一下班前", "2026-11-21 15:00", "1wd", "2026-11-23 18:00", false},
		{"清晨提交，当天下班前", "2026-11-23 06:00", "1wd", "2026-11-23 18:00", false},
		{"下班后提交，次日下班前", "2026-11-23 20:00", "1wd", "2026-11-24 18:00", false},
		{"国庆前提交，节后两天", "2026-09-30 15:00", "2wd", "2026-10-09 15:00", false},
		{"调休的周六算工作日", "2026-10-09 15:00", "1wd", "2026-10-10 15:00", false},
		{"春节前最后一天", "2026-02-14 17:00", "1wd", "2026-02-24 17:00", false},
		{"跨入未公布的年份", "2026-12-31 15:00", "1wd", "2027-01-04 15:00", true},
		{"三十分钟不看日历", "2026-11-21 23:50", "30m", "2026-11-22 00:20", false},
		{"一个自然日", "2026-11-21 15:00", "1d", "2026-11-22 15:00", false},
		{"两小时", "2026-11-21 15:00", "2h", "2026-11-21 17:00", false},
	}
	for _, tt := range tests {
		t.Run(tt.story, func(t *testing.T) {
			got, provisional := China().Add(at(t, tt.from, shanghai), span(t, tt.span), shanghai)
			if !got.Equal(at(t, tt.want, shanghai)) || provisional != tt.provisional {
				t.Errorf("%s + %s = %v provisional %v, want %s %v", tt.from, tt.span, got.In(shanghai), provisional, tt.want, tt.provisional)
			}
		})
	}
}

func TestTheClockStopsWhileTheApplicantHasIt(t *testing.T) {
	from := at(t, "2026-11-23 10:00", shanghai)
	returned := Pause{at(t, "2026-11-23 11:00", shanghai), at(t, "2026-11-25 11:00", shanghai)}
	inside := Pause{at(t, "2026-11-24 09:00", shanghai), at(t, "2026-11-24 10:00", shanghai)}
	tests := []struct {
		story, span, want string
		pauses            []Pause
	}{
		{"退回两天，工作日顺延", "1wd", "2026-11-26 10:00", []Pause{returned}},
		{"重叠的停表只算一次", "1wd", "2026-11-26 10:00", []Pause{inside, returned}},
		{"自然日也停表", "1d", "2026-11-26 10:00", []Pause{returned}},
		{"到期之后才退回，不顺延", "1wh", "2026-11-23 11:00", []Pause{returned}},
		{"空的停表没有影响", "1wd", "2026-11-24 10:00", []Pause{{returned.To, returned.From}}},
	}
	for _, tt := range tests {
		t.Run(tt.story, func(t *testing.T) {
			got, _ := China().Due(from, span(t, tt.span), tt.pauses, shanghai)
			if !got.Equal(at(t, tt.want, shanghai)) {
				t.Errorf("due %v, want %s", got.In(shanghai), tt.want)
			}
		})
	}
}

func TestWorkedIsHalfOfTheSpanAtHalfTime(t *testing.T) {
	from, to := at(t, "2026-09-30 15:00", shanghai), at(t, "2026-10-08 15:00", shanghai)
	if got := China().Worked(from, to, nil, shanghai); got != 8*time.Hour {
		t.Errorf("worked %v across 国庆, want 8h", got)
	}
	lunch := []Pause{{at(t, "2026-09-30 16:00", shanghai), at(t, "2026-09-30 17:00", shanghai)}}
	if got := China().Worked(from, to, lunch, shanghai); got != 7*time.Hour {
		t.Errorf("worked %v with an hour stopped, want 7h", got)
	}
	if got := China().Worked(to, from, nil, shanghai); got != 0 {
		t.Errorf("worked %v backwards, want 0", got)
	}
}

// In New York clocks go forward on 2026-03-08 at 2:00 and back on 2026-11-01.
func TestClocksThatChangeMoveNoDueTime(t *testing.T) {
	newYork := zone("America/New_York")
	nights, err := Load([]byte(`hours: ["00:00-08:00"]
years: {2026: {work: [2026-03-08, 2026-11-01]}}`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		story    string
		calendar *Calendar
		from     string
		span     string
		want     string
	}{
		{"白天的工时不受影响", China(), "2026-03-06 10:30", "1wd", "2026-03-09 10:30"},
		{"自然日保持钟点", China(), "2026-03-07 10:30", "1d", "2026-03-08 10:30"},
		{"夜班少一小时", nights, "2026-03-08 01:00", "2wh", "2026-03-08 04:00"},
		{"夜班多一小时", nights, "2026-11-01 00:30", "2wh", "2026-11-01 01:30"},
	}
	for _, tt := range tests {
		t.Run(tt.story, func(t *testing.T) {
			got, _ := tt.calendar.Add(at(t, tt.from, newYork), span(t, tt.span), newYork)
			if got.In(newYork).Format("2006-01-02 15:04") != tt.want {
				t.Errorf("due %v, want %s", got.In(newYork), tt.want)
			}
		})
	}
}

var zones = []*time.Location{shanghai, time.UTC, zone("America/New_York"), zone("Australia/Lord_Howe")}

func instants() *rapid.Generator[time.Time] {
	first := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	return rapid.Custom(func(t *rapid.T) time.Time {
		return time.Unix(first+rapid.Int64Range(0, 3*365*24*60).Draw(t, "minute")*60, 0)
	})
}

func workingSpans() *rapid.Generator[Span] {
	return rapid.Custom(func(t *rapid.T) Span {
		return Span{rapid.Int64Range(1, 200).Draw(t, "tenths"), rapid.SampledFrom([]string{"wd", "wh"}).Draw(t, "unit")}
	})
}

func TestDueTimesNeverGoBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z, s := rapid.SampledFrom(zones).Draw(t, "zone"), workingSpans().Draw(t, "span")
		a, b := instants().Draw(t, "a"), instants().Draw(t, "b")
		if b.Before(a) {
			a, b = b, a
		}
		dueA, _ := China().Add(a, s, z)
		dueB, _ := China().Add(b, s, z)
		if dueB.Before(dueA) || !dueA.After(a) {
			t.Fatalf("from %v due %v, from %v due %v", a, dueA, b, dueB)
		}
	})
}

func TestDueTimesLieInWorkingHours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z, s := rapid.SampledFrom(zones).Draw(t, "zone"), workingSpans().Draw(t, "span")
		due, _ := China().Add(instants().Draw(t, "from"), s, z)
		if working, _ := China().Working(due.In(z)); !working {
			t.Fatalf("due on a day off: %v", due.In(z))
		}
		clock := due.In(z).Format("15:04")
		if clock < "09:00" || clock > "12:00" && clock < "13:00" || clock > "18:00" {
			t.Fatalf("due outside working hours: %v", due.In(z))
		}
	})
}

func TestTwoSpansAreTheirSumAndAreWhatWasWorked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z, from := rapid.SampledFrom(zones).Draw(t, "zone"), instants().Draw(t, "from")
		unit := rapid.SampledFrom([]string{"wd", "wh"}).Draw(t, "unit")
		a, b := rapid.Int64Range(1, 200).Draw(t, "a"), rapid.Int64Range(1, 200).Draw(t, "b")
		first, _ := China().Add(from, Span{a, unit}, z)
		twice, _ := China().Add(first, Span{b, unit}, z)
		once, _ := China().Add(from, Span{a + b, unit}, z)
		if !twice.Equal(once) {
			t.Fatalf("in two steps %v, in one %v", twice, once)
		}
		each := map[string]time.Duration{"wd": 48 * time.Minute, "wh": 6 * time.Minute}[unit]
		if got := China().Worked(from, once, nil, z); got != time.Duration(a+b)*each {
			t.Fatalf("worked %v, want %v", got, time.Duration(a+b)*each)
		}
	})
}

func TestAPausePostponesByTheWorkInsideIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, s := instants().Draw(t, "from"), workingSpans().Draw(t, "span")
		pauses := make([]Pause, rapid.IntRange(0, 4).Draw(t, "pauses"))
		for i := range pauses {
			start := from.Add(time.Duration(rapid.IntRange(-1000, 9000).Draw(t, "start")) * time.Minute)
			pauses[i] = Pause{start, start.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "length")) * time.Minute)}
		}
		plain, _ := China().Add(from, s, shanghai)
		due, _ := China().Due(from, s, pauses, shanghai)
		want := China().Worked(from, plain, nil, shanghai)
		if got := China().Worked(from, due, pauses, shanghai); got != want || due.Before(plain) {
			t.Fatalf("with pauses %v due %v (worked %v), without %v (worked %v)", pauses, due, got, plain, want)
		}
	})
}
