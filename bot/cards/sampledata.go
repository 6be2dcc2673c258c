package cards

import (
	"strings"
	"unicode/utf8"

	"lian/workflow"
)

// samplePeople work at the sample company; 何文 shares the legal seat, 贺总 signs
// for the company.
var samplePeople = []workflow.Person{
	{ID: "lin.xiao", Name: "林晓", Roles: []workflow.Role{workflow.RoleApplicant}, Manager: "gao.lei", Active: true},
	{ID: "zhao.min", Name: "赵敏", Roles: []workflow.Role{workflow.RoleLegal}, Active: true},
	{ID: "he.wen", Name: "何文", Roles: []workflow.Role{workflow.RoleLegal}, Active: true},
	{ID: "chen.jie", Name: "陈洁", Roles: []workflow.Role{workflow.RoleCompliance}, Active: true},
	{ID: "zhou.hang", Name: "周航", Roles: []workflow.Role{workflow.RoleMarketing}, Active: true},
	{ID: "sun.yan", Name: "孙岩", Roles: []workflow.Role{workflow.RoleRisk}, Active: true},
	{ID: "liu.zong", Name: "刘总", Roles: []workflow.Role{workflow.RoleApprover, workflow.RoleManager}, Active: true},
	{ID: "he.zong", Name: "贺总", Roles: []workflow.Role{workflow.RoleApprover}, Authority: workflow.AuthorityCompany, Active: true},
	{ID: "li.qiang", Name: "李强", Roles: []workflow.Role{workflow.RoleOps}, Active: true},
	{ID: "gao.lei", Name: "高磊", Roles: []workflow.Role{workflow.RoleManager}, Active: true},
	{ID: "wu.tong", Name: "吴桐", Roles: []workflow.Role{workflow.RoleAuditor}, Active: true},
	{ID: "tang.ning", Name: "唐宁", Roles: []workflow.Role{workflow.RoleAdmin}, Active: true},
}

var newcomer = workflow.Person{ID: "xu.lan", Name: "许岚", Roles: []workflow.Role{workflow.RoleLegal}, Active: true}

const (
	returnedKey = "script.text"

	firstScript = "您好，我是蓝桥通信的客服0231，想为您介绍宽带续约方案，请问现在方便吗？您的合约将在60天内到期，续约后下载速率不变，" +
		"每月129元，合约24个月，本次通话将录音。如果您不想再接到此类来电，请直接告诉我，我们会立即停止。感谢接听，客服电话400-800-1234。"
	correctedScript = "您好，我是杭州蓝桥通信有限公司的客服0231，想为您介绍宽带续约方案，请问现在方便吗？您的合约将在60天内到期，续约后下载速率不变，" +
		"每月129元，合约24个月，本次通话将录音。如果您不想再接到此类来电，请直接告诉我，我们会立即停止。感谢接听，客服电话400-800-1234。"
)

// sampleAnswers are the sample campaign, by the keys of lian's own form.
var sampleAnswers = workflow.Answers{
	workflow.KeyTitle: {"宽带老客续约回访"}, "campaign.legal_entity": {"杭州蓝桥通信有限公司"}, "campaign.jurisdictions": {"CN"},
	"goal.type": {"upsell"}, workflow.KeyConversions: {"430"}, workflow.KeyBudget: {"8600000"},
	"product.name": {"千兆宽带续约套餐"}, "product.category": {"telecom"}, "product.selling": {"introduce"},
	"audience.definition": {"合约60天内到期的在网用户"}, workflow.KeySize: {"12400"},
	"list.source": {"own_customers"}, "list.detail": {"客户管理系统合约表，2026-11-20 导出"},
	"consent.evidence": {"F-consent"}, "call.mode": {"human_preview"}, "vendor.type": {"none"},
	workflow.KeySchedule: {"2026-12-01", "2026-12-31"}, "call.windows": {"09:00-12:00", "14:00-20:00"},
	"script.text": {firstScript}, "att.plan": {"F-plan"}, "att.budget": {"F-budget"}, "att.risk": {"文档中心 DOC-2026-1189《宽带续约风险自评》"},
	"list.count": {"12980"}, "dnc.removed_count": {"580"}, "list.manifest_sha256": {strings.Repeat("9f2c41d7", 8)},
	"close.cost": {"7950000"}, "close.worked": {"先发短信预告再外呼，接通率比去年高 6 个百分点。"},
	"close.wrong": {"第二天名单同步晚了 20 分钟，有客户拒绝后又接到来电。"}, "close.next": {"拨号系统接实时拒绝名单，上线前做一次全链路测试。"},
}

// sampleFiles are the files of the sample campaign.
var sampleFiles = map[string]workflow.Attachment{
	"F-plan":    {ID: "F-plan", Name: "宽带续约营销方案.docx", Size: 84_213, Digest: strings.Repeat("a41f09c2", 8)},
	"F-budget":  {ID: "F-budget", Name: "宽带续约预算表.xlsx", Size: 23_870, Digest: strings.Repeat("5be7713d", 8)},
	"F-consent": {ID: "F-consent", Name: "同意凭证样本（脱敏）.pdf", Size: 1_204_331, Digest: strings.Repeat("c90d22e8", 8)},
}

func sampleFile(id string) workflow.Attachment {
	if a, known := sampleFiles[id]; known {
		return a
	}
	return workflow.Attachment{ID: id, Name: id}
}

// sampleDays lie before, in and after the sample campaign.
var sampleDays = []workflow.Value{{"2026-11-20"}, {"2026-12-01"}, {"2026-12-03"}, {"2026-12-31"}, {"2027-12-31"}}

// sampleNumbers are small enough for caps and large enough for floors.
var sampleNumbers = []workflow.Value{{"5"}, {"30"}, {"300"}, {"1"}, {"1200"}, {"36000"}, {"1000000"}, {"0"}}

// candidates are answers to any question of any rule book, the best first: the
// sample campaign's own, the question's default, its choices that are not
// refused (each alone, then all), or something of its type.
func candidates(q *workflow.Question) []workflow.Value {
	list := []workflow.Value{sampleAnswers[q.Key], q.Default}
	switch q.Type {
	case workflow.TypeChoice, workflow.TypeChoices:
		list = append(list, choices(q)...)
	case workflow.TypeDate:
		list = append(list, sampleDays...)
	case workflow.TypeNumber, workflow.TypePercent, workflow.TypeMoney:
		list = append(list, sampleNumbers...)
	default:
		list = append(list, anything(q))
	}
	var stand []workflow.Value
	for _, a := range list {
		if len(a) > 0 && q.Check(a) == nil {
			stand = append(stand, a)
		}
	}
	return stand
}

func choices(q *workflow.Question) []workflow.Value {
	var single []workflow.Value
	var all workflow.Value
	for _, c := range q.Choices {
		if c.Refused == (workflow.Words{}) {
			single, all = append(single, workflow.Value{c.Code}), append(all, c.Code)
		}
	}
	return append(single, all)
}

// anything is a value of a question's type.
func anything(q *workflow.Question) workflow.Value {
	switch q.Type {
	case workflow.TypeDates:
		return workflow.Value{"2026-12-01", "2026-12-31"}
	case workflow.TypeYesNo:
		return workflow.Value{"yes"}
	case workflow.TypeWindows:
		return workflow.Value{"09:00-12:00"}
	case workflow.TypePerson:
		return workflow.Value{"li.qiang"}
	}
	return workflow.Value{padded(q)}
}

// padded is a question's example, as long as it must be and as short as it
// may.
func padded(q *workflow.Question) string {
	said := q.Example.ZH
	if said == "" {
		said = q.Label.ZH
	}
	for n := utf8.RuneCountInString(said); int64(n) < q.Min && said != ""; n = utf8.RuneCountInString(said) {
		said += said
	}
	if runes := []rune(said); q.Max > 0 && int64(len(runes)) > q.Max {
		said = string(runes[:q.Max])
	}
	return said
}
