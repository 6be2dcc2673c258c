package slacktest

import (
	"regexp"
	"strings"
	"unicode"
)

var bracket = regexp.MustCompile(`<([^<>\n]+)>`)

// rendered is mrkdwn as a client shows it: links by their label, mentions with
// their @, markup gone, entities decoded once.
func rendered(text string) string {
	var held []string // what brackets show is not marked up again
	text = bracket.ReplaceAllStringFunc(text, func(m string) string {
		held = append(held, bracketed(m[1:len(m)-1]))
		return "\x00"
	})
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = unmark(unquote(line))
	}
	text = decoded(strings.Join(lines, "\n"))
	for _, h := range held {
		text = strings.Replace(text, "\x00", h, 1)
	}
	return text
}

// decoded turns Slack's three entities into what they stand for, once.
func decoded(text string) string {
	return strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(text)
}

// bracketed is what the inside of <…> shows.
func bracketed(inner string) string {
	target, label, labelled := strings.Cut(inner, "|")
	label = decoded(label)
	switch {
	case strings.HasPrefix(inner, "!subteam^") && labelled:
		return "@" + strings.TrimPrefix(label, "@")
	case strings.HasPrefix(inner, "!date^"):
		return label
	case inner[0] == '!' || inner[0] == '@':
		if labelled {
			return "@" + label
		}
		return "@" + target[1:]
	case inner[0] == '#' && labelled:
		return "#" + label
	case inner[0] == '#':
		return target
	case labelled:
		return label
	}
	return decoded(strings.TrimPrefix(target, "mailto:"))
}

// unquote takes the sign of a quotation from the beginning of a line.
func unquote(line string) string {
	for _, sign := range []string{"&gt;&gt;&gt;", "&gt;", ">"} {
		if rest, ok := strings.CutPrefix(line, sign); ok {
			return strings.TrimPrefix(rest, " ")
		}
	}
	return line
}

// unmark takes bold, italic, strike and code signs away. A sign counts where a
// word begins and another where one ends.
func unmark(line string) string {
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		if end := closing(runes, i); end > 0 {
			inner := string(runes[i+1 : end])
			if runes[i] != '`' {
				inner = unmark(inner)
			}
			return string(runes[:i]) + inner + unmark(string(runes[end+1:]))
		}
	}
	return line
}

// closing is where the markup that begins at i ends; 0 = none begins there.
func closing(runes []rune, i int) int {
	sign := runes[i]
	if !strings.ContainsRune("*_~`", sign) || i > 0 && !edge(runes[i-1]) || i+1 >= len(runes) || unicode.IsSpace(runes[i+1]) || runes[i+1] == sign {
		return 0
	}
	for j := i + 2; j < len(runes); j++ {
		if runes[j] == sign && !unicode.IsSpace(runes[j-1]) && (j+1 == len(runes) || edge(runes[j+1])) {
			return j
		}
	}
	return 0
}

// edge tells that a character can stand outside a marked-up word.
func edge(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) }
