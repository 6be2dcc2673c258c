package chattest

import (
	"strings"

	"lian/bot/chat"
)

// Samples are messages with every part a card can have, in a locale.
func Samples(locale string) []chat.Message {
	if locale == "en" {
		return []chat.Message{greeting("Hello, Fang Li. Three filings wait for you."), review(english), question(english), digest(english)}
	}
	return []chat.Message{greeting("李芳，您好。有三张立案单等您处理。"), review(chinese), question(chinese), digest(chinese)}
}

// words are those of the sample cards, in one language.
type words struct {
	title, subtitle, status, applicant, people, budget, budgetValue, script, scriptText string
	checks, check1, check2, check3, check4, waiting, pass, turn, reject, more, sure     string
	footer, ask, section, why, choice1, choice2, day, calls, complaints, sum            string
}

var chinese = words{
	title: "双十一会员满减活动外呼", subtitle: "LA-2026-000128 · 林小雨 · 第 2 版", status: "等待法务审查",
	applicant: "申请人", people: "触达人数", budget: "预算", budgetValue: "￥300,000.00", script: "话术",
	scriptText: strings.Repeat("您好，这里是云栖商城会员服务中心，工号 1024。本次通话可能会被录音。您在我们商城开通过会员，", 6) + "如不希望再接到此类来电，请直接告诉我。",
	checks:     "法务审查清单", check1: "主体资质在有效期内", check2: "个人信息处理依据已说明", check3: "话术含拒绝方式", check4: "投诉渠道可用",
	waiting: "还差 2 项", pass: "通过", turn: "退回", reject: "拒绝", more: "转交", sure: "拒绝后此立案单不能再提交，确定吗？",
	footer: "截止 11月26日（周四）18:00", ask: "采用哪种外呼方式？", section: "③ 外呼安排", why: "不同方式适用的时段与频次要求不同。例如：人工外呼。",
	choice1: "人工外呼", choice2: "智能语音外呼", day: "日期", calls: "外呼量", complaints: "投诉", sum: "今日摘要",
}

var english = words{
	title: "Members' double-eleven discount calls", subtitle: "LA-2026-000128 · Xiaoyu Lin · revision 2", status: "Waiting for legal",
	applicant: "Applicant", people: "People reached", budget: "Budget", budgetValue: "¥300,000.00", script: "Script",
	scriptText: strings.Repeat("Good morning, this is the member service of Yunqi Mall, agent 1024. This call may be recorded. ", 6) + "If you do not want such calls, please tell me.",
	checks:     "Legal checklist", check1: "Licences are valid", check2: "Basis for processing is stated", check3: "Script offers refusal", check4: "Complaint channel works",
	waiting: "2 to go", pass: "Pass", turn: "Return", reject: "Reject", more: "Transfer", sure: "A rejected filing cannot be submitted again. Reject it?",
	footer: "Due Thu 26 Nov 18:00", ask: "How are people called?", section: "③ Calling plan", why: "Hours and frequency differ by mode. Example: by people.",
	choice1: "By people", choice2: "By voice robot", day: "Date", calls: "Calls", complaints: "Complaints", sum: "Today's digest",
}

func greeting(text string) chat.Message { return chat.Message{Kind: "notice", Text: text} }

func review(w words) chat.Message {
	act := func(name string) chat.Action {
		return chat.Action{Name: name, Subject: "LA-2026-000128", Seat: "legal", Revision: 2}
	}
	return chat.Message{Kind: "review", Subject: "LA-2026-000128", Text: w.title + " " + w.status, Card: &chat.Card{
		Title: w.title, Subtitle: w.subtitle, Tone: chat.Waiting, Status: w.status,
		Sections: []chat.Section{
			{Fields: []chat.Field{{Label: w.applicant, Value: "林小雨"}, {Label: w.people, Value: "12,000"}, {Label: w.budget, Value: w.budgetValue, Tone: chat.Warn}}},
			{Heading: w.script, Text: w.scriptText},
			{Heading: w.checks, Items: []chat.Item{{Mark: chat.Done, Text: w.check1, Tone: chat.Good}, {Mark: chat.Done, Text: w.check2},
				{Mark: chat.Open, Text: w.check3, Note: w.waiting}, {Mark: chat.Attend, Text: w.check4, Tone: chat.Warn}}},
		},
		Buttons: []chat.Button{
			{Label: w.pass, Tone: chat.Good, Action: act("pass")}, {Label: w.turn, Action: act("return")},
			{Label: w.reject, Tone: chat.Bad, Action: act("reject"), Confirm: w.sure}, {Label: w.more, Action: act("transfer"), More: true},
		},
		Footer: w.footer,
	}}
}

func question(w words) chat.Message {
	answer := func(value string) chat.Action {
		return chat.Action{Name: "answer", Subject: "d-01", Field: "plan.mode", Value: value}
	}
	return chat.Message{Kind: "question", Subject: "d-01", Field: "plan.mode", Text: w.ask, Card: &chat.Card{
		Title: w.ask, Subtitle: w.section, Progress: &chat.Progress{Done: 7, Total: 24, Label: "7 / 24"},
		Sections: []chat.Section{{Text: w.why}},
		Buttons:  []chat.Button{{Label: w.choice1, Action: answer("manual")}, {Label: w.choice2, Action: answer("智能语音")}},
	}}
}

func digest(w words) chat.Message {
	return chat.Message{Kind: "digest", Text: w.sum, Card: &chat.Card{
		Title: w.sum, Tone: chat.Plain,
		Sections: []chat.Section{{Heading: w.calls, Table: &chat.Table{
			Head: []string{w.day, w.calls, w.complaints},
			Rows: [][]string{{"11-23", "3,200", "1"}, {"11-24", "4,150", "0"}},
		}}},
	}}
}
