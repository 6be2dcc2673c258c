package asking_test

import (
	"slices"
	"testing"
	"time"

	"lian/bot/asking"
	"lian/bot/chat"
	"lian/workflow"
)

// Rule 18: 复制 LA-… takes over what holds for a new campaign, says so in one
// line, and asks the rest: name, days, files, and the declaration.
func TestRule18CopyTakesOverWhatStillHolds(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.submits()
	first := s.filing()
	s.now = s.now.Add(40 * 24 * time.Hour)
	s.says("复制 " + first.Number)
	s.sees("已按 "+first.Number+"「宽带老客续约回访」新建草稿，沿用 22 项", "还要填写：活动名称、同意凭证样本、起止日期、营销方案、预算明细、还有 2 项")
	s.asked("campaign.name")
	for _, key := range []string{"campaign.name", "schedule.dates", "consent.evidence", "att.plan", "declaration.signed"} {
		s.stored(key)
	}
	s.stored("call.windows", "09:30-11:30", "14:00-17:30")
	s.stored("budget.amount", "3000000")
	s.says("年货节老客回访")
	s.asked("consent.evidence")
	for _, words := range []string{"DOC-2027-0001", "完成", "下周一到30天后", "DOC-2027-0002", "完成", "DOC-2027-0003", "完成", "DOC-2027-0004", "完成", "是"} {
		s.says(words)
	}
	s.sees("请核对：年货节老客回访", "22 项沿用 "+first.Number, "营销方案: DOC-2027-0002")
	s.seesNot("名单来源", "杭州蓝桥")
	s.presses("展开 22 项")
	s.sees("名单来源: 自有客户", "销售主体全称: 杭州蓝桥通信有限公司")
	s.seesNot("项沿用")
	s.presses("改 目标与预算")
	s.presses("预算总额")
	s.says("5万")
	s.sees("21 项沿用 "+first.Number, "预算总额: ¥50,000.00") // what was changed is told
	s.button("提交")
	s.submits()
	if f := s.filing(); f.Number == first.Number || f.State != workflow.Reviewing || f.Before != nil {
		t.Errorf("the copy is %s, %s, %v:\n%s", f.Number, f.State, f.Before, s.transcript())
	}
}

// Rule 18: an answer that today's form would not let through is asked anew, as
// is a day that has come; one to come is kept.
func TestRule18CopyAsksWhatHoldsNoMore(t *testing.T) {
	s := tell(t)
	s.says("立案")
	answers := complete(s.now)
	answers["product.category"], answers["product.seller_type"] = workflow.Value{"education"}, workflow.Value{"own_licence"}
	answers["product.licences"], answers["product.licence_to"] = workflow.Value{"ref:DOC-1"}, workflow.Value{"2027-06-30"}
	s.answered(answers)
	s.submits()
	number := s.filing().Number
	s.now = s.now.Add(time.Minute)
	s.says("复制 " + number)
	s.stored("product.licence_to", "2027-06-30")
	s.stored("product.licences")
	s.says("取消")
	s.presses("丢弃")
	s.now = s.now.AddDate(0, 8, 0)
	s.book = bookOfToday(s.book)
	s.says("复制 " + number)
	s.stored("product.licence_to")
	s.stored("list.source")
	s.stored("consent.form_type")
	s.stored("list.detail", "CRM合约表，按到期日和同意标记筛选，由数据组导出到拨号系统")
}

// bookOfToday is a rule book that has dropped one choice since, and forbidden
// another.
func bookOfToday(then *workflow.Book) *workflow.Book {
	today := *then
	today.Form.Sections = slices.Clone(then.Form.Sections)
	for i, section := range today.Form.Sections {
		today.Form.Sections[i].Questions = slices.Clone(section.Questions)
		for j, old := range section.Questions {
			q := *old
			q.Choices = slices.Clone(old.Choices)
			switch q.Key {
			case "list.source":
				q.Choices = slices.DeleteFunc(q.Choices, func(c workflow.Choice) bool { return c.Code == "own_customers" })
			case "consent.form_type":
				q.Choice("web_form").Refused = workflow.Words{ZH: "网页表单不再算同意", EN: "A web form no longer counts"}
			}
			today.Form.Sections[i].Questions[j] = &q
		}
	}
	return &today
}

// Rule 18: nothing is taken over that the person may not read, and who may not
// read the filing learns nothing of it.
func TestRule18CopyTellsNoSecrets(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.submits()
	number := s.filing().Number
	s.now = s.now.Add(time.Minute)
	s.who = people[7] // an applicant of another team
	s.says("copy " + number)
	s.sees("Nothing was found, or it is not for you to see")
	refused := s.text()
	s.says("copy LA-2026-999999")
	if s.text() != refused {
		t.Errorf("a filing that is not there is refused otherwise:\n%s", s.transcript())
	}
	s.who = s.office().Person("ops") // may read the filing, but neither budget nor consent
	s.says("复制 " + number)
	s.sees("沿用")
	s.seesNot("30,000")
	for _, key := range []string{"budget.amount", "consent.form_type", "pi.categories"} {
		s.stored(key)
	}
	s.stored("list.source", "own_customers")
	if f := s.filing(); f.Applicant != "ops" || len(f.Authors) != 1 || f.Before["budget.amount"] != nil {
		t.Errorf("the copy is %s's, by %v, and remembers %v", f.Applicant, f.Authors, f.Before)
	}
}

// Rule 18: what the owner changes after a return is not filed yet and is nobody
// else's to copy.
func TestRule18CopyTakesWhatWasFiled(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.submits()
	number := s.filing().Number
	s.decides("zhao.min", workflow.VerdictReturn, "list.detail")
	s.decides("wang.min", workflow.VerdictPass)
	s.decides("li.jing", workflow.VerdictPass)
	s.says("继续")
	s.says("数据仓库客户表，按合约到期日筛选")
	s.now = s.now.Add(time.Minute)
	s.who = people[2]
	s.says("复制 " + number)
	s.stored("list.detail", "CRM合约表，按到期日和同意标记筛选，由数据组导出到拨号系统")
}

// Rules 17 and 18: while a draft with answers is open, a copy is asked about;
// an empty one is filled, and the same wish twice makes one copy.
func TestRule18CopyWhileADraftIsOpen(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.submits()
	number := s.filing().Number
	s.says("复制")
	s.sees("要复制哪一件？", "也可以写编号")
	s.presses("复制 " + number + " 宽带老客续约回访")
	s.asked("campaign.name")
	s.says("复制 " + number)
	s.asked("campaign.name")
	if n := s.drafts(); n != 1 {
		t.Errorf("%d drafts:\n%s", n, s.transcript())
	}
	s.says("年货节老客回访")
	s.says("复制 " + number)
	s.sees("您有 1 件没有完成的立案", "年货节老客回访")
	s.presses("按 " + number + " 新建")
	s.asked("campaign.name")
	if n := s.drafts(); n != 2 {
		t.Errorf("%d drafts:\n%s", n, s.transcript())
	}
	s.who = people[2]
	s.says("立案")
	s.says("复制 " + number)
	s.sees("已按 " + number)
	if n := s.drafts(); n != 3 {
		t.Errorf("the empty draft was not filled:\n%s", s.transcript())
	}
}

// Rule 18: a redelivered 复制 is answered with the copy it made.
func TestRule18ARedeliveredCopyIsOne(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.submits()
	number := s.filing().Number
	said := chat.Said{Text: "复制 " + number}
	once := s.turn(said)
	for range 3 {
		reply, err := s.route(once, said)
		s.heard(reply, err)
		s.asked("campaign.name")
	}
	pressed := chat.Action{Name: asking.DoCopy, Subject: number, Value: "new"}
	again := s.turn(chat.Pressed{Action: pressed})
	for range 2 {
		reply, err := s.it.Press(t.Context(), again, pressed)
		s.heard(reply, err)
		s.asked("campaign.name")
	}
	if n := s.drafts(); n != 2 {
		t.Errorf("%d drafts:\n%s", n, s.transcript())
	}
}

// drafts counts the drafts there are.
func (s *story) drafts() int {
	s.t.Helper()
	list, err := s.db.List(s.t.Context(), workflow.Listing{States: []workflow.State{workflow.Draft}, Page: workflow.Page{Limit: 10}})
	if err != nil {
		s.t.Fatal(err)
	}
	return len(list)
}
