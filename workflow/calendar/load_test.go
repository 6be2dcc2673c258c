package calendar

import (
	"errors"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

func TestACompanyReplacesTheCalendar(t *testing.T) {
	c, err := Load([]byte(`
hours: ["08:30-11:30", "12:30-17:30"]
years:
  2027:
    source: 公司内部通知
    off: [2027-02-05..2027-02-12]
    work: [2027-02-14]
`))
	if err != nil {
		t.Fatal(err)
	}
	due, provisional := c.Add(at(t, "2027-02-04 16:30", shanghai), span(t, "1wd"), shanghai)
	if got := due.Format("2006-01-02 15:04"); got != "2027-02-14 16:30" || provisional {
		t.Errorf("due %s provisional %v, want 2027-02-14 16:30, certain", got, provisional)
	}
}

func TestABrokenCalendarNamesItsPlace(t *testing.T) {
	tests := []struct{ story, file, place, says string }{
		{"不认识的键", "hours: [\"09:00-18:00\"]\nyear: {}", "[2:1]", "unknown field"},
		{"没有这一天", "hours: [\"09:00-18:00\"]\nyears:\n  2027:\n    off: [2027-02-30]", "[4:11]", "not a day"},
		{"别的年份的日子", "hours: [\"09:00-18:00\"]\nyears:\n  2027:\n    off: [2026-05-01]", "[4:11]", "not of its year"},
		{"调休不在周末", "hours: [\"09:00-18:00\"]\nyears:\n  2027:\n    work: [2027-02-01]", "[4:12]", "Saturday or a Sunday"},
		{"又休又上班", "hours: [\"09:00-18:00\"]\nyears:\n  2027:\n    off: [2027-02-06]\n    work: [2027-02-06]", "[5:12]", "both off and worked"},
		{"结束早于开始", "hours: [\"09:00-18:00\"]\nyears:\n  2027:\n    off: [2027-02-06..2027-02-01]", "[4:11]", "before the first"},
		{"上班时间重叠", "hours: [\"09:00-12:00\", \"11:00-18:00\"]", "[1:24]", "overlap"},
		{"上班时间写反", "hours: [\"18:00-09:00\"]", "[1:9]", "working hours look like"},
		{"没有上班时间", "years: {}", "", "none given"},
		{"空文件", "", "", "none given"},
		{"不是清单", "hours: 9", "[1:8]", ""},
	}
	for _, tt := range tests {
		t.Run(tt.story, func(t *testing.T) {
			_, err := Load([]byte(tt.file))
			if !errors.Is(err, ErrInvalid) {
				t.Fatalf("err = %v, want ErrInvalid", err)
			}
			if !strings.Contains(err.Error(), tt.place) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %q names neither %s nor %q", err, tt.place, tt.says)
			}
		})
	}
}

func TestSpans(t *testing.T) {
	for _, text := range []string{"2wd", "0.5wd", "4wh", "30m", "2h", "1d", "1000wd"} {
		if got := span(t, text).String(); got != text {
			t.Errorf("%s comes back as %s", text, got)
		}
	}
	for _, text := range []string{"", "2", "wd", "0wd", "-1wd", "1.5d", "0.25wd", "2dw", "2 wd", "1001wd", "99999999999999999999m", "两天", "1e3m", "٣wd", ".5wd", "1.wd"} {
		if s, err := ParseSpan(text); !errors.Is(err, ErrSpan) {
			t.Errorf("%q was read as %v, %v", text, s, err)
		}
	}
}

func TestASpanInARuleBookNamesItsPlace(t *testing.T) {
	var process struct{ Due Span }
	if err := yaml.UnmarshalWithOptions([]byte("due: 2wd"), &process, yaml.Strict()); err != nil || process.Due.String() != "2wd" {
		t.Fatalf("read %v, %v", process.Due, err)
	}
	err := yaml.UnmarshalWithOptions([]byte("\ndue: 2 days"), &process, yaml.Strict())
	if err == nil || !strings.Contains(err.Error(), "[2:6]") || !strings.Contains(err.Error(), "2wd") {
		t.Errorf("err = %v, want its place and an example", err)
	}
	written, err := yaml.Marshal(process)
	if diff := cmp.Diff("due: 2wd\n", string(written)); diff != "" || err != nil {
		t.Errorf("written (-want +got):\n%s%v", diff, err)
	}
}

func FuzzParseSpan(f *testing.F) {
	for _, seed := range []string{"2wd", "0.5wd", "30m", "1d", "999999999h"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSpan(text)
		if err != nil {
			return
		}
		again, err := ParseSpan(s.String())
		if err != nil || again != s {
			t.Errorf("%q became %v, then %v (%v)", text, s, again, err)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add(string(cn))
	f.Add("hours: !00\n00000000000000000000000000000000")
	f.Add("hours: [~]\nfixed: [{}, [], 02-29]\nyears: {2027: ~}")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Load([]byte(text)); err != nil && !errors.Is(err, ErrInvalid) {
			t.Errorf("%v is not ErrInvalid", err)
		}
	})
}
