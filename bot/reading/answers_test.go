package reading

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestYesAndNo(t *testing.T) {
	for text, want := range map[string]bool{"是": true, "对。": true, "有": true, "YES": true, "Ｙ": true, "好的！": true, "否": false, "没有": false, "No": false, "n": false, "无": false} {
		if got, err := YesNo(text); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]Code{"也许": NotUnderstood, "是不是": NotUnderstood, "不是很确定": NotUnderstood, "": Empty} {
		if got, err := YesNo(text); !errors.Is(err, want) {
			t.Errorf("%q is %v, %v; want %s", text, got, err, want)
		}
	}
}

var categories = []Option{
	{"insurance_life", []string{"人身保险", "Life insurance"}},
	{"insurance_car", []string{"车险", "Car insurance"}},
	{"education", []string{"教育培训", "Education"}},
	{"telecom", []string{"电信业务", "Telecom"}},
}

func TestChoices(t *testing.T) {
	for text, want := range map[string][]int{
		"2": {1}, "②": {1}, "第二个": {1}, "选3": {2}, "３": {2}, "(4)": {3}, "车险": {1}, "EDUCATION": {2}, "insurance_life": {0}, "教育": {2}, "tele": {3}, "保险": {0}, "car ins": {1},
		"1,3": {0, 2}, "1、3": {0, 2}, "3，1": {0, 2}, "1 和 3": {0, 2}, "1 3": {0, 2}, "1、3 和 4": {0, 2, 3}, "车险和教育培训": {1, 2}, "1,1": {0}, "Car insurance, Telecom": {1, 3}, "education and telecom": {2, 3}, "全部": {0, 1, 2, 3},
	} {
		got, err := Choice(text, categories)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q (-want +got): %v\n%s", text, err, diff)
		}
	}
}

func TestChoicesThatAreRefused(t *testing.T) {
	for text, want := range map[string]Code{"9": OutOfRange, "0": OutOfRange, "1,9": OutOfRange, "房产": NotUnderstood, "insurance": Ambiguous, "1,insurance": Ambiguous, "": Empty, ",": NotUnderstood, "-1": OutOfRange} {
		if got, err := Choice(text, categories); !errors.Is(err, want) {
			t.Errorf("%q is %v, %v; want %s", text, got, err, want)
		}
	}
	_, err := Choice("insurance", categories)
	if diff := cmp.Diff([]string{"insurance_life", "insurance_car"}, wantCode(t, err, Ambiguous).Options); diff != "" {
		t.Error(diff)
	}
}

func TestCallerNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"95588": "95588", "955881234": "955881234", "96123": "96123", "10086": "10086", "10010": "10010", "400-123-4567": "400-123-4567", "4001234567": "400-123-4567", "400 123 4567": "400-123-4567",
		"0571-87654321": "0571-87654321", "(0571)87654321": "0571-87654321", "+8657187654321": "0571-87654321", "+86 10 87654321": "010-87654321", "01087654321": "010-87654321", "021-65432100": "021-65432100", "0991-2345678": "0991-2345678", "９５５８８": "95588",
	} {
		got, err := CallerNumber(text)
		if err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", text, got, err, want)
		}
		if again, err := CallerNumber(got); err != nil || again != got {
			t.Errorf("%q does not read itself back: %q, %v", got, again, err)
		}
	}
}

func TestCallerNumbersThatAreRefused(t *testing.T) {
	for text, want := range map[string]Code{
		"13800138000": MobileNumber, "+86 138 0013 8000": MobileNumber, "87654321": AreaCodeMissing, "10690000123": SmsNumber, "123": NotUnderstood, "110": NotUnderstood, "0571-1234567": NotUnderstood, "010-1234567": NotUnderstood, "95xxx": NotUnderstood, "+1 202 555 0100": NotUnderstood, "0": NotUnderstood, "+86": NotUnderstood, "": Empty,
	} {
		if got, err := CallerNumber(text); !errors.Is(err, want) {
			t.Errorf("%q is %q, %v; want %s", text, got, err, want)
		}
	}
	_, err := CallerNumber("13800138000")
	if e := wantCode(t, err, MobileNumber); e.Heard != "138****8000" {
		t.Errorf("a private number is repeated as %s", e.Heard)
	}
	if got, err := Phone("138-0013-8000"); err != nil || got != "13800138000" {
		t.Errorf("a contact's mobile is %q, %v", got, err)
	}
}

func TestEmails(t *testing.T) {
	for text, want := range map[string]string{"Zhao.Min@Corp.CN": "zhao.min@corp.cn", "赵敏 <zhao@corp.cn>": "zhao@corp.cn", "ｚ＠corp.cn": "z@corp.cn"} {
		if got, err := Email(text); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"zhao", "zhao@corp", "a@b.cn, c@d.cn", "@corp.cn", "zhao@corp.cn."} {
		if got, err := Email(text); err == nil && got != "zhao@corp.cn" {
			t.Errorf("%q is %q", text, got)
		}
	}
}

func FuzzCallerNumber(f *testing.F) {
	for _, seed := range []string{"95588", "+86571", "400-123-4567", "+8610", "0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := CallerNumber(text)
		if err != nil {
			return
		}
		if again, err := CallerNumber(got); err != nil || again != got {
			t.Fatalf("%q is %q, then %q, %v", text, got, again, err)
		}
	})
}

func TestAnErrorRepeatsNothingThatIsPrivate(t *testing.T) {
	_, err := Money("身份证 330106199001011234")
	var e *Error
	if !errors.As(err, &e) || err.Error() != "reading: not_understood" || e.Heard == "" {
		t.Errorf("err = %v", err)
	}
}
