package blockkit

import "testing"

func TestLiveMarkupIsSeenWhereSlackReadsIt(t *testing.T) {
	for _, c := range []struct {
		name, body string
		said       []string
	}{
		{"user text, escaped once", `{"text":"&lt;!channel&gt; &lt;@U1&gt; &amp;","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"&lt;!channel&gt; &lt;@U1&gt; &amp;"}}]}`, nil},
		{"user text in a plain text", `{"text":"好","blocks":[{"type":"section","text":{"type":"plain_text","text":"<!channel> <@U1> & @here"}}]}`, nil},
		{"a comparison", `{"text":"1 < 2, 3 > 2"}`, nil},
		{"a quotation", `{"text":"> 好"}`, nil},
		{"the channel is called", `{"text":"<!channel> 好"}`, []string{`live markup "<!channel>" [json-pointer:/text]`}},
		{"a date is live too", `{"text":"<!date^1700000000^{date}|2023-11-14>"}`, []string{`live markup "<!date^1700000000^{date}|2023-11-14>" [json-pointer:/text]`}},
		{"mentions and links in mrkdwn", `{"text":"好","blocks":[{"type":"section","fields":[{"type":"mrkdwn","text":"<@U1> in <#C1|x>"},{"type":"mrkdwn","text":"<http://evil.example|bank.example>"}]}]}`, []string{
			`live markup "<@U1>" [json-pointer:/blocks/0/fields/0/text]`,
			`live markup "<#C1|x>" [json-pointer:/blocks/0/fields/0/text]`,
			`live markup "<http://evil.example|bank.example>" [json-pointer:/blocks/0/fields/1/text]`}},
		{"a context", `{"text":"好","blocks":[{"type":"context","elements":[{"type":"mrkdwn","text":"<@U1>"}]}]}`, []string{`live markup "<@U1>" [json-pointer:/blocks/0/elements/0/text]`}},
		{"a markdown block", `{"text":"好","blocks":[{"type":"markdown","text":"<@U1>"}]}`, []string{`live markup "<@U1>" [json-pointer:/blocks/0/text]`}},
		{"a confirmation in a view", `{"type":"home","blocks":[{"type":"actions","elements":[{"type":"button","confirm":{"text":{"type":"mrkdwn","text":"<@U1>?"}}}]}]}`, []string{`live markup "<@U1>" [json-pointer:/blocks/0/elements/0/confirm/text/text]`}},
		{"a bare call", `{"text":"@here","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"@here 好"}}]}`, []string{`live mention "@here" [json-pointer:/blocks/0/text/text]`}},
		{"a bare call, verbatim", `{"text":"@here","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"@here 好","verbatim":true}}]}`, nil},
		{"escaped twice", `{"text":"&amp;lt;!channel&amp;gt; &amp;amp;"}`, []string{
			`escaped twice "&amp;lt;" [json-pointer:/text]`, `escaped twice "&amp;gt;" [json-pointer:/text]`, `escaped twice "&amp;amp;" [json-pointer:/text]`}},
		{"escaped twice in a button", `{"text":"好","blocks":[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"&amp;lt;"}}]}]}`, []string{`escaped twice "&amp;lt;" [json-pointer:/blocks/0/elements/0/text/text]`}},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, LiveMarkup([]byte(c.body)), c.said...) })
	}
}

// JSON may write < as \u003c; on the wire that is the same.
func TestEscapesOfJSONHideNothing(t *testing.T) {
	same(t, LiveMarkup([]byte(`{"text":"\u003c!here\u003e"}`)), `live markup "<!here>" [json-pointer:/text]`)
}
