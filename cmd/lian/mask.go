package main

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// What must never reach a log or a terminal: credentials, and the numbers by
// which people are found (reliability handbook §5, bad input 23). A secret
// may be pasted by anyone, so text is searched, not only known fields.
var (
	slackToken = regexp.MustCompile(`\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{4,}`)
	// A user's part of an address may hold a colon; the password ends at the
	// last @ before the host.
	urlPassword = regexp.MustCompile(`\b(mysql|https?)://([^:/@\s]*):[^\s]*@`)
	idCard      = regexp.MustCompile(`(^|\D)([1-9]\d{5})(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]`)
	mobile      = regexp.MustCompile(`(^|\D)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(\D|$)`)
	telephone   = regexp.MustCompile(`^(?:\+?86[- ]?)?1[3-9]\d{9}$`)
	bankCard    = regexp.MustCompile(`(^|\D)(\d{16,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(\D|$)`)
)

// opaque are names that machines gave: digests and ids in hex, UUIDs, ULIDs.
// The digits in them are nobody's number, and cut up they name nothing.
var opaque = regexp.MustCompile(`\b(?:[0-9a-f]{24,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})\b`)

// mask hides secrets and personal numbers in a text.
func mask(s string) string {
	if !strings.ContainsAny(s, "0123456789@-") {
		return s
	}
	s = maskSecrets(s)
	var masked strings.Builder
	end := 0
	for _, id := range opaque.FindAllStringIndex(s, -1) {
		masked.WriteString(maskNumbers(s[end:id[0]]) + s[id[0]:id[1]])
		end = id[1]
	}
	masked.WriteString(maskNumbers(s[end:]))
	return masked.String()
}

// maskSecrets hides what opens doors.
func maskSecrets(s string) string {
	s = slackToken.ReplaceAllStringFunc(s, func(t string) string { return t[:5] + "***" })
	return urlPassword.ReplaceAllString(s, "$1://$2:***@")
}

// maskNumbers hides the numbers by which people are found.
func maskNumbers(s string) string {
	s = idCard.ReplaceAllString(s, "$1$2************")
	s = twice(mobile, s, "$1$2****$3$4")
	return twice(bankCard, s, "$1****$3")
}

// twice replaces where neighbours share the character between them, which one
// pass would leave to the first.
func twice(re *regexp.Regexp, s, by string) string {
	return re.ReplaceAllString(re.ReplaceAllString(s, by), by)
}

// secretValue finds the values of secrets in a line of a configuration file,
// also behind a misspelt key.
var secretValue = regexp.MustCompile(`(?i)(\w*(?:pas|pw|tok|sec|cred|key)\w*)(["']?\s*:\s*)([^\s,}]+)`)

// starred hides secrets in a line, character by character, so that a caret
// under it still points right.
func starred(line string) string {
	line = secretValue.ReplaceAllStringFunc(line, func(pair string) string {
		m := secretValue.FindStringSubmatch(pair)
		return m[1] + m[2] + strings.Repeat("*", utf8.RuneCountInString(m[3]))
	})
	for _, re := range []*regexp.Regexp{slackToken, urlPassword} {
		line = re.ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat("*", utf8.RuneCountInString(s)) })
	}
	return line
}
