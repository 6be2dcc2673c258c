package main

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
)

func TestMask(t *testing.T) {
	for in, want := range map[string]string{
		"token xoxb-12345-abcdef ends":                       "token xoxb-*** ends",
		"xapp-1-A0B-1234":                                    "xapp-***",
		"mysql://lian:p@ss:word@db:3306/lian is down":        "mysql://lian:***@db:3306/lian is down",
		"客户13812345678投诉":                                    "客户138****5678投诉",
		"+86 138-1234-5678":                                  "138****5678",
		"13812345678,13987654321":                            "138****5678,139****4321",
		"身份证11010519491231002X。":                             "身份证110105************。",
		"卡号6222020200112233445":                              "卡号****",
		"6222 0202 0011 2233":                                "****",
		"LA-2026-000123 12,345 2026-11-23":                   "LA-2026-000123 12,345 2026-11-23",
		"D-01KB0000000000000000000001":                       "D-01KB0000000000000000000001",
		"9f2c4be07d31a6885c1e0b7f42d9936ea5b8c07714f3d2e690": "9f2c4be07d31a6885c1e0b7f42d9936ea5b8c07714f3d2e690",
		"a13812345678b0f3216cfb0315c7d7a1 not recorded":      "a13812345678b0f3216cfb0315c7d7a1 not recorded",
		"li/6222020200112233b45cfb0315c7d7a1":                "li/6222020200112233b45cfb0315c7d7a1",
		"11010519491231002fabcdef012345ab":                   "11010519491231002fabcdef012345ab",
		"550e8400-e29b-41d4-a716-13812345678a":               "550e8400-e29b-41d4-a716-13812345678a",
		"D-01M8855VQ8Y94J13812345678A":                       "D-01M8855VQ8Y94J13812345678A",
		"filing D-01M8855VQ8Y94J13812345678A of 13812345678": "filing D-01M8855VQ8Y94J13812345678A of 138****5678",
		"tel13812345678":                                     "tel138****5678",
		"xoxb-13812345678-6222020200112233445-AbC":           "xoxb-***",
	} {
		if got := mask(in); got != want {
			t.Errorf("mask(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestLogsHoldNoSecret(t *testing.T) {
	for _, format := range []string{"json", "text"} {
		var out bytes.Buffer
		log := newLogger(&out, LogConfig{Format: format}).With("dsn", "mysql://lian:hunter2@db/lian").WithGroup("g")
		log.Error("手机13812345678", "err", errors.New("xoxb-1234-5678"), slog.Group("in", "id", "11010519491231002X"), "any", []string{"13987654321"}, "filing", "LA-2026-000001")
		for _, secret := range []string{"hunter2", "13812345678", "xoxb-1234", "19491231", "13987654321"} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("%s shows %s: %s", format, secret, out.String())
			}
		}
		if !strings.Contains(out.String(), "LA-2026-000001") {
			t.Errorf("%s hides the filing: %s", format, out.String())
		}
	}
}

// What names an event, a filing or an account is never touched; the same
// digits in a sentence are, and so is a token in the place of an id.
func TestLogsKeepIDsWhole(t *testing.T) {
	for _, c := range []struct{ key, value, want string }{
		{"event", "zhao.min/a13812345678b0f3216cfb0315c7d7a1", "zhao.min/a13812345678b0f3216cfb0315c7d7a1"},
		{"event", "13345224609.738474920.8088930838d88f008e0", "13345224609.738474920.8088930838d88f008e0"},
		{"account", "012668236925355365", "012668236925355365"},
		{"account", "13812345678", "138****5678"},
		{"person", "zhao.min", "zhao.min"},
		{"filing", "D-01M8855VQ8Y94J13812345678A", "D-01M8855VQ8Y94J13812345678A"},
		{"event", "xoxb-13812345678-abcdef", "xoxb-***"},
		{"error", "no such user 6222020200112233445", "no such user ****"},
		{"error", "dial mysql://lian:hunter2@db/lian: 13812345678", "dial mysql://lian:***@db/lian: 138****5678"},
	} {
		var out bytes.Buffer
		newLogger(&out, LogConfig{Format: "json"}).Info("m", c.key, c.value)
		if !strings.Contains(out.String(), `"`+c.key+`":"`+c.want+`"`) {
			t.Errorf("%s %s is logged as %s", c.key, c.value, out.String())
		}
	}
}
