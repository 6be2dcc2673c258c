package asking_test

import (
	"testing"
	"time"

	"lian/workflow"
	"lian/workflow/policy"
)

// everyType is the default form with one question of each type that it does
// not ask before submission, at its beginning.
func everyType(t *testing.T) *workflow.Book {
	t.Helper()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	var extra []*workflow.Question
	for _, kind := range []workflow.Type{workflow.TypePerson, workflow.TypeURL,
		workflow.TypeCaller, workflow.TypePercent, workflow.TypeDate} {
		extra = append(extra, &workflow.Question{Key: "extra." + string(kind), Type: kind, Label: workflow.Words{ZH: "附加" + string(kind), EN: "Extra " + string(kind)}})
	}
	book.Form.Sections[0].Questions = append(extra, book.Form.Sections[0].Questions...)
	return book
}

func TestEveryType(t *testing.T) {
	s := tellWith(t, everyType(t))
	for _, c := range []struct {
		key, says, stored, sees string
	}{
		{"extra.person", "赵敏", "zhao.min", "赵敏"},
		{"extra.person", "@zhao.min", "zhao.min", "赵敏"},
		{"extra.person", "＠王敏", "wang.min", "王敏"},
		{"extra.person", "<@U024>", "zhao.min", "赵敏"},
		{"extra.person", "<@U999>", "", "没有找到在职同事"},
		{"extra.person", "张三丰", "", "没有找到在职同事「张三丰」"},
		{"extra.person", "敏", "", "不止一种读法"},
		{"extra.url", "https://lanqiao.cn/renew?a=1", "https://lanqiao.cn/renew?a=1", ""},
		{"extra.url", "lanqiao.cn", "", "不是完整的网址"},
		{"extra.url", "http://admin@lanqiao.cn", "", "不能带用户名"},
		{"extra.url", "file:///etc/passwd", "", "不是完整的网址"},
		{"extra.caller", "400 123 4567", "400-123-4567", "→ 400-123-4567"},
		{"extra.caller", "13800138000", "", "个人手机号（138****8000）"},
		{"extra.caller", "87654321", "", "缺少区号"},
		{"extra.caller", "1069 0000 1234", "", "短信号码"},
		{"extra.percent", "百分之五", "500", "→ 5%"},
		{"extra.percent", "0.5", "", "不止一种读法"},
		{"extra.date", "下周一", "2026-11-30", "下周一 → 2026-11-30（周一）"},
		{"extra.date", "2月30日", "", "没有「2月30日」这一天"},
		{"extra.date", "12月1日到12月5日", "", "是一个范围"},
		{"extra.date", "周一", "", "不止一种读法"},
		{"extra.date", "国庆后", "", "写成具体日期"},
		{"extra.date", "13/1", "", ""},
		{"goal.conversions", "1.5", "", "整数"},
		{"goal.conversions", "400~500", "", "是一个范围"},
		{"budget.amount", "1.000", "", "不止一种读法"},
		{"budget.amount", "12345678901234567890", "", "位数太多"},
		{"call.windows", "9:00-12:00, 11:00-15:00", "", "有重叠"},
		{"call.windows", "周一至周六 9:00-12:00", "", "写了星期几"},
		{"schedule.dates", "12月5日到12月1日", "", ""},
	} {
		s.another()
		s.at(c.key)
		s.says(c.says)
		if c.sees != "" {
			s.sees(c.sees)
		}
		if got := s.filing().Answers[c.key].Text(); got != c.stored {
			t.Errorf("%s: %q is stored as %q, want %q", c.key, c.says, got, c.stored)
		}
	}
}

// An optional question can be skipped, and answered later.
func TestSkip(t *testing.T) {
	s := tellWith(t, everyType(t))
	s.says("立案")
	first := s.messages()[len(s.messages())-1].Field
	s.presses("跳过")
	s.sees("已跳过，需要时可以随时补上")
	if got, skipped := s.filing().Answers[first]; !skipped || len(got) != 0 {
		t.Errorf("%s is %v", first, got)
	}
	s.at("budget.amount")
	s.says("跳过")
	s.sees("「预算总额」是必填项，不能跳过：金额决定由哪一级审批")
	s.asked("budget.amount")
}

// A long text that is half sent is still there days later.
func TestHalfSentTextIsKept(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.at("script.text")
	s.says("您好，我是杭州蓝桥通信有限公司的客服，工号1024，本次通话会录音。")
	s.says("保存")
	s.now = s.now.Add(48 * time.Hour)
	s.says("继续")
	s.asked("script.text")
	s.sees("已收到 1 段")
	s.says("您的宽带合约下月到期，续约每月129元，合约24个月。")
	s.presses("完成")
	s.asked("campaign.name")
	s.seesNot("太短")
}
