package asking_test

import (
	"time"

	"lian/workflow"
)

// complete are answers that can be submitted.
func complete(now time.Time) workflow.Answers {
	day := func(n int) string { return now.AddDate(0, 0, n).Format(time.DateOnly) }
	return workflow.Answers{
		"campaign.name": {"宽带老客续约回访"}, "campaign.legal_entity": {"杭州蓝桥通信有限公司"}, "campaign.jurisdictions": {"CN"},
		"goal.type": {"upsell"}, "goal.conversions": {"430"}, "budget.amount": {"3000000"},
		"product.name": {"千兆宽带续约套餐"}, "product.category": {"telecom"}, "product.selling": {"introduce"},
		"audience.groups": {"adults"}, "audience.size": {"8600"},
		"audience.definition": {"在网满12个月、合约60天内到期、已勾选电话营销同意的客户；排除投诉过或已拒绝来电的客户"},
		"list.source":         {"own_customers"}, "list.detail": {"CRM合约表，按到期日和同意标记筛选，由数据组导出到拨号系统"},
		"pi.categories": {"name", "phone", "order"}, "pi.uses": {"none"},
		"consent.form_type": {"web_form"}, "consent.channels": {"phone"}, "consent.evidence": {"ref:DOC-2026-1186"},
		"call.mode": {"human_preview"}, "vendor.type": {"none"},
		"schedule.dates": {day(14), day(25)}, "call.windows": {"09:30-11:30", "14:00-17:30"}, "freq.max_attempts": {"2"},
		"script.text": {"您好，我是杭州蓝桥通信有限公司的客服，工号1024，本次通话会录音。您的宽带合约下月到期，续约每月129元，合约24个月。如果不需要，可以随时说“不用”，以后不再打扰您。"},
		"att.plan":    {"ref:DOC-2026-1200"}, "att.budget": {"ref:DOC-2026-1201"}, "att.risk": {"ref:DOC-2026-1202"},
		"declaration.signed": {"yes"},
	}
}
