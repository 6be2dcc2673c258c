package asking_test

import (
	"testing"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

// does has somebody do something outside the conversation.
func (s *story) does(who string, do func(f *workflow.Filing, o workflow.Office, by workflow.Person) error) {
	s.t.Helper()
	was := s.who
	s.who = s.office().Person(who)
	t := s.turn(chat.Said{})
	s.who = was
	_, err := s.db.Change(s.t.Context(), s.filing().ID, t.Command("test", 0), func(f *workflow.Filing, by workflow.Person) error {
		return do(f, s.office(), by)
	})
	if err != nil {
		s.t.Fatalf("%s: %v", who, err)
	}
}

func (s *story) submits() {
	s.t.Helper()
	s.does("lin", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return f.Submit(o, by) })
}

func (s *story) decides(who string, v workflow.Verdict, fields ...string) {
	s.t.Helper()
	s.does(who, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Decide(o, by, workflow.Ballot{Verdict: v, Opinion: "逐条核对，缺退订方式，请补充", Fields: fields, AllChecks: true})
	})
}

// Rule 23: after a return only the fields that were asked back are asked; the
// summary shows the diff, who looks again, and whose opinion stays.
func TestRule23AfterAReturnOnlyTheAskedFields(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.submits()
	s.decides("zhao.min", workflow.VerdictReturn, "list.detail", "script.text")
	s.decides("wang.min", workflow.VerdictReturn, "script.text")
	s.decides("li.jing", workflow.VerdictPass)
	if got := s.filing().State; got != workflow.Returned {
		t.Fatalf("the filing is %s", got)
	}
	s.says("继续")
	s.sees("被退回，只需重新看 2 项", "第 1 题，共 2 题")
	s.asked("list.detail")
	s.sees("现在的回答: CRM合约表")
	s.presses("保持不变")
	s.asked("script.text")
	s.says("您好，我是杭州蓝桥通信有限公司的客服，工号1024，本次通话会录音。您的宽带合约下月到期，续约每月129元，合约24个月。")
	s.says("不想再接到来电，请直接说“退订”，我们立即停止，不再打扰。")
	s.presses("完成")
	s.sees("请核对", "修改", "话术全文", "→", "将重开：", "市场审查意见保留")
	submit := s.button("提交")
	if submit.Revision != 1 || submit.Subject != s.filing().Number {
		t.Errorf("submit is %+v", submit)
	}
	s.submits()
	t.Log(s.transcript())
}

// The launch facts are asked of ops after approval, by the same conversation.
func TestLaunchFactsAreAskedOfOps(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.approve()
	s.who = s.office().Person("ops")
	s.says("继续")
	s.sees("已批准。上线前请补齐执行信息", "名单条数")
	s.asked("list.count")
	s.says("8,512")
	s.stored("list.count", "8512")
	s.at("call.numbers")
	s.says("13800138000")
	s.sees("个人手机号（138****8000）", "不能作为外呼号码")
	s.seesNot("原值")
	s.says("95 388")
	s.asked("list.manifest_sha256")
	s.who = s.office().Person("lin")
	s.says("继续")
	s.sees("您没有正在填写的立案")
}

// approve takes the filing through every step to approval.
func (s *story) approve() {
	s.t.Helper()
	s.submits()
	for _, who := range []string{"zhao.min", "wang.min", "li.jing"} {
		s.decides(who, workflow.VerdictPass)
	}
	s.does("sun", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		for _, r := range f.Risks {
			r.Owner, r.Mitigation, r.ResidualLikelihood, r.ResidualImpact = "lin", "限频、脱敏、抽检", 1, 2
			r.Likelihood, r.Impact = max(1, r.Likelihood), max(2, r.Impact)
			if err := f.Rate(o, by, r); err != nil {
				return err
			}
		}
		return nil
	})
	s.decides("sun", workflow.VerdictPass)
	for s.filing().State == workflow.Approving {
		open := s.filing().OpenSeats("")
		s.decides(open[0].Holders[0], workflow.VerdictPass)
	}
	if got := s.filing().State; got != workflow.Approved {
		s.t.Fatalf("the filing is %s", got)
	}
}

// The account at close-out is asked of the owner; when it is complete the
// summary offers 结案.
func TestCloseOutIsAskedOfTheOwner(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.approve()
	s.now = s.now.Add(14 * 24 * time.Hour)
	s.who = s.office().Person("ops")
	s.says("继续")
	s.answered(launch(s.now))
	s.does("ops", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return f.Start(o, by) })
	s.does("lin", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Amend(o, by, "多打一天")
	})
	s.who = s.office().Person("lin")
	s.says("继续")
	s.sees("请核对", "修改的内容不需要重新审查")
	s.says("改 触达人数")
	s.says("9,000")
	s.sees("8,600 人 → 9,000 人")
	s.says("取消")
	s.presses("丢弃") // the amendment, not the campaign
	s.stored("audience.size", "8600")
	s.does("lin", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return f.End(o, by, "完成") })
	s.says("继续")
	s.sees("执行结束，请填写结案评估")
	s.asked("close.cost")
	for _, words := range []string{"28,600", "下午两点到四点接通率最高", "首周名单没有剔除已续约客户", "每天拨打前与续约系统对一次名单", "已删除"} {
		s.says(words)
	}
	s.asked("close.deletion_proof")
	s.says("文档中心 DOC-2026-1301《名单删除记录》")
	s.says("完成")
	s.sees("请核对")
	if a := s.button("结案"); a.Name != "close" {
		t.Errorf("the button is %+v", a)
	}
}

// launch are the launch facts.
func launch(now time.Time) workflow.Answers {
	today := now.Format(time.DateOnly)
	return workflow.Answers{
		"list.count": {"8512"}, "list.manifest_sha256": {"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
		"dnc.scrubbed_at": {today}, "dnc.sources": {"internal_group", "refused_history", "complaint", "carrier_xiejue", "minors"}, "list.validated_at": {today}, "dnc.removed_count": {"88"}, "dnc.optout_sync": {"5"},
		"consent.evidence_location": {"同意凭证库 CRM-Consent"}, "pi.retention_days": {"90"}, "pi.security_measures": {"encrypt", "mask", "audit"},
		"call.numbers": {"95388"}, "call.number_licence": {"ref:DOC-2026-1210"}, "call.platform": {"云听外呼平台"}, "agents.count": {"20"},
		"call.daily_cap": {"2000"}, "call.concurrency": {"20"}, "freq.day": {"1"}, "freq.retry_min": {"1440"}, "freq.connected_d30": {"1"},
		"rec.enabled": {"yes"}, "rec.retention_days": {"365"}, "rec.storage": {"录音库加密存储，合规岗审批后调阅"},
		"training.passed_at": {today}, "training.file": {"ref:DOC-2026-1205"}, "supervisor.user": {"李静"}, "desk.phone": {"400-800-1234"},
		"desk.sla_hours": {"8"}, "qa.sample_rate": {"500"}, "incident.plan": {"ref:DOC-2026-0090"}, "goal.stop_rule": {"连续3天转化率低于1%即停"},
	}
}
