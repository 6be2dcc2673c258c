package reading

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

func TestCleanKeepsWhatIsSeenAndDropsWhatIsNot(t *testing.T) {
	for text, want := range map[string]string{
		"  双十一回访\u3000": "双十一回访", "第一行\r\n第二行\r第三行\u2028第四行": "第一行\n第二行\n第三行\n第四行", "列一\t列二": "列一\t列二",
		"预算\u202e000\u202c": "预算000", "立\u200b案\ufeff": "立案", "a\x00b\x07c\u0085d": "abcd", "e\u0301": "é",
		"👨\u200d👩\u200d👧 家庭": "👨\u200d👩\u200d👧 家庭", "🏳\ufe0f\u200d🌈": "🏳\ufe0f\u200d🌈", "👩🏽\u200d💻": "👩🏽\u200d💻", "a\u200db": "ab", "🇨🇳": "🇨🇳",
		"\u200b\u2060\u3164 ": "", "✅ 已由 张总 批准": "✅ 已由 张总 批准", "{{.}} ${jndi:ldap://x} %s": "{{.}} ${jndi:ldap://x} %s",
	} {
		if got, err := Clean(text); err != nil || got != want {
			t.Errorf("%q became %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestCleanStopsACombiningStorm(t *testing.T) {
	got, err := Clean("话" + strings.Repeat("\u0336", 500) + "术")
	if err != nil || utf8.RuneCountInString(got) != 2+maxMarks {
		t.Errorf("%d letters left, %v", utf8.RuneCountInString(got), err)
	}
}

func TestCleanRefusesWhatIsNotText(t *testing.T) {
	for _, text := range []string{"\xff\xfe", "预算\xe4\xb8", "\xed\xa0\x80"} {
		_, err := Clean(text)
		wantCode(t, err, Unreadable)
	}
}

func TestCleanTakesAMegabyte(t *testing.T) {
	long := strings.Repeat("您好，这里是客服。", 1<<20/27)
	if got, err := Clean(long); err != nil || got != long {
		t.Errorf("a long script changed: %v", err)
	}
	_, err := Money(long)
	if e := wantCode(t, err, TooLong); uniseg.GraphemeClusterCount(e.Heard) != heardLimit+1 {
		t.Errorf("heard %d characters", uniseg.GraphemeClusterCount(e.Heard))
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{"ＬＡ－２０２６": "la-2026", "￥３００": "¥300", "  Next   MONDAY ": "next monday", "：，（）～": ":,()~"} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("👨\u200d👩 a\u200db \u202e e\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Clean(text)
		if err != nil {
			if !errors.Is(err, Unreadable) || utf8.ValidString(text) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		again, err := Clean(got)
		if err != nil || again != got || !norm.NFC.IsNormalString(got) {
			t.Fatalf("%q cleans to %q, then %q, %v", text, got, again, err)
		}
	})
}
