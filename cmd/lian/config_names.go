package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lian/bot/chat"
)

// longestName is more than any name on a card can be, in characters.
const longestName = 64

// isName wants a name that people can read and tell from others. It may look
// like a formula or a mention: that is for whoever shows it to render harmless.
func isName(name string) error {
	switch {
	case strings.TrimFunc(name, blank) == "":
		return errors.New("a person needs a name")
	case utf8.RuneCountInString(name) > longestName:
		return fmt.Errorf("name %s: at most %d characters", cited(name), longestName)
	}
	if err := isVisible(name); err != nil {
		return fmt.Errorf("name: %w", err)
	}
	return nil
}

// isVisible refuses characters that nobody sees: two names that look alike
// would be two people. Joiners stay, for scripts and emoji need them.
func isVisible(text string) error {
	for _, r := range text {
		if r != '\u200c' && r != '\u200d' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError) {
			return fmt.Errorf("holds the invisible character U+%04X; take it out", r)
		}
	}
	return nil
}

// blank are characters that leave no ink.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\u3164' }

// longestAccount is what the column holds, in bytes.
const longestAccount = 255

// isAccountID tells whether a platform could have given that id: one word
// without anything unseen. The platform alone knows more.
func isAccountID(id string) bool {
	return id != "" && len(id) <= longestAccount && isVisible(id) == nil && !strings.ContainsFunc(id, unicode.IsSpace)
}

func accountShape(platform string) string {
	if platform == "console" {
		return "USER"
	}
	return "WORKSPACE/USER"
}

// longestQuote is how much of a wrong value a fault repeats, in graphemes.
const longestQuote = 60

// cited repeats a wrong value such that a terminal can show it: cut, and with
// what is not seen written out.
func cited(value string) string { return strconv.Quote(chat.Cut(value, longestQuote)) }
