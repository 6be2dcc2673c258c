package text

import (
	"math"
	"testing"
	"time"
)

func TestMoney(t *testing.T) {
	zh, en := In(Chinese), In(English)
	for fen, want := range map[int64]string{0: "¥0.00", 5: "¥0.05", 30000000: "¥300,000.00", 300050: "¥3,000.50", -5: "-¥0.05",
		math.MaxInt64: "¥92,233,720,368,547,758.07", math.MinInt64: "-¥92,233,720,368,547,758.08"} {
		if got := zh.Money(fen); got != want {
			t.Errorf("%d: %s, want %s", fen, got, want)
		}
		if en.Money(fen) != want {
			t.Errorf("%d in English: %s", fen, en.Money(fen))
		}
	}
}

// The words follow 支付结算办法, annex 1, which leaves 零 out or in where a group
// ends in it and the next begins with its thousands.
func TestMoneyInWords(t *testing.T) {
	for fen, want := range map[int64]string{
		0: "零元整", 30000000: "叁拾万元整", 8600000: "捌万陆仟元整", 140950: "壹仟肆佰零玖元伍角", 600714: "陆仟零柒元壹角肆分", 168032: "壹仟陆佰捌拾元叁角贰分",
		10700053: "壹拾万柒仟元伍角叁分", 1640902: "壹万陆仟肆佰零玖元零贰分", 32504: "叁佰贰拾伍元零肆分", 5: "伍分", 50: "伍角", 105: "壹元零伍分",
		1000000000: "壹仟万元整", 10000000100: "壹亿零壹元整", 100000000000000: "壹万亿元整", -100: "负壹元整", 2000100000: "贰仟万壹仟元整",
	} {
		if got := In(Chinese).MoneyWords(fen); got != want {
			t.Errorf("%d: %s, want %s", fen, got, want)
		}
	}
	if got := In(English).MoneyWords(30000000); got != "¥300,000.00" {
		t.Errorf("English: %s", got)
	}
	for _, fen := range []int64{math.MaxInt64, math.MinInt64} {
		if In(Chinese).MoneyWords(fen) == "" {
			t.Errorf("%d has no words", fen)
		}
	}
}

func TestNumbers(t *testing.T) {
	zh := In(Chinese)
	for got, want := range map[string]string{zh.Count(12400): "12,400", zh.Count(0): "0", zh.Percent(250): "2.5%", zh.Percent(300): "3%", zh.Percent(5): "0.05%",
		zh.Percent(-125): "-1.25%", zh.Bytes(84213): "84 kB", zh.List([]string{"甲", "乙"}): "甲、乙", In(English).List([]string{"a", "b"}): "a, b"} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestDaysAndMoments(t *testing.T) {
	zh, en := In(Chinese), In(English)
	shanghai := time.FixedZone("Asia/Shanghai", 8*3600)
	now := time.Date(2026, 12, 31, 17, 0, 0, 0, time.UTC) // 2027 in Shanghai
	at := time.Date(2026, 12, 31, 15, 30, 0, 0, time.UTC)
	for got, want := range map[string]string{
		zh.Day("2026-12-01"): "2026-12-01（周二）", en.Day("2026-12-01"): "Tue 1 Dec 2026", zh.Day("soon"): "soon",
		zh.Days("2026-12-01", "2026-12-01"): "2026-12-01（周二）", zh.Days("2026-12-01", "2026-12-02"): "2026-12-01（周二） 至 2026-12-02（周三）",
		zh.Moment(at, now, shanghai): "2026-12-31 23:30", zh.Moment(at, now, time.UTC): "12-31 15:30", en.Moment(at, now, time.UTC): "31 Dec 15:30",
		en.Moment(at, now, shanghai): "31 Dec 2026 23:30", zh.Moment(time.Time{}, now, time.UTC): "无",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLengthsOfTime(t *testing.T) {
	zh, en := In(Chinese), In(English)
	for got, want := range map[string]string{
		zh.Held(51 * time.Hour): "已 2 天 3 小时", en.Held(25 * time.Hour): "for 1 day 1 h", zh.Ago(90 * time.Minute): "1 小时 30 分钟前",
		zh.Lasting(0): "1 分钟", zh.Lasting(48 * time.Hour): "2 天", zh.Lasting(3 * time.Hour): "3 小时", zh.Left(20 * time.Minute): "还有 20 分钟",
		zh.Late(-26 * time.Hour): "逾期 1 天 2 小时", en.Late(26 * time.Hour): "1 day 2 h overdue",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCallingWindows(t *testing.T) {
	zh, en := In(Chinese), In(English)
	for got, want := range map[string]string{
		zh.Window("09:00-12:00"): "09:00-12:00", zh.Window("mon-sat 09:00-12:00"): "周一至周六 09:00-12:00", zh.Window("workdays 14:00-17:30"): "工作日 14:00-17:30",
		en.Window("sat,sun 10:00-12:00"): "Sat, Sun 10:00-12:00", en.Window("mon-fri 09:00-12:00"): "Mon–Fri 09:00-12:00",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
