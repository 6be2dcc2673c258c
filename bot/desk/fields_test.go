package desk

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/workflow"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// TestAReturnNamesFieldsAsPeopleDo, by a label of the default form or a part of
// one, in either language.
func TestAReturnNamesFieldsAsPeopleDo(t *testing.T) {
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	questions := returnable(&workflow.Filing{State: workflow.Reviewing, Answers: workflowtest.Ordinary()}, book)
	tests := map[string]string{
		"话术全文：没有说明退订方式":              "script.text",
		"话术缺退订方式":                    "script.text",
		"预算总额：请附预算表":                 "budget.amount", // what follows the colon names nothing
		"预算总额和触达人数对不上":               "budget.amount audience.size",
		"活动名称、预算总额：写清楚":              "campaign.name budget.amount",
		"活动名称太长":                     "campaign.name",
		"客群定义：没有排除投诉过的客户":            "audience.definition",
		"total budget is too high":   "budget.amount",
		"Campaign name: too long":    "campaign.name",
		"不行":                         "",
		"请改":                         "",
		"no":                         "",
		"this is not what they have": "",
		"":                           "",
		"？！":                         "",
		strings.Repeat("长", 50000):   "",
	}
	for sentence, want := range tests {
		if got := strings.Join(fieldsNamed(questions, sentence), " "); got != want {
			t.Errorf("%.40q names %q, want %q", sentence, got, want)
		}
	}
}

// TestEveryLabelNamesItsField: alone, and beside another one.
func TestEveryLabelNamesItsField(t *testing.T) {
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	questions := returnable(&workflow.Filing{State: workflow.Reviewing, Answers: workflowtest.Ordinary()}, book)
	for i, q := range questions {
		other := questions[(i+1)%len(questions)]
		for _, sentence := range []string{q.Label.ZH + "：请改", q.Label.EN + ": please correct"} {
			if diff := cmp.Diff([]string{q.Key}, fieldsNamed(questions, sentence)); diff != "" {
				t.Errorf("%q: %s", sentence, diff)
			}
		}
		got := fieldsNamed(questions, other.Label.ZH+"和"+q.Label.ZH+"：请改")
		for _, key := range []string{q.Key, other.Key} {
			if !strings.Contains(strings.Join(got, " ")+" ", key+" ") {
				t.Errorf("%s and %s: %v", other.Label.ZH, q.Label.ZH, got)
			}
		}
	}
}
