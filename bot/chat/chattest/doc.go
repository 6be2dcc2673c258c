// Package chattest is the conformance suite every platform adapter must pass.
//
//	func TestPlatform(t *testing.T) {
//		chattest.Run(t, func(t *testing.T) chattest.Bench { … })
//	}
//
// A Bench is a platform beside a product that a test can hold in its hands: a
// fake server for Slack and DingTalk, the JSON interface for the console. The
// fake must refuse what the real product refuses, and must show what the real
// one would show: an unescaped mention is a mention, not the text of one.
//
// The suite asks for meaning, never for form. What it leaves to each adapter's
// own tests is how its product looks.
package chattest
