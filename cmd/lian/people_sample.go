package main

import "lian/workflow"

// samplePeople are who works here while nobody else does: at least one for
// every role, and two with roles that may conflict (何青 files and reviews,
// 刘总 approves and reads digests), so that trying shows what lian refuses.
var samplePeople = []workflow.Person{
	{ID: "lin.xiao", Name: "林晓", Roles: []workflow.Role{workflow.RoleApplicant}, Manager: "gao.lin", Active: true},
	{ID: "he.qing", Name: "何青", Roles: []workflow.Role{workflow.RoleApplicant, workflow.RoleCompliance}, Manager: "gao.lin", Active: true},
	{ID: "zhao.min", Name: "赵敏", Roles: []workflow.Role{workflow.RoleLegal}, Manager: "liu.zong", Active: true},
	{ID: "chen.jie", Name: "陈洁", Roles: []workflow.Role{workflow.RoleCompliance}, Manager: "liu.zong", Active: true},
	{ID: "zhou.hang", Name: "周航", Roles: []workflow.Role{workflow.RoleMarketing}, Manager: "gao.lin", Active: true},
	{ID: "sun.yan", Name: "孙岩", Roles: []workflow.Role{workflow.RoleRisk}, Manager: "liu.zong", Active: true},
	{ID: "wang.lei", Name: "王磊", Roles: []workflow.Role{workflow.RoleApprover}, Authority: workflow.AuthorityDivision, Manager: "liu.zong", Active: true},
	{ID: "liu.zong", Name: "刘总", Roles: []workflow.Role{workflow.RoleApprover, workflow.RoleManager}, Active: true},
	{ID: "li.qiang", Name: "李强", Roles: []workflow.Role{workflow.RoleOps}, Manager: "gao.lin", Active: true},
	{ID: "gao.lin", Name: "高琳", Roles: []workflow.Role{workflow.RoleManager}, Manager: "liu.zong", Active: true},
	{ID: "wu.tong", Name: "吴桐", Roles: []workflow.Role{workflow.RoleAuditor}, Active: true},
	{ID: "tang.ning", Name: "唐宁", Roles: []workflow.Role{workflow.RoleAdmin}, Active: true},
}
