package chat_test

import (
	"testing"

	"lian/bot/chat"
)

func TestCleanDropsWhatOnlyChangesTheRest(t *testing.T) {
	for name, c := range map[string][2]string{
		"an ordinary text":        {"宽带续约，每月 ￥129.00", "宽带续约，每月 ￥129.00"},
		"an amount turned round":  {"100\u202e000", "100000"},
		"every turner":            {"a\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069b", "ab"},
		"C0, DEL and C1":          {"a\x00\x07\x1b[31m\x7f\u0085\u009bb", "a[31mb"},
		"lines and columns":       {"一\r\n二\t三", "一\n二\t三"},
		"a family and a flag":     {"👨‍👩‍👧‍👦 🇨🇳", "👨‍👩‍👧‍👦 🇨🇳"},
		"combining marks":         {"e\u0301 Z\u0351\u0310", "e\u0301 Z\u0351\u0310"},
		"bytes that are no UTF-8": {"名\xc8\xcb单", "名\ufffd单"},
		"nothing but turners":     {"\u202e\u2066", ""},
	} {
		if got := chat.Clean(c[0]); got != c[1] {
			t.Errorf("%s: Clean(%q) is %q, want %q", name, c[0], got, c[1])
		}
	}
}
