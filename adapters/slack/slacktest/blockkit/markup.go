package blockkit

import (
	"regexp"
)

var (
	angled  = regexp.MustCompile(`<[^<>\s][^<>]*>`)
	called  = regexp.MustCompile(`@(?:here|channel|everyone)\b`)
	doubled = regexp.MustCompile(`&amp;(?:amp|lt|gt);`)
)

// LiveMarkup lists what Slack would bring to life in a message, in a view, or in
// any other JSON with text objects: everything between unescaped angle brackets
// (<!channel>, <@U1>, <#C1>, <https://a.example|link>) in mrkdwn, in markdown and
// in a message's top-level text; @here and its like in mrkdwn that is not
// verbatim; and &amp;lt; wherever there is text, which is text escaped twice.
// Whoever means a mention takes it off the list.
//
// Somebody who really writes "&lt;" is reported as escaped twice: on the wire the
// two look the same.
func LiveMarkup(body []byte) []string {
	j := newJudge(inMessage)
	object, ok := j.decode("", body)
	if !ok {
		return j.complaints
	}
	each("", object, j.live)
	return j.complaints
}

func (j *judge) live(at place, object map[string]any) {
	text, _ := object["text"].(string)
	kind, _ := object["type"].(string)
	at = at.key("text")
	if kind == "mrkdwn" || kind == "markdown" || at == "/text" {
		j.find(at, "live markup", angled, text)
	}
	if kind == "mrkdwn" && object["verbatim"] != true {
		j.find(at, "live mention", called, text)
	}
	j.find(at, "escaped twice", doubled, text)
}

func (j *judge) find(at place, what string, pattern *regexp.Regexp, text string) {
	for _, found := range pattern.FindAllString(text, -1) {
		j.say(at, "%s %q", what, found)
	}
}
