package workflowtest

import (
	"time"

	"lian/workflow"
)

// Shanghai is the zone of the sample company. It has no summer time, so a
// fixed offset is exact.
var Shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// SampleNow is a Monday morning, 2026-11-23 09:30 in Shanghai.
var SampleNow = time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC)

// SampleDue is how long every span of the sample book is.
const SampleDue = 24 * time.Hour

// SampleOffice is the sample company at a moment.
func SampleOffice(now time.Time) workflow.Office {
	return workflow.Office{Book: SampleBook(), Now: now, Zone: Shanghai, People: SamplePeople(),
		DueAfter: func(from time.Time, _ workflow.Span) time.Time { return from.Add(SampleDue) }}
}

// The people of the sample company, by id.
const (
	Lin  = "xiaolin" // 小林 files
	Chen = "chen"    // 陈律师: legal
	Zhou = "zhou"    // 周敏: compliance
	Wu   = "wu"      // 吴倩: marketing
	Feng = "feng"    // 冯险: risk
	Zhao = "zhao"    // 赵总: approves, reads digests
	Qian = "qian"    // 钱总: approves
	Ma   = "ma"      // 马骏: ops
	He   = "he"      // 何安: administrates
)

// SamplePeople are everyone, in the order of their ids.
func SamplePeople() []workflow.Person {
	person := func(id, name string, roles ...workflow.Role) workflow.Person {
		return workflow.Person{ID: id, Name: name, Roles: roles, Locale: "zh-CN", Zone: "Asia/Shanghai", Manager: Zhao, Active: true}
	}
	return []workflow.Person{
		person(Chen, "陈律师", workflow.RoleLegal),
		person(Feng, "冯险", workflow.RoleRisk),
		person(He, "何安", workflow.RoleAdmin),
		person(Ma, "马骏", workflow.RoleOps),
		person(Qian, "钱总", workflow.RoleApprover),
		person(Wu, "吴倩", workflow.RoleMarketing),
		person(Lin, "小林", workflow.RoleApplicant),
		person(Zhao, "赵总", workflow.RoleApprover, workflow.RoleManager),
		person(Zhou, "周敏", workflow.RoleCompliance),
	}
}

// SampleAnswers complete the sample form.
func SampleAnswers(title string) workflow.Answers {
	return workflow.Answers{
		workflow.KeyTitle:       {title},
		workflow.KeySchedule:    {"2026-11-20", "2026-12-20"},
		workflow.KeySize:        {"12000"},
		workflow.KeyBudget:      {"30000000"},
		workflow.KeyConversions: {"600"},
		KeyScript:               {"您好,这里是蓝鲸宽带,您的套餐将于下月到期,现在续约可减免 30% 月费。👨‍👩‍👧"},
	}
}

// SampleReport is one day's figures.
func SampleReport(day string) workflow.Answers {
	return workflow.Answers{
		workflow.KeyReportDay: {day}, workflow.KeyReportDials: {"400"}, workflow.KeyReportConnects: {"180"},
		workflow.KeyReportConversions: {"21"}, workflow.KeyReportComplaints: {"1"}, workflow.KeyReportOptOuts: {"6"},
		workflow.KeyReportFeedback: {"多数客户问起上行速率"},
	}
}
