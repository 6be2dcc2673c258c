package main

import "testing"

// TestThePageFitsAPhone looks at every card in every state at the width of a
// phone: nothing may reach beyond the window, in either language.
func TestThePageFitsAPhone(t *testing.T) {
	t.Parallel()
	h := newHand(t)
	h.size(phone.width, phone.height)
	for _, view := range []string{"?locale=zh-CN#gallery", "?locale=en#gallery", "?locale=zh-CN&as=lin.xiao", "?locale=en&as=lin.xiao"} {
		h.open(view)
		h.sees("text", ".sample, .empty", "")
		if beyond := call[[]string](h, "beyond"); len(beyond) > 0 {
			t.Errorf("%s: wider than a phone: %q", view, beyond)
		}
	}
}
