package workflowtest

import (
	"time"

	"lian/workflow"
)

// Start is when the stories begin: a Monday morning in Hangzhou.
var Start = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

// Ordinary answers every question that the default rule book asks about an
// ordinary campaign: own customers, people who call, no vendor.
func Ordinary() workflow.Answers {
	return workflow.Answers{
		"campaign.name":          {"双十二宽带老客续约回访"},
		"campaign.legal_entity":  {"杭州蓝桥通信有限公司"},
		"campaign.jurisdictions": {"CN"},
		"goal.type":              {"upsell"},
		"goal.conversions":       {"430"},
		"budget.amount":          {"3000000"},
		"product.name":           {"千兆宽带续约套餐"},
		"product.category":       {"telecom"},
		"product.selling":        {"introduce"},
		"audience.groups":        {"adults"},
		"audience.definition":    {"在网满12个月、合约60天内到期、已勾选电话营销同意的客户；排除投诉过或已拒绝来电的客户"},
		"audience.size":          {"8600"},
		"list.source":            {"own_customers"},
		"list.detail":            {"CRM合约表，按到期日和同意标记筛选，由数据组导出到拨号系统"},
		"pi.categories":          {"name", "phone", "order"},
		"pi.uses":                {"none"},
		"consent.form_type":      {"web_form"},
		"consent.channels":       {"phone", "sms"},
		"consent.evidence":       {"ref:文档中心 DOC-2026-1186《同意凭证样本（已脱敏）》"},
		"call.mode":              {"human_preview"},
		"vendor.type":            {"none"},
		"schedule.dates":         {"2026-11-30", "2026-12-20"},
		"call.windows":           {"09:00-12:00", "14:00-20:00"},
		"freq.max_attempts":      {"3"},
		"script.text": {"您好，我是杭州蓝桥通信有限公司的客服0231，想为您介绍宽带续约方案，请问现在方便吗？您的合约将在60天内到期，" +
			"续约后下载速率不变，每月129元，合约24个月，本次通话将录音。如果您不想再接到此类来电，请直接告诉我，我们会立即停止。感谢接听，客服电话400-800-1234。"},
		"att.plan":           {"ref:文档中心 DOC-2026-1187《宽带续约营销方案》"},
		"att.budget":         {"ref:文档中心 DOC-2026-1188《宽带续约预算表》"},
		"att.risk":           {"ref:文档中心 DOC-2026-1189《宽带续约风险自评》"},
		"declaration.signed": {"yes"},
	}
}

// Staff is a small company: someone for every role, two who hold several, one
// who has left.
func Staff() []workflow.Person {
	person := func(id, name string, roles ...workflow.Role) workflow.Person {
		return workflow.Person{ID: id, Name: name, Roles: roles, Active: true}
	}
	staff := []workflow.Person{
		person("lin", "林晓", workflow.RoleApplicant),
		person("he", "何青", workflow.RoleApplicant, workflow.RoleCompliance),
		person("zhao", "赵敏", workflow.RoleLegal),
		person("chen", "陈洁", workflow.RoleCompliance),
		person("zhou", "周航", workflow.RoleMarketing),
		person("sun", "孙岩", workflow.RoleRisk),
		person("wang", "王磊", workflow.RoleApprover),
		person("liu", "刘总", workflow.RoleApprover, workflow.RoleManager),
		person("li", "李强", workflow.RoleOps),
		person("gao", "高琳", workflow.RoleManager),
		person("tang", "唐宁", workflow.RoleAdmin),
		person("qian", "钱离", workflow.RoleLegal, workflow.RoleApprover),
	}
	staff[6].Authority = workflow.AuthorityDivision
	staff[len(staff)-1].Active = false
	return staff
}

// OfficeAt is the small company's office at a moment. Working time is counted
// plainly here, a working day as a day: calendars have tests of their own.
func OfficeAt(book *workflow.Book, now time.Time) workflow.Office {
	return workflow.Office{Book: book, Now: now, Zone: Shanghai, People: Staff(), DueAfter: plainDue}
}

func plainDue(from time.Time, span workflow.Span) time.Time {
	n, unit := 0, ""
	for i, r := range span {
		if r < '0' || r > '9' {
			unit = string(span[i:])
			break
		}
		n = n*10 + int(r-'0')
	}
	length := map[string]time.Duration{"wd": 24 * time.Hour, "d": 24 * time.Hour, "wh": time.Hour, "h": time.Hour, "m": time.Minute}[unit]
	return from.Add(time.Duration(n) * length)
}
