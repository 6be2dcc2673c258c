package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"lian/bot/chat"
)

// TestListsTurnTheirPages: eight lines on a page, every filing on one page, the
// last page without a button to the next.
func TestListsTurnTheirPages(t *testing.T) {
	c := openCompany(t)
	const many = 19
	for n := range many {
		f := c.filed(fmt.Sprintf("活动%02d", n))
		c.passed(f.ID, "chen")
	}
	for _, list := range []struct{ who, action string }{{"zhao", "inbox"}, {"lin", "mine"}, {"chen", "decided"}} {
		seen := map[string]bool{}
		reply := c.presses(list.who, chat.Action{Name: list.action})
		first := told(reply)
		for page := 0; ; page++ {
			if reply.Instead == nil || page > 3 {
				t.Fatalf("%s: page %d: %s", list.action, page, told(reply))
			}
			for n := range many {
				if title := fmt.Sprintf("活动%02d", n); strings.Contains(reply.Instead.Text, title) {
					seen[title] = true
				}
			}
			next := buttonNamed(reply.Instead.Card, "下一页")
			if next == nil {
				break
			}
			reply = c.presses(list.who, next.Action)
		}
		if len(seen) != many || buttonNamed(reply.Instead.Card, "上一页") == nil {
			t.Errorf("%s shows %d of %d", list.action, len(seen), many)
		}
		for _, odd := range []string{"-1", "9223372036854775807", "99999999999999999999", "1e3", "", "１", "0x10", "abc"} {
			if got := told(c.presses(list.who, chat.Action{Name: list.action, Value: odd})); got != first {
				t.Errorf("page %q of %s is not the first: %s", odd, list.action, got)
			}
		}
	}
}

func buttonNamed(card *chat.Card, label string) *chat.Button {
	for i, b := range card.Buttons {
		if strings.Contains(b.Label, label) {
			return &card.Buttons[i]
		}
	}
	return nil
}
