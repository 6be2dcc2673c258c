package main

import (
	"os"
	"path/filepath"
	"testing"
)

// story is the view of the page in which the test acts.
const story = "?locale=zh-CN&as=lin.xiao,zhao.min"

// TestACampaignByHand takes a campaign from 立案 to closed in a real browser,
// with everybody's own hands: by clicking, typing, ticking and dropping.
func TestACampaignByHand(t *testing.T) {
	t.Parallel()
	h := newHand(t)
	h.open(story)
	h.click("clock", "下一个工作日 9:30")
	h.as("zhou.hang").speaksEnglish()
	file(h)
	review(h)
	assess(h)
	approve(h)
	launch(h)
	carryOut(h)
	closeOut(h)
}

// file answers the questions in every way there is: by typing, by button, in
// forms, and with a file dropped onto the conversation.
func file(h *hand) {
	lin := h.as("lin.xiao")
	h.click("starter", lin.id, "立案")
	lin.answer("活动名称", "宽带老客双十二续约回访")
	lin.answer("销售主体全称", "杭州蓝桥通信有限公司")
	lin.pick("拨打地区", "中国内地")
	lin.press("完成")
	h.pictureOf("question", "?as=lin.xiao", window{900, 780})
	lin.pick("活动目标", "续费升级")
	lin.answer("目标达成数", "四百三")
	lin.answer("预算总额", "3万")
	lin.sees("¥30,000")
	lin.pick("产品或服务", "填表单")
	lin.fill("产品", entries{{"产品或服务", "千兆宽带续约套餐"}, {"行业类别", "电信服务"}, {"电话里会怎么推介", "只介绍"}})
	lin.pick("客户是哪些人", "填表单")
	lin.fillByExample("目标客户")
	lin.pick("名单来源", "自有客户")
	lin.answer("来源说明", "CRM合约表，按到期日和同意标记筛选")
	lin.answer("会用到的个人信息", "1,2")
	lin.answer("有没有以下处理", "都没有")
	lin.pick("同意是怎么取得的", "网页表单")
	lin.answer("同意覆盖哪些渠道", "电话、短信")
	h.sees("question", lin.id, "同意凭证样本")
	lin.handOver(evidence(h))
	lin.sees("已收到 同意凭证样本.pdf")
	lin.press("完成")
	lin.pick("呼叫方式", "填表单")
	lin.fillByExample("外呼与时间")
	lin.answer("话术全文", script)
	lin.answer("营销方案", "文档中心 DOC-2026-1187《宽带续约营销方案》")
	lin.answer("预算明细", "文档中心 DOC-2026-1188《宽带续约预算表》")
	lin.answer("风险自评", "文档中心 DOC-2026-1189《宽带续约风险自评》")
	lin.pick("申请人声明", "是")
	lin.sees("同意凭证样本.pdf")
	lin.press("提交")
	lin.sees("合规性审查中")
}

const script = "您好，我是杭州蓝桥通信有限公司的客服0231，想为您介绍宽带续约方案，请问现在方便吗？续约后每月129元，合约24个月，本次通话将录音。如果您不想再接到此类来电，请直接告诉我，我们会立即停止。感谢接听，客服电话400-800-1234。"

// number is the number of the filing, as its applicant reads it.
func number(h *hand) string {
	h.sees("says", "lin.xiao", "LA-")
	return call[string](h, "number", "lin.xiao")
}

// evidence is a file as it lies on somebody's desktop.
func evidence(h *hand) string {
	path := filepath.Join(h.t.TempDir(), "同意凭证样本.pdf")
	h.must(os.WriteFile(path, []byte("%PDF-1.4\n% 同意凭证样本（已脱敏）\n"), 0o600))
	return path
}

// review is the joint review: three lanes, each in its own conversation.
func review(h *hand) {
	picturesOfReview(h)
	for _, r := range []struct{ who, lane string }{{"zhao.min", "法务审查"}, {"chen.jie", "合规审查"}} {
		who := h.as(r.who)
		who.sees(r.lane + "：宽带老客双十二续约回访")
		who.press("通过")
		h.sees("window", "通过 · "+r.lane)
		who.enter("核对清单", "全部")
		who.enter("意见", "已逐项核对：话术开场载明公司名与退订方式，材料齐全")
		if r.who == "zhao.min" {
			h.picture("form")
		}
		who.send()
		who.sees("已通过")
	}
	h.as("chen.jie").sees("¥30,000.00")
	h.as("zhao.min").seesNot("¥30,000.00") // legal does not read the budget
	zhou := h.as("zhou.hang")
	zhou.sees("Waiting for you")
	zhou.press("Pass")
	zhou.fill("Pass", entries{{"Checklist", "全部"}, {"Opinion", "Right audience, reasonable budget, all points checked"}})
	h.sees("told", zhou.id, "Recorded: Pass")
	h.as("lin.xiao").sees("风险评估中")
}

// picturesOfReview shows the same filing to several people.
func picturesOfReview(h *hand) {
	h.as("zhao.min").sees("请您处理")
	h.pictureOf("desk", "?as=lin.xiao,zhao.min&panel="+number(h), desktop)
	h.looks("dark")
	h.pictureOf("desk-dark", "?as=lin.xiao,zhao.min&panel="+number(h), desktop)
	h.looks("light")
	h.pictureOf("review", "?as=zhao.min", window{900, 1000})
	h.pictureOf("phone", "?as=zhao.min", phone)
	h.pictureOf("phone-en", "?as=zhou.hang&locale=en", phone)
	h.pictureOf("gallery", "#gallery", desktop)
}

// assess rates every risk, and hands the assessment in.
func assess(h *hand) {
	sun := h.as("sun.yan")
	sun.sees("风险评估：宽带老客双十二续约回访")
	for _, risk := range []string{"客户隐私泄露", "营销内容不实", "骚扰性营销"} {
		sun.press("评估 " + risk)
		sun.fill("评估 "+risk, entries{{"可能性", "3 中"}, {"影响程度", "4 重大"}, {"剩余可能性", "1 极低"}, {"剩余影响", "2 一般"}})
	}
	sun.press("提交评估")
	sun.fill("通过", entries{{"核对清单", "全部"}, {"意见", "三类风险都有措施，剩余风险低"}})
	sun.sees("已通过")
}

// approve is the decision of the one whom the table of authority chooses.
func approve(h *hand) {
	wang := h.as("wang.lei")
	wang.press("通过")
	wang.fill("通过", entries{{"核对清单", "全部"}, {"意见", "授权额度内，剩余风险低，同意"}})
	h.as("lin.xiao").sees("已立案", "运营填好上线信息并开始执行之前，不得外呼")
}

// launch is what only operations know, and the start on the first day.
func launch(h *hand) {
	li := h.as("li.qiang")
	li.press("填写上线信息")
	li.pick("名单条数", "填表单")
	li.fillByExample("上线前：名单")
	li.pick("主叫号码", "填表单")
	li.fillByExample("上线前：拨号")
	li.answer("录音保存天数", "很久")
	li.sees("「很久」不是数字。例如：365")
	li.answer("录音保存天数", "365")
	li.answer("录音存放与调阅", "录音库加密存储，合规岗审批后调阅")
	li.pick("合规培训通过日期", "填表单")
	li.fillByExample("上线前：人员与投诉")
	li.sees("开始执行")
	h.click("clock", "1 周")
	li.press("开始执行")
	li.sees("执行中")
}

// carryOut is a day of the campaign on which things go wrong.
func carryOut(h *hand) {
	li := h.as("li.qiang")
	li.press("上报")
	li.fillByExample("上报")
	li.sees("接通率")
	li.press("投诉")
	li.fillByExample("投诉")
	chen := h.as("chen.jie")
	chen.sees("收到投诉：宽带老客双十二续约回访")
	chen.press("暂停")
	chen.fill("暂停", entries{{"原因", "三天内拨打四次，先停下核对频次设置"}})
	li.sees("外呼已经停止，恢复之前不得拨打")
	h.as("lin.xiao").lacks("恢复") // the applicant may not
	chen.press("查看")
	chen.press("恢复")
	chen.fill("恢复", entries{{"原因", "频次已按批准的上限锁定并复核"}})
	gao := h.as("gao.lin")
	gao.say("摘要")
	gao.sees("每日摘要")
	gao.sees("投诉 1 件")
	h.pictureOf("digest", "?as=gao.lin", window{900, 640})
	h.pictureOf("panel", "?as=li.qiang&panel="+number(h), window{1200, 900})
	h.as("lin.xiao").press("结束执行")
	h.as("lin.xiao").fill("结束执行", entries{{"原因", "名单已经拨完"}})
}

// closeOut is the account of it, and its confirmation.
func closeOut(h *hand) {
	lin := h.as("lin.xiao")
	lin.press("开始结案")
	lin.answer("实际花费", "2.86万")
	lin.answer("哪里做得好", "下午两点到四点接通率最高")
	lin.answer("哪里不好", "首周名单没有剔除已续约客户")
	lin.answer("下次怎么改", "每天拨打前与续约系统对一次名单")
	lin.pick("名单如何处置", "已删除")
	lin.answer("删除证明", "文档中心 DOC-2026-1301《名单删除记录》")
	lin.press("提交结案")
	chen := h.as("chen.jie")
	chen.press("确认")
	chen.fill("结案", entries{{"核对清单", "全部"}, {"意见", "数据与日报一致，名单已删除"}})
	lin.sees("结案已经确认，立案归档")
	h.click("tool", "panel")
	h.sees("lit", "已结案")
}
