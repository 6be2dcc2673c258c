package blocks

import (
	"fmt"
	"strings"
	"unicode"

	"lian/bot/chat"
)

// A tongue holds the few words that are Slack's and not the bot's.
type tongue struct {
	colon, aside, semicolon string
	marks                   map[chat.Mark]string
	details                 string // the label of the button that shows everything
	seeDetails, tooLong     string // tails of a text that was cut
	moreRows                string
	choose, pickDate        string
	unpressable, unpickable string
	sure, cancel, close     string
	submit, wait            string
	longHint, keepHint      string
	dateHint                string
}

var chinese = tongue{
	colon: "：", aside: "（%s）", semicolon: "；",
	marks: map[chat.Mark]string{chat.Done: "✓ 完成", chat.Open: "○ 待处理", chat.Later: "◌ 未到",
		chat.Refused: "✗ 拒绝", chat.Returned: "↩ 退回", chat.Attend: "! 注意"},
	details: "详情", seeDetails: "…（完整内容见「详情」）", tooLong: "…（太长，未全部显示）",
	moreRows: "… 另有 %d 条", choose: "请选择", pickDate: "选择日期",
	unpressable: "「%s」的内容太长，Slack 的按钮放不下，请直接输入。",
	unpickable:  "「%s」请直接输入日期，例如 2026-12-01。",
	sure:        "请确认", cancel: "取消", close: "关闭", submit: "提交", wait: "正在准备，请稍候…",
	longHint: "这里最多 %d 字，更长的请在对话里直接发送。",
	keepHint: "已有 %d 字，窗口放不下；留空就保持不变，要改请在对话里直接发送。",
	dateHint: "现在是：%s",
}

var english = tongue{
	colon: ": ", aside: " (%s)", semicolon: "; ",
	marks: map[chat.Mark]string{chat.Done: "✓ Done", chat.Open: "○ Waiting", chat.Later: "◌ Later",
		chat.Refused: "✗ Rejected", chat.Returned: "↩ Returned", chat.Attend: "! Look"},
	details: "Details", seeDetails: "… (more under Details)", tooLong: "… (too long to show in full)",
	moreRows: "… %d more", choose: "Choose", pickDate: "Pick a date",
	unpressable: "“%s” holds more than a button on Slack can carry; please type it instead.",
	unpickable:  "“%s”: please type the date, for example 2026-12-01.",
	sure:        "Are you sure?", cancel: "Cancel", close: "Close", submit: "Submit", wait: "One moment, please…",
	longHint: "At most %d characters here; send longer texts in the conversation.",
	keepHint: "It has %d characters, more than this window can hold. Leave this empty to keep it; to change it, send it in the conversation.",
	dateHint: "Now: %s",
}

// mark leads an item: a sign and its word, or a bullet.
func (t tongue) mark(m chat.Mark) string {
	if words, known := t.marks[m]; known {
		return words + " · "
	}
	return "• "
}

// noted is text with a note after it.
func (t tongue) noted(text, note string) string {
	if note == "" {
		return text
	}
	return text + fmt.Sprintf(t.aside, note)
}

// in is the tongue of a locale.
func in(locale string) tongue {
	if strings.HasPrefix(locale, "en") {
		return english
	}
	return chinese
}

// tongueOf tells in which language a message is, for a message carries no
// locale. What the bot words counts, not what people wrote.
func tongueOf(m chat.Message) tongue {
	if said := worded(m.Card); strings.ContainsFunc(said, unicode.IsLetter) {
		return spoken(said)
	}
	return spoken(m.Text)
}

func worded(c *chat.Card) string {
	if c == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(c.Status)
	for _, s := range c.Sections {
		b.WriteString(s.Heading)
		for _, f := range s.Fields {
			b.WriteString(f.Label)
		}
	}
	for _, button := range c.Buttons {
		b.WriteString(button.Label)
	}
	return b.String()
}

// spoken tells Chinese from English by which of the two scripts says more in
// the beginning of a text; one Han character says about as much as three
// letters.
func spoken(text string) tongue {
	han, latin := 0, 0
	for _, r := range text[:min(len(text), 2000)] {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	if latin > 3*han {
		return english
	}
	return chinese
}

// tail ends a text that was cut. It points to the button that shows all of it
// only where there is one.
func (t tongue) tail(c *chat.Card) string {
	if c != nil {
		for _, b := range c.Buttons {
			if b.Label == t.details {
				return t.seeDetails
			}
		}
	}
	return t.tooLong
}
