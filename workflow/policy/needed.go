package policy

import (
	"slices"

	"lian/workflow"
)

// neededTypes are the types of the keys that the process itself reads
// (workflow.Keys); those not named may have any.
var neededTypes = map[string]workflow.Type{
	workflow.KeySchedule:          workflow.TypeDates,
	workflow.KeySize:              workflow.TypeNumber,
	workflow.KeyBudget:            workflow.TypeMoney,
	workflow.KeyConversions:       workflow.TypeNumber,
	workflow.KeyReportDay:         workflow.TypeDate,
	workflow.KeyReportDials:       workflow.TypeNumber,
	workflow.KeyReportConnects:    workflow.TypeNumber,
	workflow.KeyReportConversions: workflow.TypeNumber,
	workflow.KeyReportComplaints:  workflow.TypeNumber,
	workflow.KeyReportOptOuts:     workflow.TypeNumber,
	workflow.KeyComplaintCause:    workflow.TypeChoice,
	workflow.KeyCloseCost:         workflow.TypeMoney,
}

// needed checks that the keys the process reads are asked, with the type it
// reads them by: without them a campaign would stall in the middle.
func (r *reading) needed(root node) {
	for _, key := range workflow.Keys {
		if !r.keys[key] {
			root.fault("key %s is missing: the process itself needs it", key)
		}
	}
	for _, a := range r.questions {
		want, typed := neededTypes[a.q.Key]
		switch {
		case a.q.Type == "" || !slices.Contains(workflow.Keys, a.q.Key):
		case typed && a.q.Type != want:
			a.at.fault("key %s must be of type %s: the process itself reads it", a.q.Key, want)
		case a.q.Type == workflow.TypeComputed:
			a.at.fault("key %s must be asked: the process itself reads it", a.q.Key)
		}
	}
}
