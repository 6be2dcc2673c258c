package blocks

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

func withButtons(list ...chat.Button) chat.Message {
	return chat.Message{Text: "卡片", Card: &chat.Card{Title: "卡片", Buttons: list}}
}

func elements(t *testing.T, m chat.Message) (list []slack.BlockElement) {
	t.Helper()
	post := Message(m)
	accepted(t, post)
	for _, b := range post.Blocks {
		if row, is := b.(*slack.ActionBlock); is {
			list = append(list, row.Elements.ElementSet...)
		}
	}
	return list
}

func kinds(list []slack.BlockElement) string {
	var names []string
	for _, e := range list {
		names = append(names, string(e.ElementType()))
	}
	return strings.Join(names, " ")
}

func choices(n int) (list []chat.Button) {
	for i := range n {
		list = append(list, chat.Button{Label: fmt.Sprint("类别", i), Action: chat.Action{Name: "answer", Subject: "d-01", Field: "product.category", Value: fmt.Sprint("c", i)}})
	}
	return list
}

func TestManyAnswersAreASelect(t *testing.T) {
	further := chat.Button{Label: "返回", Action: chat.Action{Name: "back"}}
	if got := kinds(elements(t, withButtons(append(choices(30), further)...))); got != "static_select button" {
		t.Errorf("30 answers are %s", got)
	}
	if got := kinds(elements(t, withButtons(choices(8)...))); strings.Contains(got, "select") {
		t.Errorf("8 answers are %s", got)
	}
	if got := kinds(elements(t, withButtons(choices(102)...))); got != "static_select button button" {
		t.Errorf("102 answers are %s", got)
	}
}

func TestAnswersTooLongForASelectStayButtons(t *testing.T) {
	list := choices(9)
	list[4].Action.Value = strings.Repeat("很", 70)
	list[5].Confirm = "确定吗？"
	if got := kinds(elements(t, withButtons(list...))); strings.Contains(got, "select") {
		t.Errorf("they are %s", got)
	}
}

func TestTheLastButtonsWaitInAMenu(t *testing.T) {
	more := func(n int) chat.Button {
		return chat.Button{Label: fmt.Sprint("更多", n), More: true, Action: chat.Action{Name: fmt.Sprint("m", n)}}
	}
	plain := chat.Button{Label: "通过", Action: chat.Action{Name: "pass"}}
	sure, long := more(8), more(9)
	sure.Confirm, long.Action.Value = "确定吗？", strings.Repeat("很", 80)
	withLong := []chat.Button{plain, more(1), long, more(2), more(3)}
	for want, list := range map[string][]chat.Button{
		"button button":                 {plain, more(1)},
		"button overflow":               {plain, more(1), more(2)},
		"button button overflow":        {plain, more(1), more(2), more(3), more(4), more(5), more(6)},
		"button button button":          {more(1), more(2), plain},
		"button button button button":   {plain, more(1), more(2), sure},
		"button button button overflow": withLong,
	} {
		if got := kinds(elements(t, withButtons(list...))); got != want {
			t.Errorf("drawn as %s, want %s", got, want)
		}
	}
}

func TestOneButtonStandsOut(t *testing.T) {
	tick := func(value string, tone chat.Tone) chat.Button {
		return chat.Button{Label: value, Tone: tone, Action: chat.Action{Name: "toggle", Field: "pi", Value: value}}
	}
	done := chat.Button{Label: "完成", Tone: chat.Good, Action: chat.Action{Name: "finish", Field: "pi"}}
	drop := chat.Button{Label: "放弃", Tone: chat.Bad, Action: chat.Action{Name: "drop"}}
	styles := ""
	for _, e := range elements(t, withButtons(tick("a", chat.Good), tick("b", chat.Plain), done, done, drop)) {
		styles += "/" + string(e.(*slack.ButtonBlockElement).Style)
	}
	if styles != "///primary//danger" {
		t.Errorf("styles are %s", styles)
	}
}

func TestAConfirmationAsksInItsOwnLanguage(t *testing.T) {
	b := chat.Button{Label: "Reject", Tone: chat.Bad, Confirm: "A rejected filing cannot be submitted again. Reject it?", Action: chat.Action{Name: "reject"}}
	c := elements(t, withButtons(b))[0].(*slack.ButtonBlockElement).Confirm
	if c.Title.Text != "Are you sure?" || c.Deny.Text != "Cancel" || c.Confirm.Text != "Reject" || c.Style != slack.StyleDanger {
		t.Errorf("asks %+v", c)
	}
	b.Confirm, b.Label = "拒绝后不能再提交，确定吗？"+strings.Repeat("长", 400), "拒绝"
	c = elements(t, withButtons(b))[0].(*slack.ButtonBlockElement).Confirm
	if c.Title.Text != "请确认" || c.Deny.Text != "取消" {
		t.Errorf("asks %+v", c)
	}
}

func TestAButtonThatDoesNotFitIsToldInstead(t *testing.T) {
	b := chat.Button{Label: "新建立案", Action: chat.Action{Name: "begin", Value: strings.Repeat("<", 400)}}
	m := withButtons(b, chat.Button{Label: "继续", Action: chat.Action{Name: "continue"}})
	if got := kinds(elements(t, m)); got != "button" {
		t.Errorf("drawn as %s", got)
	}
	if seen := read(Message(m).Blocks); !strings.Contains(seen, "「新建立案」的内容太长，Slack 的按钮放不下，请直接输入。") {
		t.Errorf("nothing is told: %q", seen)
	}
}

func TestAPressTellsWhetherAFormFollows(t *testing.T) {
	ask := func(name string, asks bool) chat.Button {
		return chat.Button{Label: name, Asks: asks, More: strings.HasPrefix(name, "m"), Action: chat.Action{Name: name}}
	}
	list := []chat.Button{ask("return", true), ask("submit", false), ask("m1", true), ask("m2", false)}
	for i, press := range presses(t, Message(withButtons(list...)).Blocks) {
		if Opens(press) != list[i].Asks {
			t.Errorf("%s: a form follows: %v", list[i].Label, Opens(press))
		}
		if !list[i].More && Asks(press.ActionID) != list[i].Asks {
			t.Errorf("%s: its id says %v", list[i].Label, Asks(press.ActionID))
		}
	}
}

func TestAPickedDateIsTheValueOfItsAction(t *testing.T) {
	p := &chat.Picker{Kind: chat.Date, Label: "开始日期", Value: "2026-12-01", Action: chat.Action{Name: "answer", Subject: "d-01", Revision: 3, Field: "call.start", Value: "question"}}
	m := chat.Message{Text: "哪天开始？", Card: &chat.Card{Title: "哪天开始？", Status: "第 3 题", Picker: p}}
	picker := func() (*slack.SectionBlock, *slack.DatePickerBlockElement) {
		accepted(t, Message(m))
		blocks := Message(m).Blocks
		section := blocks[len(blocks)-1].(*slack.SectionBlock)
		return section, section.Accessory.DatePickerElement
	}
	section, e := picker()
	if section.Text.Text != "开始日期" || e.InitialDate != "2026-12-01" {
		t.Errorf("drawn as %+v, %+v", section.Text, e)
	}
	got, err := Pressed(slack.BlockAction{ActionID: e.ActionID, Type: "datepicker", SelectedDate: "2026-12-05"})
	if want := (chat.Action{Name: "answer", Subject: "d-01", Revision: 3, Field: "call.start", Value: "2026-12-05"}); err != nil || got != want {
		t.Errorf("picked %+v, %v", got, err)
	}
	p.Value = "下周一"
	if section, e = picker(); section.Text.Text != "开始日期（现在是：下周一）" || e.InitialDate != "" {
		t.Errorf("drawn as %+v, %+v", section.Text, e)
	}
	p.Action.Field = strings.Repeat("很", 300)
	if seen := read(Message(m).Blocks); !strings.Contains(seen, "「开始日期」请直接输入日期") {
		t.Errorf("a date that cannot be picked is not asked for: %q", seen)
	}
}
