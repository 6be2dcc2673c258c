package main

import (
	"testing"
	"time"
)

// TestTheOnePressWalkInThePage presses 一键演示 and then 下一步 as often as
// there are steps: every button that the walk needs must be in the page.
func TestTheOnePressWalkInThePage(t *testing.T) {
	t.Parallel()
	h := newHand(t)
	h.open("?locale=zh-CN")
	h.click("tool", "walk")
	for end := time.Now().Add(3 * time.Minute); !call[bool](h, "found", "text", ".walk .told", "演示结束"); {
		if call[bool](h, "found", "text", ".walk .fault", "") {
			t.Fatalf("the walk stops: %s", call[string](h, "words", ".walk .fault"))
		}
		if time.Now().After(end) {
			t.Fatalf("the walk does not end; it says: %s", call[string](h, "words", ".walk .told"))
		}
		call[bool](h, "hurry")
	}
	h.click("tool", "panel")
	h.sees("lit", "已结案")
}
