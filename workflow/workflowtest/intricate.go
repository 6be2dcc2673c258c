package workflowtest

import (
	"slices"

	"lian/workflow"
)

// Intricate is a rule book with every way of signing that a company may write:
// legal all of them in turn, compliance two of them and then any, marketing two
// of three, risk all of them, two approvers of a level and then one above. Where
// the book given waits with a return this one does not, and the other way round.
func Intricate(book *workflow.Book) *workflow.Book {
	b := *book
	p := &b.Process
	p.Review.ReturnsAtOnce, p.Approve.ReturnsAtOnce = !p.Review.ReturnsAtOnce, !p.Approve.ReturnsAtOnce
	p.Review.Lanes = seated(p.Review.Lanes, map[string][]workflow.SeatRule{
		"legal":      {{ID: "all", Role: workflow.RoleLegal, InTurn: true}},
		"compliance": {{ID: "two", Role: workflow.RoleCompliance, Need: 2}, {ID: "any", Role: workflow.RoleCompliance, Need: 1}},
		"marketing":  {{ID: "two", Role: workflow.RoleMarketing, Need: 2}},
	})
	p.Assess.Lanes = seated(p.Assess.Lanes, map[string][]workflow.SeatRule{"risk": {{ID: "all", Role: workflow.RoleRisk}}})
	p.Approve.Routes = slices.Clone(p.Approve.Routes)
	for i := range p.Approve.Routes {
		if r := &p.Approve.Routes[i]; len(r.Seats) == 1 {
			r.Seats = []workflow.SeatRule{{ID: "two", Role: workflow.RoleApprover, Need: 2}, {ID: "company", Role: workflow.RoleApprover, Level: workflow.AuthorityCompany, Need: 1}}
		}
	}
	return &b
}

// seated gives lanes other seats.
func seated(lanes []workflow.Lane, seats map[string][]workflow.SeatRule) []workflow.Lane {
	lanes = slices.Clone(lanes)
	for i := range lanes {
		if other, given := seats[lanes[i].ID]; given {
			lanes[i].Seats = other
		}
	}
	return lanes
}

// Crowd is the small company with enough colleagues for the intricate book.
func Crowd() []workflow.Person {
	person := func(id, name string, authority string, roles ...workflow.Role) workflow.Person {
		return workflow.Person{ID: id, Name: name, Roles: roles, Authority: authority, Active: true}
	}
	return append(Staff(),
		person("shi", "史文", "", workflow.RoleLegal),
		person("yan", "严正", "", workflow.RoleCompliance),
		person("luo", "罗兰", "", workflow.RoleMarketing),
		person("mei", "梅雪", "", workflow.RoleMarketing),
		person("bao", "包容", "", workflow.RoleRisk, workflow.RoleApplicant),
		person("fang", "方圆", workflow.AuthorityDivision, workflow.RoleApprover),
		person("kong", "孔明", workflow.AuthorityCompany, workflow.RoleApprover),
	)
}
