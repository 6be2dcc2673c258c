package asking_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lian/bot/asking"
	"lian/bot/chat"
	"lian/workflow"
)

// Rule 1: every answer is saved before the reply is sent. The program may be
// killed between any two messages: another interview, on another platform, goes
// on at the same question.
func TestRule01KilledBetweenAnyTwoMessages(t *testing.T) {
	s := tell(t)
	s.says("立案")
	for _, words := range []string{"双12老客回访", "杭州蓝桥通信有限公司", "1,2", "续费升级", "430", "30万"} {
		before := s.filing()
		s.it = &asking.Interview{Store: s.db} // kill -9, and a new one
		s.says(words)
		if after := s.filing(); len(after.Answers) != len(before.Answers)+1 {
			t.Fatalf("%q was not saved:\n%s", words, s.transcript())
		}
	}
	s.asked("product.name")
}

// Rule 2: conversation and form are two ways through one schema; a half-filled
// form carries over.
func TestRule02FormAndConversation(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访")
	s.presses("填表单")
	if in := s.last.Form.Inputs[0]; in.Key != "campaign.name" || in.Value[0] != "双12老客回访" {
		t.Errorf("the form does not know the answer: %+v", in)
	}
	s.fills(map[string][]string{"campaign.name": {"双12老客回访"}, "campaign.jurisdictions": {"CN"}})
	s.stored("campaign.jurisdictions", "CN")
	s.asked("campaign.legal_entity")
	s.says("杭州蓝桥通信有限公司")
	s.asked("goal.type")
	s.says("填表单")
	s.fills(map[string][]string{"goal.type": {"upsell"}, "goal.conversions": {"很多"}, "budget.amount": {"30万"}})
	if len(s.last.Problems) != 1 || s.last.Problems[0].Key != "goal.conversions" {
		t.Errorf("problems: %+v", s.last.Problems)
	}
	s.stored("goal.type", "upsell") // what was right is kept
	s.stored("budget.amount", "30000000")
}

// Rule 3: progress is recomputed when branches change, and never silently.
func TestRule03ProgressTellsSkippedQuestions(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.sees("基本信息 · 第 1 题，共 29 题")
	s.answered(workflow.Answers{"audience.groups": {"adults"}})
	s.at("audience.groups")
	s.says("企业客户")
	s.sees("根据您的回答，跳过 3 题")
	s.sees("第 1 题，共 26 题")
	s.at("product.category")
	s.says("保健食品")
	s.sees("根据您的回答，增加 3 题")
}

// Rule 4: label, why, example, format, the present answer and 保持不变.
func TestRule04QuestionTellsWhyAndCurrent(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(workflow.Answers{"budget.amount": {"30000000"}})
	s.at("budget.amount")
	s.sees("预算总额", "金额决定由哪一级审批", "3万", "30万、3,000.50", "现在的回答: ¥300,000.00")
	s.presses("保持不变")
	s.stored("budget.amount", "30000000")
	s.asked("campaign.name")
}

// Rule 5: choices by button, number, and word; several by ticks and by 1,3.
func TestRule05Choices(t *testing.T) {
	s := tell(t)
	for _, words := range []string{"1", "续费升级", "续约", "①", "upsell"} {
		s.another()
		s.at("goal.type")
		s.says(words)
		s.stored("goal.type", "upsell")
	}
	s.another()
	s.at("goal.type")
	s.presses("获客")
	s.stored("goal.type", "leads")

	s.at("audience.groups")
	s.presses("成年个人")
	s.presses("企业客户")
	s.sees("✓ 1. 成年个人")
	s.presses("✓ 成年个人")
	s.presses("60岁及以上")
	s.presses("完成")
	s.stored("audience.groups", "elderly", "business")

	s.at("pi.categories")
	s.says("1,2、4")
	s.stored("pi.categories", "name", "phone", "order")

	s.at("declaration.signed")
	s.says("是")
	s.stored("declaration.signed", "yes")
}

// Rule 6: the form's words work at every step, in both languages, and a quoted
// word is an answer.
func TestRule06WordsAtEveryStep(t *testing.T) {
	s := tell(t)
	s.says("立案")
	for _, key := range []string{"campaign.legal_entity", "goal.type", "budget.amount", "audience.groups", "audience.definition", "schedule.dates", "call.windows", "script.text", "att.plan", "declaration.signed"} {
		for _, word := range []string{"为什么", "帮助", "预览", "取消", "填表单", "返回", "保存", "why", "help", "review", "cancel", "form", "back", "save"} {
			s.at(key)
			before := s.filing()
			s.says(word)
			if got := s.filing(); len(got.Answers) != len(before.Answers) {
				t.Errorf("%s: %q was taken as an answer: %v", key, word, got.Answers)
			}
			if len(s.messages()) == 0 {
				t.Errorf("%s: %q was not answered", key, word)
			}
		}
	}
}

func TestRule06QuotedWordIsAnAnswer(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says(`"取消上次的预约"`)
	s.stored("campaign.name", "取消上次的预约")
	s.at("product.name")
	s.says("「取消」")
	s.stored("product.name", "取消")
	s.at("campaign.name")
	s.says(`“双12”老客回访`)
	s.stored("campaign.name", `“双12”老客回访`)
}

func TestRule06GoAndEdit(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("第5题")
	s.asked("goal.conversions")
	s.says("改 预算")
	s.asked("budget.amount")
	s.says("改 期")
	s.sees("起止日期")
	s.says("改 飞船")
	s.sees("没有找到「飞船」")
	s.says("第99题")
	s.sees("没有第 99 题", "第 1 到第 29 题")
	s.at("campaign.name")
	s.says("改善体验的回访") // no field: an answer
	s.stored("campaign.name", "改善体验的回访")
}

// Rule 7: back is unlimited, and after an edit one is where one was.
func TestRule07BackAndReturn(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访")
	s.says("杭州蓝桥通信有限公司")
	s.says("中国内地")
	s.says("续费升级")
	s.asked("goal.conversions")
	for range 4 {
		s.says("返回")
	}
	s.asked("campaign.name")
	s.says("返回")
	s.sees("已经是第一题了")
	s.says("双12宽带回访")
	s.asked("goal.conversions") // not campaign.legal_entity
	s.stored("campaign.name", "双12宽带回访")
	s.says("第9题")
	s.says("改 活动名称")
	s.says("双12宽带老客回访")
	s.asked("product.selling") // where one was, not the first open question
	s.says("第5题")
	s.says("返回")
	s.says("返回")
	s.presses("保持不变")
	s.asked("goal.type")
	s.presses("保持不变")
	s.asked("goal.conversions")
}

// Rule 7: an edit that makes later answers inapplicable lists them and asks;
// nothing is removed before.
func TestRule07EditThatDropsAnswersAsks(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(workflow.Answers{"product.category": {"finance_loan"}, "product.seller_type": {"own_licence"}, "product.licence_to": {"2027-12-31"}})
	s.at("product.category")
	s.says("一般商品")
	s.sees("确认修改吗？", "行业类别：贷款 → 一般商品或服务", "持牌情况：自有牌照", "改后不再适用的 2 项")
	s.stored("product.category", "finance_loan")
	s.presses("不改")
	s.stored("product.category", "finance_loan")
	s.stored("product.seller_type", "own_licence")
	s.at("product.category")
	s.says("一般商品")
	s.says("是")
	s.stored("product.category", "general")
	s.seesNot("确认修改吗")
	s.at("budget.amount")
	s.says("5万") // what is inapplicable already is not asked about again
	s.seesNot("确认修改吗")
}

// Rule 8: what was understood, why it is refused, one example; the old value
// stays; after three misses there are other ways.
func TestRule08InvalidInput(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(workflow.Answers{"budget.amount": {"30000000"}})
	s.at("budget.amount")
	s.says("很多钱")
	s.sees("「很多钱」不是能认出的金额", "例如：3万", "原来的回答不变：¥300,000.00")
	s.says("-5")
	s.sees("「-5」小于 0")
	s.seesNot("填表单」换一种方式")
	s.says("0.001")
	s.sees("太细了", "「填表单」换一种方式")
	s.says("$500")
	s.sees("不是人民币")
	s.stored("budget.amount", "30000000")
	s.says("20万")
	s.stored("budget.amount", "20000000")
}

// Rule 9: interpretations are shown and can be changed; no extra OK.
func TestRule09InterpretationsAreEchoed(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("schedule.dates")
	s.says("下周一到12月11日")
	s.sees("下周一到12月11日 → 2026-11-30（周一） 至 2026-12-11（周五）")
	s.presses("改")
	s.asked("schedule.dates")
	s.says("12月1日到12月5日")
	s.stored("schedule.dates", "2026-12-01", "2026-12-05")
	s.at("product.category")
	s.says("教育")
	s.says("改 有效期")
	s.asked("product.licence_to")
	s.says("3个工作日后")
	s.sees("3个工作日后 → 2026-11-26（周四）")
}

// Rule 10: what can be read in two ways is asked, never guessed.
func TestRule10AmbiguityAsks(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("schedule.dates")
	s.says("周一") // said on a Monday
	s.sees("不止一种读法")
	if s.filing().Answers["schedule.dates"] != nil {
		t.Error("a doubtful answer was stored")
	}
	s.presses("2026-11-30（周一）")
	s.stored("schedule.dates", "2026-11-30", "2026-11-30")
	s.at("schedule.dates")
	s.says("周一到周五") // this week or the next
	s.sees("不止一种读法")
	s.presses("2026-11-30（周一） 至 2026-12-04（周五）")
	s.stored("schedule.dates", "2026-11-30", "2026-12-04")
	s.at("call.windows")
	s.says("9点到6点")
	s.presses("09:00\u2060–\u206018:00")
	s.stored("call.windows", "09:00-18:00")
	s.at("goal.type")
	s.says("其")
	s.stored("goal.type", "other")
	s.at("product.category")
	s.says("保险")
	s.sees("不止一种读法")
	s.says("2")
	s.stored("product.category", "insurance_property")
}

// Rule 11: several answers in one message: what is certain is filled and
// shown, the next gap is asked.
func TestRule11SeveralAnswersInOneMessage(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访，预算30万，下周一到12月11日，外呼1万人")
	s.sees("活动名称：双12老客回访", "30万 → ¥300,000.00", "2026-11-30（周一） 至 2026-12-11（周五）", "10,000 人")
	s.stored("campaign.name", "双12老客回访")
	s.stored("budget.amount", "30000000")
	s.stored("schedule.dates", "2026-11-30", "2026-12-11")
	s.stored("audience.size", "10000")
	s.asked("campaign.legal_entity")
	s.presses("改 预算总额")
	s.says("25万")
	s.stored("budget.amount", "25000000")
	s.asked("campaign.legal_entity")
	s.at("goal.conversions")
	s.says("430单，预算：2.5万，随便写写")
	s.stored("goal.conversions", "430")
	s.stored("budget.amount", "2500000")
	s.sees("没有看懂", "随便写写")
}

// Rules 10 and 11: what is certain is taken, and what is not is asked back at
// once; then the next gap.
func TestRule11ADoubtfulPieceIsAskedBack(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访，预算30万，周一到周五")
	s.stored("campaign.name", "双12老客回访")
	s.stored("budget.amount", "30000000")
	s.stored("schedule.dates")
	s.sees("不止一种读法", "2026-11-23（周一） 至 2026-11-27（周五）")
	s.asked("schedule.dates")
	s.says("2")
	s.stored("schedule.dates", "2026-11-30", "2026-12-04")
	s.asked("campaign.legal_entity")
	s.says("目标达成数430，行业类别保险")
	s.stored("goal.conversions", "430")
	s.sees("不止一种读法")
	s.presses("财产保险")
	s.asked("campaign.legal_entity")
	s.says("改 起止日期")
	s.says("起止日期周一到周五，预算5万")
	s.stored("budget.amount", "5000000")
	s.stored("schedule.dates", "2026-11-30", "2026-12-04") // until the doubt is settled
	s.presses("2026-11-23（周一） 至 2026-11-27（周五）")
	s.stored("schedule.dates", "2026-11-23", "2026-11-27")
}

// A length of time where days are counted is read as days, and shown.
func TestAYearIsSoManyDays(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.approve()
	s.who = s.office().Person("ops")
	s.says("继续")
	s.at("pi.retention_days")
	s.says("一年")
	s.sees("名单保存天数：一年 → 365 天")
	s.stored("pi.retention_days", "365")
	s.at("pi.retention_days")
	s.says("半年")
	s.sees("不止一种读法")
	s.presses("180 天")
	s.stored("pi.retention_days", "180")
	s.at("pi.retention_days")
	s.says("两年")
	s.sees("不能大于 365", "原来的回答不变：180 天")
}

func TestRule11TextIsNotTakenApart(t *testing.T) {
	s := tell(t)
	s.says("立案")
	for _, words := range []string{"预算30万的老客回访", "双12回访，预算30万以内的都可以聊", "老客回访，先打电话，再发短信", "续约，很重要"} {
		s.at("campaign.name")
		s.says(words)
		s.stored("campaign.name", words)
	}
	if got := s.filing().Answers["budget.amount"]; got != nil {
		t.Errorf("the budget was guessed: %v", got)
	}
}

// Rule 12: a text that lacks nothing is taken as it comes, and can be added to.
func TestRule12AWholeScriptNeedsNoEnd(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("script.text")
	whole := s.office().Book.Form.Question("script.text").Example.ZH
	s.says(whole)
	s.asked("campaign.name")
	s.presses("续写")
	s.says("祝您生活愉快。")
	s.says("完成")
	if got := s.filing().Answers["script.text"].Text(); got != whole+"\n祝您生活愉快。" {
		t.Errorf("the script is %q", got)
	}
}

// Rule 12: a long text over several messages until 完成.
func TestRule12LongTextInParts(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("script.text")
	s.says("您好，我是杭州蓝桥通信有限公司的客服小林，工号 1024。")
	s.sees("已收到 1 段")
	s.says("您的宽带合约下月到期，续约每月129元，合约24个月。")
	s.says("如果不方便，可以随时说“不用”，以后不再打扰您。")
	s.sees("已收到 3 段，共 82 字")
	s.it = &asking.Interview{Store: s.db}
	s.says("完成")
	if got := s.filing().Answers["script.text"].Text(); strings.Count(got, "\n") != 2 || !strings.HasPrefix(got, "您好") {
		t.Errorf("the script is %q", got)
	}
	s.asked("campaign.name")
	s.at("script.text")
	s.says("太短")
	s.says("完成")
	s.sees("太短", "原来的回答不变")
	s.says("返回") // leaves it
	s.sees("没有记录")
	if got := s.filing().Answers["script.text"].Text(); !strings.HasPrefix(got, "您好") {
		t.Errorf("the old script is lost: %q", got)
	}
}

// Rule 14: commands in between are the bot's, and the question comes again
// once, after their answer.
func TestRule14InterruptionsShowTheQuestionOnce(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访")
	s.says("进度")
	s.asked("campaign.legal_entity")
	if n := strings.Count(s.text(), "销售主体全称"); n != 1 {
		t.Errorf("the question was shown %d times:\n%s", n, s.transcript())
	}
}

// Rule 16 and 17: a new filing while one is open asks; several drafts are
// listed and each goes on where it was.
func TestRule16ResumeAfterDays(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访")
	s.says("保存")
	s.sees("已保存「双12老客回访」")
	s.now = s.now.Add(3 * 24 * time.Hour)
	s.says("立案")
	s.sees("您有 1 件没有完成的立案", "双12老客回访", "1/29 · 3 天前")
	s.presses("新建立案")
	s.asked("campaign.name")
	s.says("年货节邀约")
	s.says("草稿")
	s.sees("双12老客回访", "年货节邀约")
	s.presses("继续 双12老客回访")
	s.asked("campaign.legal_entity")
	s.says("杭州蓝桥通信有限公司")
	s.asked("campaign.jurisdictions")
	s.says("继续")
	s.presses("继续 年货节邀约")
	s.asked("campaign.legal_entity")
}

func TestRule16DiscardAndRestart(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访")
	s.says("取消")
	s.sees("已填的内容都已保存")
	s.presses("继续填写")
	s.asked("campaign.legal_entity")
	s.says("重来")
	if got := s.filing().Answers; len(got) != 1 {
		t.Errorf("asking already lost answers: %v", got)
	}
	s.presses("全部重来")
	s.asked("campaign.name")
	s.says("年货节邀约")
	s.says("取消")
	s.presses("丢弃")
	s.sees("已丢弃「年货节邀约」")
	s.says("返回")
	s.sees("您没有正在填写的立案")
}

// Rule 19: the summary has everything, what is missing in red, who reviews and
// by when.
func TestRule19Summary(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访")
	s.says("预览")
	s.sees("还没有填", "「预算总额」还没有填", "法务", "赵敏", "预计")
	for _, m := range s.messages() {
		if slices.ContainsFunc(m.Card.Buttons, func(b chat.Button) bool { return b.Action.Name == "submit" }) {
			t.Error("an incomplete filing can be submitted")
		}
	}
	s.answered(complete(s.now))
	s.says("预览")
	s.sees("¥30,000.00", "审批确认")
	submit := s.button("提交")
	if submit != (chat.Action{Name: "submit", Subject: s.filing().ID}) {
		t.Errorf("submit is %+v", submit)
	}
	s.presses("改 目标与预算")
	s.presses("预算总额")
	s.says("4万")
	s.stored("budget.amount", "4000000")
	s.sees("请核对：")
}

// Findings of the rule book are said at once and stay in the summary.
func TestFindingsAreSaidAtOnce(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.at("list.source")
	s.says("购买")
	s.sees("不能这样提交", "不得买卖个人信息")
	s.stored("list.source", "purchased") // it may be the truth
	s.says("预览")
	s.sees("不得买卖个人信息")
	s.presses("改 名单来源")
	s.presses("自有客户")
	s.sees("请核对：")
	s.seesNot("不得买卖个人信息")
	s.button("提交")
}

// Rule 21: an old button changes nothing, says so, and shows what is open.
func TestRule21OldButtons(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("goal.type")
	old := s.button("获客")
	s.presses("续费升级")
	s.act(old)
	s.sees("「活动目标」已经回答过：续费升级")
	s.asked("campaign.name")
	s.stored("goal.type", "upsell")
	old.Revision = 7
	s.act(old)
	s.sees("已经回答过")
	s.act(chat.Action{Name: "no-such-thing", Subject: s.filing().ID})
	s.sees("已过期")
	s.asked("campaign.name")
}

// A redelivered event does not answer twice.
func TestRedeliveredEventsAnswerOnce(t *testing.T) {
	s := tell(t)
	s.says("立案")
	said := chat.Said{Text: "双12老客回访"}
	once := s.turn(said)
	first, err := s.route(once, said)
	s.heard(first, err)
	again, err := s.route(once, said)
	s.heard(again, err)
	s.asked("campaign.legal_entity")
	if got := s.filing().Answers; len(got) != 1 {
		t.Errorf("the repeat was an answer: %v\n%s", got, s.transcript())
	}
	if a, b := first.Messages[len(first.Messages)-1].Key, again.Messages[len(again.Messages)-1].Key; a != b {
		t.Errorf("the repeat's question has another key: %s, %s", a, b)
	}
	begin := s.turn(chat.Said{Text: "立案"})
	for range 2 {
		if _, err := s.it.Press(t.Context(), begin, chat.Action{Name: asking.DoBegin}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.db.List(t.Context(), workflow.Listing{Page: workflow.Page{Limit: 10}})
	if err != nil || len(list) != 2 {
		t.Errorf("%d filings, want 2: %v", len(list), err)
	}
}

// Rule 28: the same conversation in English.
func TestRule28English(t *testing.T) {
	s := tell(t)
	s.who = people[7]
	s.says("new")
	s.sees("Campaign name", "Basics · question 1 of 29", "Why we ask")
	s.says("Renewal calls, budget 300k, next Monday to Dec 11")
	s.sees("300k → ¥300,000.00", "Mon 30 Nov 2026")
	s.asked("campaign.legal_entity")
	s.says("back")
	s.asked("campaign.name")
	s.says("edit budget")
	s.asked("budget.amount")
	s.says("lots")
	s.sees(`"lots" is not an amount I can read`, "stays as it was")
	s.at("freq.max_attempts")
	s.says("1 call")
	s.sees("Most calls to one person: 1 call")
	s.says("edit most calls")
	s.says("2")
	s.sees("Most calls to one person: 2 calls")
	s.says("help")
	s.sees("At every question")
	for _, r := range s.text() {
		if r >= 0x4e00 && r <= 0x9fff {
			t.Fatalf("Chinese in the English conversation: %s", s.text())
		}
	}
}

// Nobody else sees or answers a draft.
func TestDraftsArePrivate(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("goal.type")
	button := s.button("获客")
	s.who = people[1]
	s.act(button)
	s.sees("没有找到")
	s.who = people[0]
	if got := s.filing().Answers["goal.type"]; got != nil {
		t.Errorf("a stranger answered: %v", got)
	}
}
