package reading

import (
	"errors"
	"testing"
)

func TestLengthsOfTimeInDays(t *testing.T) {
	for text, want := range map[string]int64{
		"一年": 365, "1年": 365, "两年": 730, "三年": 1095, "a year": 365, "2 years": 730, "3个月": 90, "十二个月": 360,
		"one month": 30, "两周": 14, "2个星期": 14, "90天": 90, "90 days": 90, "１年": 365,
	} {
		if got, err := DayCount(text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
}

func TestLengthsOfTimeThatAreNoDays(t *testing.T) {
	for text, want := range map[string]Code{
		"半年": Ambiguous, "half a year": Ambiguous, "一年半": NotUnderstood, "90": NotUnderstood, "很久": NotUnderstood, "年": NotUnderstood,
		"-1年": Negative, "1年到2年": RangeWhereSingle, "": Empty, "2小时": NotUnderstood,
	} {
		if got, err := DayCount(text); !errors.Is(err, want) {
			t.Errorf("%q is %d, %v; want %s", text, got, err, want)
		}
	}
}
