package workflowtest

import (
	"strconv"
	"strings"

	"lian/workflow"
)

// Number is a count as a canonical value.
func Number(n int64) workflow.Value { return workflow.Value{strconv.FormatInt(n, 10)} }

// plausible are answers to launch facts that a check of the default rule book
// ties to something else.
var plausible = map[string]workflow.Value{
	"list.count":            {"8600"},
	"list.manifest_sha256":  {strings.Repeat("9f2c", 16)},
	"dnc.removed_count":     {"120"},
	"dnc.optout_sync":       {"5"},
	"pi.retention_days":     {"90"},
	"call.daily_cap":        {"3000"},
	"agents.count":          {"18"},
	"freq.day":              {"2"},
	"freq.retry_min":        {"1440"},
	"freq.connected_d30":    {"1"},
	"rec.retention_days":    {"365"},
	"rec.enabled":           {"yes"},
	"dnc.scrubbed_at":       {"2026-11-23"},
	"list.validated_at":     {"2026-11-20"},
	"training.passed_at":    {"2026-11-10"},
	"qa.sample_rate":        {"500"},
	"desk.sla_hours":        {"8"},
	"call.concurrency":      {"20"},
	"supervisor.user":       {"wang"},
	"call.abandon_cap":      {"200"},
	"close.deletion_reason": {"依法保留三年，到期删除"},
}

// Plausible makes up a canonical answer to a question by its type.
func Plausible(q *workflow.Question) workflow.Value {
	if v, known := plausible[q.Key]; known {
		return v
	}
	switch q.Type {
	case workflow.TypeNumber, workflow.TypeMoney, workflow.TypePercent:
		return Number(max(q.Min, 1))
	case workflow.TypeDate:
		return workflow.Value{"2026-11-20"}
	case workflow.TypeDates:
		return workflow.Value{"2026-11-30", "2026-12-20"}
	case workflow.TypeWindows:
		return workflow.Value{"09:30-11:30"}
	case workflow.TypeYesNo:
		return workflow.Value{"yes"}
	case workflow.TypeChoice:
		return workflow.Value{q.Choices[0].Code}
	case workflow.TypeChoices:
		var all workflow.Value
		for _, c := range q.Choices {
			all = append(all, c.Code)
		}
		return all
	case workflow.TypeFile:
		return workflow.Value{"ref:文档中心 DOC-2026-1200"}
	case workflow.TypeCaller:
		return workflow.Value{"95588"}
	case workflow.TypePerson:
		return workflow.Value{"wang"}
	}
	return workflow.Value{q.Example.ZH}
}
