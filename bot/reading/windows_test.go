package reading

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func windowTexts(windows []Window) string {
	var texts []string
	for _, w := range windows {
		texts = append(texts, w.String())
	}
	return strings.Join(texts, "; ")
}

func TestCallingWindows(t *testing.T) {
	for text, want := range map[string]string{
		"9:30-11:30, 14:00-17:30":            "09:30-11:30; 14:00-17:30",
		"9点到12点，下午2点到5点半":                    "09:00-12:00; 14:00-17:30",
		"工作日 9:00–12:00":                     "workdays 09:00-12:00",
		"周一至周六 09:00–12:00, 14:00–20:00":     "mon-sat 09:00-12:00; mon-sat 14:00-20:00",
		"周一到周五 9:00-18:00；周六、周日 10:00-16:00": "mon-fri 09:00-18:00; sat,sun 10:00-16:00",
		"14:00-17:30、9:30-11:30":             "09:30-11:30; 14:00-17:30",
		"每天 上午9点到11点半和下午1点半到6点":              "09:00-11:30; 13:30-18:00",
		"９：００～１２：００":                         "09:00-12:00",
		"9am-12pm, 2pm to 5:30pm":            "09:00-12:00; 14:00-17:30",
		"9:00-12:00 14:00-18:00":             "09:00-12:00; 14:00-18:00",
		"晚上6点到晚上12点":                         "18:00-24:00",
		"20:00-24:00":                        "20:00-24:00",
		"9:00-12:00,12:00-14:00":             "09:00-12:00; 12:00-14:00",
		"mon,wed-fri 09:00-10:00":            "mon,wed-fri 09:00-10:00",
		"上午10点到下午2点":                         "10:00-14:00",
	} {
		got, err := Windows(text)
		if err != nil || windowTexts(got) != want {
			t.Errorf("%q is %q, %v; want %q", text, windowTexts(got), err, want)
		}
		again, err := Windows(windowTexts(got))
		if diff := cmp.Diff(got, again); diff != "" || err != nil {
			t.Errorf("%q does not read itself back: %v\n%s", text, err, diff)
		}
	}
}

func TestCallingWindowsThatAreRefused(t *testing.T) {
	for text, want := range map[string]Code{
		"9:00-12:00, 11:00-14:00": Overlap, "工作日 9:00-12:00，周六 11:00-14:00": Overlap, "12:00-9:00": Reversed, "9:00-9:00": Reversed, "22:00-6:00": Reversed,
		"9点到6点": Ambiguous, "2点到5点": Ambiguous, "9:00-25:00": OutOfRange, "24:00-24:00": OutOfRange, "9:75-10:00": OutOfRange,
		"9:00": NotUnderstood, "全天": NotUnderstood, "9-12": NotUnderstood, "工作日": NotUnderstood, "9:00-12:00左右": NotUnderstood, ",": NotUnderstood, "": Empty,
	} {
		if got, err := Windows(text); !errors.Is(err, want) {
			t.Errorf("%q is %q, %v; want %s", text, windowTexts(got), err, want)
		}
	}
	_, err := Windows("9点到6点")
	if diff := cmp.Diff([]string{"09:00-18:00"}, wantCode(t, err, Ambiguous).Options); diff != "" {
		t.Error(diff)
	}
	_, err = Windows("9:00-12:00, 11:00-14:00")
	if e := wantCode(t, err, Overlap); e.From != "09:00-12:00" || e.To != "11:00-14:00" {
		t.Errorf("overlap names %s and %s", e.From, e.To)
	}
}

func FuzzWindows(f *testing.F) {
	for _, seed := range []string{"9:30-11:30, 14:00-17:30", "周一至周六 9点到12点", "周日到周二 1:00-2:00", "晚上6点到12点"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Windows(text)
		if err != nil || len(windowTexts(got)) > valueLimit {
			return
		}
		again, err := Windows(windowTexts(got))
		if diff := cmp.Diff(got, again); diff != "" || err != nil {
			t.Fatalf("%q is %q and does not read itself back: %v\n%s", text, windowTexts(got), err, diff)
		}
	})
}
