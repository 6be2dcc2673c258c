package slacktest_test

import (
	"testing"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

func TestUserTextMustBeHarmless_38(t *testing.T) {
	const typed = "<!channel> <@U1> &"
	markup := func(text string) slack.MsgOption {
		return slack.MsgOptionBlocks(slack.NewSectionBlock(&slack.TextBlockObject{Type: slack.MarkdownType, Text: text, Verbatim: true}, nil, nil))
	}
	plain := func(text string) slack.MsgOption { return slack.MsgOptionBlocks(header(text)) }
	for name, c := range map[string]struct {
		block  slack.MsgOption
		checks []int
	}{
		"escaped once":           {markup("&lt;!channel&gt; &lt;@U1&gt; &amp;"), nil},
		"plain":                  {plain(typed), nil},
		"not escaped":            {markup(typed), []int{38, 38}},
		"escaped twice":          {markup("&amp;lt;!channel&amp;gt; &amp;lt;@U1&amp;gt; &amp;amp;"), []int{38}},
		"escaped in plain text":  {plain("&lt;!channel&gt; &lt;@U1&gt; &amp;"), []int{38}},
		"a known person":         {markup("<@U1> 您好"), nil},
		"an unknown person":      {markup("<@U404> 您好"), []int{38}},
		"a date":                 {markup("<!date^1700000000^{date}|11月15日>"), nil},
		"at everybody, verbatim": {markup("@channel"), nil},
		"at everybody, parsed": {slack.MsgOptionBlocks(slack.NewSectionBlock(
			slack.NewTextBlockObject(slack.MarkdownType, "@channel", false, false), nil, nil)), []int{38}},
		"a broadcast run": {slack.MsgOptionBlocks(slack.NewRichTextBlock("b", slack.NewRichTextSection(
			slack.NewRichTextSectionBroadcastElement("channel")))), []int{38}},
	} {
		t.Run(name, func(t *testing.T) {
			w, api := office(t)
			w.UserText(typed)
			if _, _, err := api.PostMessage("U1", manners("卡片", c.block)...); err != nil {
				t.Fatal(err)
			}
			wantViolations(t, w, c.checks...)
		})
	}
}

func TestLegible(t *testing.T) {
	for _, c := range []struct{ wire, read string }{
		{"&lt;!channel&gt; &amp; 更多", "<!channel> & 更多"},
		{"&amp;lt;", "&lt;"},
		{"<!channel> <!here>", "@channel @here"},
		{"<@U1> <#C1|general> <!subteam^S1|@legal>", "@U1 #general @legal"},
		{"<https://a.cn|官网> <https://b.cn?x=1&amp;y=2>", "官网 https://b.cn?x=1&y=2"},
		{"<!date^1^{date}|11月15日>", "11月15日"},
		{"*粗* _斜_ ~删~ `码 *不粗*`", "粗 斜 删 码 *不粗*"},
		{"2*3*4 a_b_c", "2*3*4 a_b_c"},
		{"&gt; 引用\n# 不是", "引用\n# 不是"},
		{"* 不是 *", "* 不是 *"},
	} {
		if got := slacktest.Legible(slacktest.Message{Text: c.wire}); got != c.read {
			t.Errorf("%q is read %q, want %q", c.wire, got, c.read)
		}
	}
}

func TestLegibleBlocksAndButtons(t *testing.T) {
	m := slacktest.Message{Text: "不显示", Blocks: []byte(`[
		{"type":"header","text":{"type":"plain_text","text":"标题 *原样*"}},
		{"type":"section","text":{"type":"mrkdwn","text":"*正文*"},"fields":[{"type":"plain_text","text":"预算"},{"type":"mrkdwn","text":"30 &lt; 50"}],
		 "accessory":{"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"转交"},"value":"t"},{"text":{"type":"plain_text","text":"评论"},"value":"c"}]}},
		{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"*星* "},{"type":"link","url":"https://a.cn"}]}]},
		{"type":"actions","block_id":"b","elements":[
		 {"type":"button","action_id":"pass","value":"v","text":{"type":"plain_text","text":"通过"},"style":"primary","confirm":{"title":{"type":"plain_text","text":"确定？"}}},
		 {"type":"datepicker","action_id":"day","placeholder":{"type":"plain_text","text":"选日期"}}]}]`)}
	if got, want := slacktest.Legible(m), "标题 *原样*\n正文\n预算\n30 < 50\n*星* https://a.cn\n通过\n选日期"; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
	var labels []string
	for _, e := range slacktest.Buttons(m) {
		labels = append(labels, e.Label+"="+e.Value)
	}
	if got := len(labels); got != 4 || labels[1] != "评论=c" || labels[2] != "通过=v" || labels[3] != "选日期=" {
		t.Errorf("elements %q", labels)
	}
	if slacktest.Spoken(m) != "不显示" {
		t.Error("a screen reader reads the text")
	}
}
