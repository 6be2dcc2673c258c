package chattest

import "testing"

// Run holds a platform against every promise of chat.Platform. It opens a fresh
// bench for each.
func Run(t *testing.T, open func(t *testing.T) Bench) {
	promises := []struct {
		name string
		test func(t *testing.T, b Bench, h *handled)
	}{
		{"every sample is shown in both languages", showsSamples},
		{"the longest Chinese text is shown and never torn", showsLongText},
		{"hostile text is only text", showsHostileText},
		{"a press comes back equal", returnsPress},
		{"what was said arrives as it was said", deliversWords},
		{"the same key is shown once", showsKeyOnce},
		{"an update takes the place of the message", updates},
		{"an unknown receipt is gone", knowsGone},
		{"a stranger is no such user", knowsStranger},
		{"a redelivery carries the same id, another press another", repeatsID},
		{"a deed is acknowledged after the handler returned", acknowledgesLate},
		{"a reply is shown in order, and its note told", showsReply},
		{"a reply can take the place of the pressed message", replacesPressed},
		{"a failed handler is told to the person without secrets", tellsFailure},
		{"a failing product is unreachable, without secrets", saysUnreachable},
	}
	for _, p := range promises {
		t.Run(p.name, func(t *testing.T) {
			b := open(t)
			p.test(t, b, start(t, b))
		})
	}
}
