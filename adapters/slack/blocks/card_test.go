package blocks

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest/blockkit"
	"lian/bot/chat"
)

// hostile is text that Slack could take for something else.
var hostile = []string{
	"<!channel> <!here> 快看", "<@U024BE7LH> 您好", "<!subteam^S1|法务>", "<https://evil.example|bank.example>", "&lt;!here&gt; &amp;",
	"*粗*", "_斜_", "~删~", "`码` ```块```", "> 引用", ":tada: :蛋糕:", "http://evil.example @here #general", "{{template}} %s %d",
}

func TestTextOfPeopleIsOnlyText(t *testing.T) {
	for _, said := range hostile {
		for _, m := range []chat.Message{{Kind: "notice", Text: said}, saying(said)} {
			post := Message(m)
			accepted(t, post)
			if !strings.Contains(read(post.Blocks), said) || !strings.Contains(unescaped(post.Text), said) {
				t.Errorf("%q cannot be read in %q, %q", said, post.Text, read(post.Blocks))
			}
			if strings.ContainsAny(post.Text, "<>") {
				t.Errorf("not escaped: %q", post.Text)
			}
			onlyTameMarkup(t, post.Blocks)
		}
	}
}

// saying is a card that says the same thing everywhere.
func saying(said string) chat.Message {
	return chat.Message{Kind: "status", Text: said, Card: &chat.Card{Title: said, Subtitle: said, Status: said, Footer: said,
		Sections: []chat.Section{{Heading: said, Text: said, Fields: []chat.Field{{Label: said, Value: said}, {Label: "名称", Value: said, Tone: chat.Bad}},
			Items: []chat.Item{{Text: said, Note: said, Mark: chat.Attend}}, Table: &chat.Table{Head: []string{said}, Rows: [][]string{{said}}}}},
		Buttons: []chat.Button{{Label: said, Confirm: said, Action: chat.Action{Name: "pass", Value: said}}},
		Picker:  &chat.Picker{Kind: chat.Date, Label: said, Value: said, Action: chat.Action{Name: "answer", Field: said}}}}
}

// onlyTameMarkup wants mrkdwn to hold nothing that it would read, but the
// stars of one label.
func onlyTameMarkup(t *testing.T, blocks []slack.Block) {
	t.Helper()
	walk(blocks, func(object map[string]any) {
		text, _ := object["text"].(string)
		if object["type"] != slack.MarkdownType {
			return
		}
		label, value, _ := strings.Cut(strings.TrimPrefix(text, "*"), "*")
		if strings.ContainsAny(label+value, "*_~`<>&") || object["verbatim"] != true {
			t.Errorf("mrkdwn reads %q", text)
		}
	})
}

func TestWhatTurnsTheDirectionOfReadingIsDropped(t *testing.T) {
	post := Message(saying("报告\u202egnp.exe \u2066已通过\x00\x1b"))
	if shown := post.Text + read(post.Blocks); strings.ContainsAny(shown, "\u202e\u2066\x00\x1b") {
		t.Errorf("got through: %+q", shown)
	}
}

const family = "👨‍👩‍👧‍👦"

func TestTheLongestTextsAreCutAndNeverTorn(t *testing.T) {
	for name, said := range map[string]string{
		"Chinese":          strings.Repeat("个人信息保护法第二十四条，"+family+"自动化决策应当保证透明。", 400),
		"families":         strings.Repeat(family, 1000),
		"ampersands":       strings.Repeat("<&>", 4000),
		"many short lines": strings.Repeat("一\n", 4000),
	} {
		for _, m := range []chat.Message{{Text: said}, saying(said), crowded(said)} {
			post := Message(m)
			accepted(t, post)
			if refused := blockkit.View(raw(t, Home(m, "").View)); len(refused) > 0 {
				t.Errorf("%s: as a page: %q", name, refused)
			}
			if torn := strings.ReplaceAll(post.Text+read(post.Blocks), family, ""); strings.ContainsAny(torn, "👨👩👧👦\u200d\ufffd") {
				t.Errorf("%s: a family was torn apart", name)
			}
		}
	}
}

// crowded is a card with more of everything than Slack can hold.
func crowded(said string) chat.Message {
	m := saying(said)
	for i := range 60 {
		m.Card.Sections = append(m.Card.Sections, chat.Section{Heading: fmt.Sprint("第", i, "节"),
			Fields: []chat.Field{{Label: "甲", Value: said}, {Label: "乙", Value: said, Wide: true}, {Label: "丙", Value: "短"}},
			Items:  []chat.Item{{Mark: chat.Done, Text: said, Note: said}, {Text: "短"}}})
	}
	return m
}

func TestTheEndOfACutTextPointsToTheWhole(t *testing.T) {
	m := chat.Message{Text: "状态", Card: &chat.Card{Title: "话术", Sections: []chat.Section{{Heading: "全文", Text: strings.Repeat("您好，", 9000)}}}}
	if seen := read(Message(m).Blocks); !strings.Contains(seen, "…（太长，未全部显示）") || strings.Contains(seen, "详情") {
		t.Errorf("ends with %q", seen[len(seen)-60:])
	}
	m.Card.Buttons = []chat.Button{{Label: "详情", Action: chat.Action{Name: "details"}}}
	if seen := read(Message(m).Blocks); !strings.Contains(seen, "…（完整内容见「详情」）") {
		t.Errorf("does not point to the whole: %q", seen[len(seen)-60:])
	}
}

func TestALongListTellsHowManyLinesAreMissing(t *testing.T) {
	card := &chat.Card{Title: "记录", Status: "已结案", Sections: []chat.Section{{}}}
	for i := range 2000 {
		card.Sections[0].Items = append(card.Sections[0].Items, chat.Item{Text: fmt.Sprintf("第 %d 件事", i)})
	}
	post := Message(chat.Message{Text: "记录", Card: card})
	accepted(t, post)
	seen := read(post.Blocks)
	shown := strings.Count(seen, "件事")
	if want := fmt.Sprintf("… 另有 %d 条", 2000-shown); shown < 300 || !strings.Contains(seen, want) {
		t.Errorf("%d lines are shown, and %q is not said", shown, want)
	}
}

func TestManySectionsStayWithinFiftyBlocks(t *testing.T) {
	card := &chat.Card{Title: "详情"}
	for i := range 60 {
		card.Sections = append(card.Sections, chat.Section{Heading: fmt.Sprint("节", i), Fields: []chat.Field{{Label: "甲", Value: fmt.Sprint("值", i)}}, Text: "说明"})
	}
	m := chat.Message{Text: "详情", Card: card}
	post := Message(m)
	accepted(t, post)
	legible(t, "the card", read(post.Blocks), m)
}

func TestMarksAreSignsAndWords(t *testing.T) {
	card := chat.Card{Status: "审查中"}
	var items []chat.Item
	for _, mark := range []chat.Mark{chat.Dot, chat.Done, chat.Open, chat.Later, chat.Refused, chat.Returned, chat.Attend} {
		items = append(items, chat.Item{Mark: mark, Text: "赵敏", Note: "法务"})
	}
	card.Sections = []chat.Section{{Items: items}}
	want := "• 赵敏（法务）\n✓ 完成 · 赵敏（法务）\n○ 待处理 · 赵敏（法务）\n◌ 未到 · 赵敏（法务）\n✗ 拒绝 · 赵敏（法务）\n↩ 退回 · 赵敏（法务）\n! 注意 · 赵敏（法务）"
	if seen := read(Message(chat.Message{Text: "状态", Card: &card}).Blocks); !strings.Contains(seen, want) {
		t.Errorf("read as %q", seen)
	}
}

func TestProgressHasWords(t *testing.T) {
	for want, p := range map[string]chat.Progress{
		"▰▰▱▱▱▱▱▱▱▱ 7/24":           {Done: 7, Total: 24, Label: "7/24"},
		"▰▱▱▱▱▱▱▱▱▱ 1 / 31 还有 30 天": {Done: 1, Total: 31, Label: "还有 30 天"},
		"▰▰▰▰▰▰▰▰▰▰ 24 / 24":        {Done: 24, Total: 24},
		"▱▱▱▱▱▱▱▱▱▱ 0 / 0":          {},
		"▰▰▰▰▰▰▰▰▰▰ 9 / 3":          {Done: 9, Total: 3},
	} {
		if got := bar(p); got != want {
			t.Errorf("%+v is drawn as %q, want %q", p, got, want)
		}
	}
}

func TestTheTextTellsWhatTheCardAddsToIt(t *testing.T) {
	m := chat.Message{Text: "法务审查：双十一外呼", Card: &chat.Card{Title: "法务审查：双十一外呼", Status: "请您处理",
		Sections: []chat.Section{{Heading: "要点", Fields: []chat.Field{{Label: "预算", Value: "¥300"}}, Items: []chat.Item{{Mark: chat.Open, Text: "话术"}},
			Table: &chat.Table{Head: []string{"日期", "外呼量"}, Rows: [][]string{{"11-23", "3,200"}}}}}}}
	want := "法务审查：双十一外呼\n请您处理\n要点\n预算：¥300\n○ 待处理 · 话术\n日期：11-23；外呼量：3,200"
	if diff := cmp.Diff(want, Message(m).Text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestASecondTableAndTheOneOfAPageAreAligned(t *testing.T) {
	table := &chat.Table{Head: []string{"日期", "外呼量"}, Rows: [][]string{{"11-23", "3,200"}, {"合计", ""}}}
	m := chat.Message{Text: "摘要", Card: &chat.Card{Title: "摘要", Sections: []chat.Section{{Table: table}, {Table: table}}}}
	tables := func(blocks []slack.Block) (n int) {
		for _, b := range blocks {
			if b.BlockType() == slack.MBTTable {
				n++
			}
		}
		return n
	}
	post := Message(m)
	accepted(t, post)
	if n := tables(post.Blocks); n != 1 {
		t.Errorf("a message has %d table blocks", n)
	}
	aligned := "日期   外呼量\n11-23  3,200\n合计   –"
	if !strings.Contains(read(post.Blocks), aligned) {
		t.Errorf("the second table is not aligned: %q", read(post.Blocks))
	}
	home := Home(m, "1700000000.abcd")
	if n := tables(home.View.Blocks.BlockSet); n != 0 || *home.Hash != "1700000000.abcd" {
		t.Errorf("a page has %d table blocks, hash %v", n, home.Hash)
	}
}

func TestMetadataNamesTheMessage(t *testing.T) {
	got := Message(chat.Message{Key: "k", Kind: "question", Subject: "d-01", Field: "plan.mode", Text: "?"}).Metadata
	want := slack.SlackMetadata{EventType: "lian", EventPayload: map[string]any{"key": "k", "kind": "question", "subject": "d-01", "field": "plan.mode"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
