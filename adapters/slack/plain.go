package slack

import (
	"context"
	"regexp"
	"strings"
)

// marked is what Slack puts into the text of a message in place of what a
// person typed: <@U1>, <#C1|name>, <!here>, <https://…|words>.
var marked = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

// unescaped undoes Slack's escaping, once.
var unescaped = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// plain is the text as the person who typed it reads it. Naming lian itself
// is addressing it, and no part of what is said.
func (s *Slack) plain(ctx context.Context, text string) string {
	var b strings.Builder
	end := 0
	for _, at := range marked.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(unescaped.Replace(text[end:at[0]]))
		b.WriteString(s.unmarked(ctx, text[at[2]:at[3]], text[at[4]:at[5]], part(text, at[6], at[7])))
		end = at[1]
	}
	b.WriteString(unescaped.Replace(text[end:]))
	return strings.TrimSpace(b.String())
}

func part(text string, from, to int) string {
	if from < 0 {
		return ""
	}
	return text[from:to]
}

// unmarked is one mark in words.
func (s *Slack) unmarked(ctx context.Context, sign, what, label string) string {
	label = unescaped.Replace(label)
	switch {
	case sign == "@" && what == s.me.user:
		return ""
	case sign == "@":
		who, err := s.profileOf(ctx, what)
		if err != nil || who.name == "" {
			return "@" + first(label, what)
		}
		return "@" + who.name
	case sign == "#":
		return "#" + first(label, what)
	case sign == "!":
		return first(label, "@"+strings.SplitN(what, "^", 2)[0])
	}
	address := unescaped.Replace(what)
	for _, scheme := range []string{"mailto:", "tel:"} {
		address = strings.TrimPrefix(address, scheme)
	}
	if label == "" || strings.HasSuffix(address, label) {
		return first(label, address)
	}
	return label + " " + address
}
