package workflow

import (
	"slices"
	"time"
)

// A Role is what a person may be in the process. A person may have several.
type Role string

// The roles (contract: configuration).
const (
	RoleApplicant  Role = "applicant"
	RoleLegal      Role = "legal"
	RoleCompliance Role = "compliance"
	RoleMarketing  Role = "marketing"
	RoleRisk       Role = "risk"
	RoleApprover   Role = "approver" // decides the management step
	RoleOps        Role = "ops"
	RoleManager    Role = "manager" // receives digests
	RoleAuditor    Role = "auditor" // reads everything, decides nothing
	RoleAdmin      Role = "admin"
)

// Roles lists every role.
var Roles = []Role{RoleApplicant, RoleLegal, RoleCompliance, RoleMarketing, RoleRisk,
	RoleApprover, RoleOps, RoleManager, RoleAuditor, RoleAdmin}

// The levels of authority an approver can have, lowest first. An approver
// with no level named may sign at every level.
const (
	AuthorityDepartment = "department"
	AuthorityDivision   = "division"
	AuthorityCompany    = "company"
)

// Authorities lists the levels, lowest first.
var Authorities = []string{AuthorityDepartment, AuthorityDivision, AuthorityCompany}

// A Person is somebody who files, decides, runs or watches.
type Person struct {
	ID        string
	Name      string
	Roles     []Role
	Locale    string // "zh-CN", "en"; "" = the program's
	Zone      string // IANA; "" = the program's
	Manager   string // person id
	Authority string // highest level an approver may sign at; "" = every level
	Active    bool
}

// An Account is a person's identity on one platform. Accounts are bound
// explicitly, never by name or e-mail, and compared byte for byte.
type Account struct {
	Platform, Workspace, User string
	Person                    string
	SeenAt                    time.Time // last event from it: where the person talks now
}

// Has tells whether a person has one of the roles.
func (p Person) Has(roles ...Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(p.Roles, r) })
}

// MaySign tells whether a person's authority reaches a level.
func (p Person) MaySign(level string) bool {
	if level == "" || p.Authority == "" {
		return true
	}
	return slices.Index(Authorities, p.Authority) >= slices.Index(Authorities, level)
}

// Clock is the actor of what time does; cards mark it as automatic.
var Clock = Person{ID: "clock", Active: true}
