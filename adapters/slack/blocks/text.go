package blocks

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// length is how Slack counts.
func length(text string) int { return utf8.RuneCountInString(text) }

// within tells that text has at most max characters. It looks no further, for
// a text may be a thousand times as long.
func within(text string, max int) bool {
	if len(text) <= max {
		return true
	}
	for range text {
		if max--; max < 0 {
			return false
		}
	}
	return true
}

// split parts text after at most max characters, between graphemes.
func split(text string, max int) (head, rest string) {
	end, taken, state := 0, 0, -1
	for rest = text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if taken += length(cluster); taken > max {
			break
		}
		end += len(cluster)
	}
	return text[:end], text[end:]
}

// force is split, but tears a first grapheme that is longer than max: the text
// of hundreds of accents on one letter must not hide everything after it.
func force(text string, max int) (head, rest string) {
	if head, rest = split(text, max); head != "" || text == "" {
		return head, rest
	}
	for at := range text {
		if max--; max < 0 {
			return text[:at], text[at:]
		}
	}
	return text, ""
}

// fit shortens text to at most max characters with "…" at its end.
func fit(text string, max int) string { return fitWith(text, max, "…") }

// fitWith shortens text to at most max characters with a tail of its own.
func fitWith(text string, max int, tail string) string {
	if within(text, max) {
		return text
	}
	head, _ := force(text, max-length(tail))
	return head + tail
}

// blank tells what Slack counts as no text.
func blank(text string) bool { return strings.TrimSpace(text) == "" }

// none stands where Slack wants a text and there is none.
const none = "–"

// shown is text as it may be shown: legible, not empty, at most max characters.
func shown(text string, max int) string {
	text = chat.Clean(fit(text, max))
	if blank(text) {
		return none
	}
	return text
}

// literal keeps Slack from turning ":tada:" into a picture.
var literal = false

// plain is a text object that knows no markup.
func plain(text string, max int) *slack.TextBlockObject {
	return &slack.TextBlockObject{Type: slack.PlainTextType, Text: shown(text, max), Emoji: &literal}
}

// marked is a mrkdwn object; whoever makes one vouches for its text. Verbatim,
// so that Slack looks for no names and links of its own.
func marked(text string) *slack.TextBlockObject {
	return &slack.TextBlockObject{Type: slack.MarkdownType, Text: text, Verbatim: true}
}

// shortcode is what mrkdwn would show as a picture: ":tada:", but not the
// middle of "09:00-12:00".
var shortcode = regexp.MustCompile(`:[^\s:]*\pL[^\s:]*:`)

// tame tells that mrkdwn shows text as it stands.
func tame(text string) bool {
	return !strings.ContainsAny(text, "*_~`<>&") && !shortcode.MatchString(text)
}

// bold is a text object in bold, where that can be had without markup going
// astray.
func bold(text string, max int) *slack.TextBlockObject {
	text = shown(text, max)
	if !boldable(text) || length(text)+2 > max {
		return plain(text, max)
	}
	return marked("*" + text + "*")
}

// boldable tells that text is one tame line, as mrkdwn wants it between stars.
func boldable(text string) bool {
	return tame(text) && !strings.Contains(text, "\n") && strings.TrimSpace(text) == text
}

// escapes are the three characters that Slack reads in the top-level text.
var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escapedWithin escapes text once, within max characters when escaped.
func escapedWithin(text string, max int, tail string) string {
	if escaped := escapes.Replace(text); length(escaped) <= max {
		return escaped
	}
	var b strings.Builder
	left, state := max-length(tail), -1
	for text != "" {
		var cluster string
		cluster, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		cluster = escapes.Replace(cluster)
		if left -= length(cluster); left < 0 {
			break
		}
		b.WriteString(cluster)
	}
	return b.String() + tail
}
