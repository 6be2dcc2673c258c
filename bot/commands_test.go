package bot_test

import (
	"testing"

	"lian/bot/chat"
	"lian/workflow"
)

// A deed is a word of the contract's table, typed about a filing.
type deed struct {
	zh, en string // the word
	from   workflow.State
	by     string // who may
	not    string // who may not
	words  string // that follow
	done   func(*workflow.Filing, chat.Reply) bool
}

// deeds are the words that do something to a filing.
var deeds = []deed{
	{"通过", "pass", workflow.Reviewing, "zhao", "lin", "话术已逐句核对", decided(workflow.VerdictPass)},
	{"退回", "return", workflow.Reviewing, "zhao", "li", "话术全文：没有说明退订方式", decided(workflow.VerdictReturn)},
	{"拒绝", "reject", workflow.Reviewing, "chen", "gao", "名单没有同意依据", decided(workflow.VerdictReject)},
	{"转交", "transfer", workflow.Reviewing, "chen", "lin", "@何青 请代为审查", func(f *workflow.Filing, _ chat.Reply) bool {
		holders := f.Seat(seatCompliance).Holders
		return len(holders) == 2 && holders[0] == "he" || len(holders) == 1 && holders[0] == "he"
	}},
	{"加签", "add", workflow.Reviewing, "chen", "lin", "@孙岩 请看频次", func(f *workflow.Filing, _ chat.Reply) bool {
		s := f.Seat(seatCompliance + "+sun")
		return s != nil && s.State == workflow.SeatOpen
	}},
	{"评论", "comment", workflow.Reviewing, "gao", "qian", "请尽快", unmoved(workflow.Reviewing)},
	{"催办", "nudge", workflow.Reviewing, "lin", "zhao", "", func(f *workflow.Filing, _ chat.Reply) bool { return !f.NudgedAt.IsZero() }},
	{"撤回", "withdraw", workflow.Reviewing, "lin", "zhao", "名单有误", is(workflow.Withdrawn)},
	{"执行", "start", workflow.Approved, "li", "lin", "", unmoved(workflow.Approved)}, // asks for the launch facts first
	{"上报", "report", workflow.Running, "li", "zhou", "", opens("report")},
	{"投诉", "complaint", workflow.Running, "gao", "", "客户要求停止来电", opens("complaint")},
	{"暂停", "suspend", workflow.Running, "chen", "lin", "三起投诉", is(workflow.Suspended)},
	{"恢复", "resume", workflow.Suspended, "chen", "lin", "原因已消除", is(workflow.Running)},
	{"查看", "show", workflow.Reviewing, "zhao", "wang", "", shows},
	{"进度", "status", workflow.Reviewing, "lin", "wang", "", shows},
	{"结案", "close", workflow.Ended, "lin", "li", "", unmoved(workflow.Ended)}, // asks for the account first; last, for it leaves a question open
}

func decided(verdict workflow.Verdict) func(*workflow.Filing, chat.Reply) bool {
	return func(f *workflow.Filing, _ chat.Reply) bool {
		return len(f.Decisions) == 1 && f.Decisions[0].Verdict == verdict && f.Decisions[0].Opinion != ""
	}
}

func is(state workflow.State) func(*workflow.Filing, chat.Reply) bool {
	return func(f *workflow.Filing, _ chat.Reply) bool { return f.State == state }
}

// unmoved: what was typed led to words, and left the state as it was.
func unmoved(state workflow.State) func(*workflow.Filing, chat.Reply) bool {
	return func(f *workflow.Filing, r chat.Reply) bool { return f.State == state && len(r.Messages) > 0 }
}

func opens(form string) func(*workflow.Filing, chat.Reply) bool {
	return func(_ *workflow.Filing, r chat.Reply) bool { return r.Form != nil && r.Form.Action.Name == form }
}

func shows(f *workflow.Filing, r chat.Reply) bool {
	return len(r.Messages) > 0 && r.Messages[len(r.Messages)-1].Subject == f.Number && r.Messages[len(r.Messages)-1].Card != nil
}

func (c *company) made(d deed, title string) *workflow.Filing {
	c.Helper()
	if d.from == workflow.Suspended {
		return c.suspended(title)
	}
	return c.in(d.from, title)
}

func TestEveryWordAboutAFilingDoesWhatTheTableSays(t *testing.T) {
	chinese, english := openCompany(t), openCompany(t)
	for _, d := range deeds {
		english.prefers(d.by, "en")
		for word, c := range map[string]*company{d.zh: chinese, d.en: english} {
			f := c.made(d, "双十二老客回访")
			if d.not != "" {
				before := c.print(f.Number)
				if refusal := c.says(d.not, word+" "+f.Number+" "+d.words); told(refusal) == "" {
					t.Errorf("%s: %s is not answered", word, d.not)
				}
				c.same(f.Number, before)
			}
			reply := c.says(d.by, word+" "+f.Number+" "+d.words)
			if told(reply) == "" || !d.done(c.filing(f.Number), reply) {
				t.Errorf("%s %s: %s", d.by, word, told(reply))
			}
		}
	}
}

// TestAWordWithoutANumberMeansTheOneFiling: it is the only one on which the
// person can do it; where there is none, or more than one, the bot says so.
func TestAWordWithoutANumberMeansTheOneFiling(t *testing.T) {
	for _, d := range deeds {
		t.Run(d.zh, func(t *testing.T) {
			t.Parallel()
			c := openCompany(t)
			c.reads(c.says(d.by, d.zh), "现在没有您可以")
			f := c.made(d, "双十二老客回访")
			if d.not != "" && d.from != workflow.Approved {
				before := c.print(f.Number)
				if told(c.says(d.not, d.zh)) == "" {
					t.Errorf("%s is not answered", d.not)
				}
				c.same(f.Number, before)
			}
			reply := c.says(d.by, d.zh)
			if told(reply) == "" {
				t.Error("not answered")
			}
			c.misses(reply, "现在没有您可以")
			for _, m := range reply.Messages {
				if m.Subject != "" && m.Subject != f.Number {
					t.Errorf("it is about %s: %s", m.Subject, told(reply))
				}
			}
		})
	}
}

func TestAWordThatFitsSeveralFilingsListsThem(t *testing.T) {
	c := openCompany(t)
	one, two := c.filed("宽带续约"), c.filed("企业专线")
	reply := c.says("lin", "催办")
	c.reads(reply, one.Number)
	c.reads(reply, two.Number)
	c.reads(reply, "哪一件")
	if !c.filing(one.ID).NudgedAt.IsZero() || !c.filing(two.ID).NudgedAt.IsZero() {
		t.Error("nobody chose, and somebody was nudged")
	}
}

// A suspended campaign is found among any number that run.
func TestResumeFindsTheOneThatIsSuspended(t *testing.T) {
	c := openCompany(t)
	f := c.suspended("停下的活动")
	for n := range 9 {
		c.now = c.now.AddDate(0, 0, -7) // each is started a week after it was filed
		c.in(workflow.Running, "在打的活动"+string(rune('A'+n)))
	}
	reply := c.says("chen", "恢复")
	c.reads(reply, f.Number)
	c.reads(reply, "不能空着") // why it may go on
}

func TestWordsThatLookThingsUp(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	for _, look := range []struct{ who, zh, en, want string }{
		{"zhao", "待办", "inbox", f.Number}, {"lin", "我的立案", "mine", f.Number}, {"lin", "搜索 双十二", "search 双十二", f.Number},
		{"gao", "摘要", "digest", "2026-11-23"}, {"li", "帮助", "help", "LA-"}, {"zhao", f.Number, f.Number, f.Number},
	} {
		c.prefers(look.who, "zh-CN")
		chinese := c.says(look.who, look.zh)
		c.prefers(look.who, "en")
		english := c.says(look.who, look.en)
		if look.want != "2026-11-23" {
			c.reads(chinese, look.want)
			c.reads(english, look.want)
		}
		if told(chinese) == told(english) || len(chinese.Messages) == 0 || len(english.Messages) == 0 {
			t.Errorf("%s and %s: %s\n%s", look.zh, look.en, told(chinese), told(english))
		}
	}
}

func TestLanguageIsASettingOfThePerson(t *testing.T) {
	c := openCompany(t)
	c.reads(c.says("zhao", "语言 en"), "English from now on")
	c.reads(c.says("zhao", "inbox"), "Nothing")
	c.reads(c.says("zhao", "language zh"), "以后用中文")
	c.reads(c.says("zhao", "语言"), "语言 zh")
	c.reads(c.says("gao", "待办"), "没有等您处理的事项") // nobody else's
}

func TestWhatLianCannotDoYetIsSaid(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	for _, words := range []string{"委托 @赵敏 从 12月1日 到 12月5日", "委托", "导出", "导出 " + f.Number} {
		c.reads(c.says("lin", words), "这个版本还不能这样做")
	}
	c.prefers("lin", "en")
	c.reads(c.says("lin", "delegate @bob from Dec 1 to Dec 5"), "This version cannot do that yet")
}

// 驳回 may mean two things, and 同意 in passing decides nothing.
func TestDoubtfulVerdictsAreAskedBack(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	c.reads(c.says("zhao", "驳回 "+f.Number), "退回修改，还是拒绝")
	c.reads(c.says("zhao", "同意 "+f.Number), "不算决定")
	c.reads(c.says("zhao", "lgtm"), "不算决定")
	c.misses(c.says("gao", "驳回 "+f.Number), "请按下面") // she has no such button
	if n := len(c.filing(f.ID).Decisions); n != 0 {
		t.Errorf("%d decisions", n)
	}
}
