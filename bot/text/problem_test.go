package text

import (
	"strings"
	"testing"
	"time"

	"lian/workflow"
)

var office = workflow.Office{
	Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), Zone: time.FixedZone("Asia/Shanghai", 8*3600),
	People: []workflow.Person{{ID: "zhao.min", Name: "赵敏"}},
	Book: &workflow.Book{
		Form: workflow.Form{Sections: []workflow.Section{{Questions: []*workflow.Question{
			{Key: "budget.amount", Type: workflow.TypeMoney, Label: workflow.Words{ZH: "预算总额", EN: "Total budget"}, Example: workflow.Words{ZH: "3万", EN: "30k"}},
			{Key: "script.text", Type: workflow.TypeLong, Label: workflow.Words{ZH: "话术全文", EN: "Full script"}},
			{Key: "report.day", Type: workflow.TypeDate, Label: workflow.Words{ZH: "哪一天", EN: "Which day"}}}}}},
		Checklists: map[string][]workflow.Check{"legal": {{ID: "L01", Text: workflow.Words{ZH: "名单来源合法？", EN: "List lawful?"}}}},
		Risks:      []workflow.RiskKind{{ID: "R03", Title: workflow.Words{ZH: "骚扰性营销", EN: "Harassment"}}},
	},
}

func TestEveryRefusalIsASentenceWithANextStep(t *testing.T) {
	for _, code := range constants(t, "Code") {
		for _, locale := range []string{Chinese, English} {
			bare := In(locale).Problem(&workflow.Problem{Code: workflow.Code(code)}, workflow.Office{})
			full := In(locale).Problem(&workflow.Problem{Code: workflow.Code(code), Field: "budget.amount", Fields: []string{"script.text"},
				Args: map[string]string{"person": "zhao.min", "verdict": "pass", "state": "closed", "party": "owner", "got": "3", "limit": "5",
					"first": "2026-12-01", "last": "2026-12-31", "next": "2026-11-23T04:00:00Z", "trace": "7F3K"}}, office)
			for _, said := range []string{bare, full} {
				if strings.Contains(said, "words.") || strings.Contains(said, "<no value>") || !strings.ContainsAny(said, "。.") {
					t.Errorf("%s %s: %q", locale, code, said)
				}
				if strings.Count(said, "。")+strings.Count(said, ".")+strings.Count(said, "；")+strings.Count(said, "，")+strings.Count(said, ";")+strings.Count(said, ",") < 2 &&
					!strings.Contains(said, "：") && !strings.Contains(said, ":") {
					t.Errorf("%s %s has no next step: %q", locale, code, said)
				}
			}
		}
	}
}

func TestRefusalsSayWhatIsTrue(t *testing.T) {
	for _, c := range []struct {
		name string
		p    workflow.Problem
		zh   string
		en   string
	}{
		{"who decided", workflow.Problem{Code: workflow.AlreadyDecided, Args: map[string]string{"person": "zhao.min", "verdict": "return"}}, "赵敏已经决定：退回", "赵敏 has decided already: Return"},
		{"already on the seat", workflow.Problem{Code: workflow.AlreadyDecided, Args: map[string]string{"person": "zhao.min"}}, "赵敏已经在这个席位上", "already has this seat"},
		{"what is missing", workflow.Problem{Code: workflow.Unanswered, Fields: []string{"budget.amount", "script.text"}}, "还有 2 项没有填好：预算总额、话术全文", "2 answers are still missing: Total budget, Full script"},
		{"one is missing", workflow.Problem{Code: workflow.Unanswered, Fields: []string{"budget.amount"}}, "还有 1 项", "1 answer is still"},
		{"which points", workflow.Problem{Code: workflow.ChecksMissing, Fields: []string{"L01"}}, "L01 名单来源合法？", "L01 List lawful?"},
		{"which risks", workflow.Problem{Code: workflow.RisksOpen, Fields: []string{"R03"}}, "骚扰性营销", "Harassment"},
		{"money as money", workflow.Problem{Code: workflow.TooBig, Field: "budget.amount", Args: map[string]string{"limit": "5000000000"}}, "¥50,000,000.00", "¥50,000,000.00"},
		{"a day as a day", workflow.Problem{Code: workflow.TooSmall, Field: "report.day", Args: map[string]string{"limit": "2026-12-01"}}, "2026-12-01（周二）", "Tue 1 Dec 2026"},
		{"the rule book's words first", workflow.Problem{Code: workflow.Refused, Field: "script.text", Say: workflow.Words{ZH: "话术里没有告知如何拒绝", EN: "The script does not say how to refuse"}},
			"话术里没有告知如何拒绝。「话术全文」不能这样提交", "The script does not say how to refuse. “Full script” cannot"},
		{"when again, in the office's zone", workflow.Problem{Code: workflow.TooSoon, Args: map[string]string{"next": "2026-11-23T05:00:00Z"}}, "11-23 13:00 之后", "after 23 Nov 13:00"},
		{"an example", workflow.Problem{Code: workflow.BadValue, Field: "budget.amount"}, "3万", "30k"},
		{"a part of a rating", workflow.Problem{Code: workflow.BadValue, Field: "likelihood"}, "「可能性」", "“Likelihood”"},
		{"the code of the log", workflow.Problem{Code: workflow.Unavailable, Args: map[string]string{"trace": "7F3K"}}, "7F3K", "7F3K"},
	} {
		if got := In(Chinese).Problem(&c.p, office); !strings.Contains(got, c.zh) {
			t.Errorf("%s: %q lacks %q", c.name, got, c.zh)
		}
		if got := In(English).Problem(&c.p, office); !strings.Contains(got, c.en) {
			t.Errorf("%s: %q lacks %q", c.name, got, c.en)
		}
	}
	if got := In(Chinese).Problem(nil, office); got != "" {
		t.Errorf("no problem says %q", got)
	}
}
