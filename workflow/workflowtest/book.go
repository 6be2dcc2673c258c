package workflowtest

import "lian/workflow"

// KeyScript is the sample form's one question beyond those the process knows.
const KeyScript = "script.text"

// SampleBook is a rule book small enough to read in a minute: three lanes of
// review, one of assessment, 赵总 or 钱总 approve, compliance confirms the end.
func SampleBook() *workflow.Book {
	return &workflow.Book{
		Version: "sample-1",
		Form:    sampleForm(),
		Process: sampleProcess(),
		Facts: func(a workflow.Answers, _ workflow.RiskSummary) (workflow.Facts, error) {
			return workflow.Facts{"amount": a[workflow.KeyBudget].Int() / 100}, nil
		},
	}
}

func sampleForm() workflow.Form {
	section := func(p workflow.Phase, questions ...*workflow.Question) workflow.Section {
		return workflow.Section{ID: string(p), Title: workflow.Words{ZH: "样本", EN: "Sample"}, Phase: p, Questions: questions}
	}
	return workflow.Form{Sections: []workflow.Section{
		section(workflow.PhaseSubmit,
			question(workflow.KeyTitle, workflow.TypeText, "marketing"),
			question(workflow.KeySchedule, workflow.TypeDates),
			question(workflow.KeySize, workflow.TypeNumber, "compliance"),
			question(workflow.KeyBudget, workflow.TypeMoney, "marketing"),
			question(workflow.KeyConversions, workflow.TypeNumber),
			question(KeyScript, workflow.TypeLong, "legal", "compliance", "marketing")),
		section(workflow.PhaseReport,
			question(workflow.KeyReportDay, workflow.TypeDate),
			question(workflow.KeyReportDials, workflow.TypeNumber),
			question(workflow.KeyReportConnects, workflow.TypeNumber),
			question(workflow.KeyReportConversions, workflow.TypeNumber),
			question(workflow.KeyReportComplaints, workflow.TypeNumber),
			question(workflow.KeyReportOptOuts, workflow.TypeNumber),
			question(workflow.KeyReportFeedback, workflow.TypeLong)),
		section(workflow.PhaseComplaint, question(workflow.KeyComplaintCause, workflow.TypeText)),
		section(workflow.PhaseClose, question(workflow.KeyCloseCost, workflow.TypeMoney)),
	}}
}

func question(key string, t workflow.Type, lanes ...string) *workflow.Question {
	return &workflow.Question{Key: key, Label: workflow.Words{ZH: key, EN: key}, Type: t, Required: true, Lanes: lanes}
}

func sampleProcess() workflow.Process {
	return workflow.Process{
		Review: workflow.Step{Lanes: []workflow.Lane{
			lane("legal", workflow.RoleLegal), lane("compliance", workflow.RoleCompliance), lane("marketing", workflow.RoleMarketing)}},
		Assess: workflow.Step{Lanes: []workflow.Lane{lane("risk", workflow.RoleRisk)}},
		Approve: workflow.Step{Routes: []workflow.Route{{ID: "department", Due: "1d",
			Seats: []workflow.SeatRule{{ID: "approver", Role: workflow.RoleApprover, Need: 1}}}}},
		Close:        workflow.Step{Lanes: []workflow.Lane{lane("compliance", workflow.RoleCompliance)}},
		LaunchWithin: "1d", CloseWithin: "1d", ReturnWithin: "1d", NudgeEvery: "1d", DraftKeep: "1d",
		Start: []workflow.Role{workflow.RoleOps}, Report: []workflow.Role{workflow.RoleOps},
		Suspend: []workflow.Role{workflow.RoleCompliance}, Resume: []workflow.Role{workflow.RoleCompliance},
		End: []workflow.Role{workflow.RoleOps},
	}
}

func lane(id string, role workflow.Role) workflow.Lane {
	return workflow.Lane{ID: id, Due: "1d", Seats: []workflow.SeatRule{{ID: id, Role: role, Need: 1}}}
}

// The seats of the sample book.
const (
	SeatLegal      = "review/legal/legal"
	SeatCompliance = "review/compliance/compliance"
	SeatMarketing  = "review/marketing/marketing"
	SeatRisk       = "assess/risk/risk"
	SeatApprove    = "approve/department/approver"
	SeatClose      = "close/compliance/compliance"
)
