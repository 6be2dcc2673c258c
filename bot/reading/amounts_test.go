package reading

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"30万": 30000000, "1.2w": 1200000, "300k": 30000000, "300,000": 30000000, "￥3000.50": 300050, "￥3,000.50": 300050, "三十万": 30000000, "十二万五千": 12500000, "两百": 20000,
		"１２万": 12000000, "0.5亿": 5000000000, "1.23456万": 1234560, "1.2m": 120000000, "30万元整": 30000000, "壹佰万": 100000000, "叁拾万元整": 30000000, "叁拾万元正": 30000000,
		"86,000 元": 8600000, "人民币30万": 30000000, "RMB 500": 50000, "¥0": 0, "0": 0, "十二万五": 12500000, "3万5": 3500000, "3w5": 3500000, "3万5000": 3500000, "三百五": 35000, "一千零五": 100500,
		"一万零五百": 1050000, "1亿2000万": 12000000000, "3个亿": 30000000000, "二十": 2000, "十五": 1500, "一点二万": 1200000, "3块5": 350, "三元五角二分": 352, "3元5分": 305, "叁拾万零伍佰元整": 30050000,
		"1.5": 150, "3000.5": 300050, "二〇二六": 202600, "5千": 500000, "8 万": 8000000, "30万。": 30000000, "99999999999.99": 9999999999999,
	} {
		if got, err := Money(text); err != nil || got != want {
			t.Errorf("%q is %d fen, %v; want %d", text, got, err, want)
		}
	}
}

func TestAmountsThatAreRefused(t *testing.T) {
	for text, want := range map[string]Code{
		"0.001": Fraction, "1.2345678万": Fraction, "-5": Negative, "-0": Negative, "￥-5": Negative, "负三万": Negative, "−30万": Negative,
		"30万-50万": RangeWhereSingle, "30-50万": RangeWhereSingle, "30万到50万": RangeWhereSingle, "30万~50万": RangeWhereSingle, "10 to 20": RangeWhereSingle,
		"1e9": NotUnderstood, "NaN": NotUnderstood, "1.000,00": NotUnderstood, "30,0000": NotUnderstood, "abc": NotUnderstood, "": Empty, "三五万": NotUnderstood, "3万12": NotUnderstood, "30 50": NotUnderstood,
		"1.2万5": NotUnderstood, "万": NotUnderstood, "0x10": NotUnderstood, "1.2.3": NotUnderstood, ",5": NotUnderstood, ".5": NotUnderstood, "五十万左右": NotUnderstood, "10²": NotUnderstood, "½": NotUnderstood, "+5": NotUnderstood,
		"100\u202e000": NotUnderstood, "' OR 1=1 -- ": NotUnderstood, "=1+1": NotUnderstood, "10^40": NotUnderstood, "千百": NotUnderstood, "三百四百": NotUnderstood, "5万3亿": NotUnderstood,
		"12345678901234567890": TooManyDigits, "100000000000": TooManyDigits, "9999亿": TooManyDigits, "$300": ForeignCurrency, "300美元": ForeignCurrency, "USD 5": ForeignCurrency, "1.000": Ambiguous,
		strings.Repeat("9", 300): TooLong,
	} {
		if got, err := Money(text); !errors.Is(err, want) {
			t.Errorf("%q is %d, %v; want %s", text, got, err, want)
		}
	}
}

func TestAThousandWithAPointIsAskedBack(t *testing.T) {
	for text, want := range map[string][]string{"1.000": {"1", "1000"}, "12.500": {"12.50", "12500"}, "1.234": {"1.23", "1234"}} {
		_, err := Money(text)
		if diff := cmp.Diff(want, wantCode(t, err, Ambiguous).Options); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestCounts(t *testing.T) {
	for text, want := range map[string]int64{
		"1万人": 10000, "12,400": 12400, "1.2万": 12000, "三千户": 3000, "20次": 20, "18 名": 18, "500 people": 500, "2000人次": 2000, "5个": 5, "两万五千人": 25000, "１２": 12, "3k": 3000,
	} {
		if got, err := Count(text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]Code{
		"1.5人": Fraction, "0.5": Fraction, "半个人": NotUnderstood, "-3": Negative, "1万到2万": RangeWhereSingle, "100元": NotUnderstood, "1e9": NotUnderstood, "12345678901234": TooManyDigits, "1.000": Ambiguous, "三五个人": NotUnderstood, "": Empty,
	} {
		if got, err := Count(text); !errors.Is(err, want) {
			t.Errorf("%q is %d, %v; want %s", text, got, err, want)
		}
	}
}

func TestShares(t *testing.T) {
	for text, want := range map[string]int64{"5%": 500, "5％": 500, "百分之五": 500, "千分之三": 30, "万分之二": 2, "0.25%": 25, "三成": 3000, "50bp": 50, "5": 500, "0": 0, "2.5": 250, "3‰": 30, "百分之零点五": 50, "5 percent": 500} {
		if got, err := Percent(text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]Code{"0.5": Ambiguous, "0.001%": Fraction, "-5%": Negative, "3%-5%": RangeWhereSingle, "很多": NotUnderstood, "%": NotUnderstood} {
		if got, err := Percent(text); !errors.Is(err, want) {
			t.Errorf("%q is %d, %v; want %s", text, got, err, want)
		}
	}
	_, err := Percent("0.5")
	if diff := cmp.Diff([]string{"0.5%", "50%"}, wantCode(t, err, Ambiguous).Options); diff != "" {
		t.Error(diff)
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]int64{"15分钟": 15, "2小时": 120, "1天": 1440, "1小时30分": 90, "半小时": 30, "一个半小时": 90, "1.5小时": 90, "2h": 120, "30m": 30, "1 day": 1440, "2周": 20160, "120秒": 2, "2 hours 15 min": 135} {
		if got, err := Duration(text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]Code{"90": Ambiguous, "半天": Ambiguous, "30秒": Fraction, "-5分钟": Negative, "1-2小时": NotUnderstood, "一会儿": NotUnderstood, "": Empty} {
		if got, err := Duration(text); !errors.Is(err, want) {
			t.Errorf("%q is %d, %v; want %s", text, got, err, want)
		}
	}
}

func FuzzMoney(f *testing.F) {
	for _, seed := range []string{"30万", "十二万五千", "￥3,000.50", "3块5", "壹佰万元整", "1.000,00", "9999亿", "零零零", "一百零", "3个亿5千万"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fen, err := Money(text)
		if err != nil {
			return
		}
		if fen < 0 || fen > 9999999999999 {
			t.Fatalf("%q is %d fen", text, fen)
		}
		again, err := Money(fmt.Sprintf("%d.%02d", fen/100, fen%100))
		if err != nil || again != fen {
			t.Fatalf("%q is %d fen, then %d, %v", text, fen, again, err)
		}
	})
}
