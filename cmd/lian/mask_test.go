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
