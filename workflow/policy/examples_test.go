package policy

import (
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"
	"lian/workflow"
)

// typedExamples are the examples that are not canonical as they stand, and
// what they mean on monday. Reading them is the bot's work; this test holds
// the form to its own checks.
var typedExamples = map[string]workflow.Value{
	"3万": {"3000000"}, "30k": {"3000000"}, "3000元": {"300000"}, "3000": {"300000"}, "28,600": {"2860000"},
	"8,600": {"8600"}, "2%": {"200"}, "5%": {"500"}, "是": {"yes"}, "今天": {"2026-11-23"}, "today": {"2026-11-23"},
	"365天后": {"2027-11-23"}, "in 365 days": {"2027-11-23"},
	"下周一到30天后": {"2026-11-30", "2026-12-23"}, "next Monday to in 30 days": {"2026-11-30", "2026-12-23"},
}

// canonical is an example as the bot would store it.
func canonical(t *testing.T, q *workflow.Question, example string) workflow.Value {
	t.Helper()
	switch q.Type {
	case workflow.TypeChoice, workflow.TypeChoices:
		var codes workflow.Value
		for _, part := range listed.Split(example, -1) {
			for _, c := range q.Choices {
				for _, w := range spoken(c) {
					if w == folded(part) {
						codes = append(codes, c.Code)
						break
					}
				}
			}
		}
		return codes
	case workflow.TypeWindows:
		return strings.Split(example, ", ")
	case workflow.TypeMoney, workflow.TypePercent, workflow.TypeDate, workflow.TypeDates:
		value, known := typedExamples[example]
		if !known {
			t.Errorf("%s: what does %q mean? Add it to typedExamples", q.Key, example)
		}
		return value
	}
	if value, known := typedExamples[example]; known && (q.Type == workflow.TypeNumber || q.Type == workflow.TypeYesNo) && strings.Trim(example, "0123456789") != "" {
		return value
	}
	return workflow.Value{example}
}

func TestEveryExampleIsAValidAnswer(t *testing.T) {
	b := book(t)
	for _, locale := range []string{"zh-CN", "en"} {
		answers := workflow.Answers{}
		for _, s := range b.Form.Sections {
			for _, q := range s.Questions {
				if q.Type != workflow.TypeComputed {
					answers[q.Key] = canonical(t, q, q.Example.In(locale))
				}
			}
		}
		facts := factsOf(t, b, answers, workflow.RiskSummary{})
		for key, value := range answers {
			q := b.Form.Question(key)
			if size := size(q, value); size < q.Min || q.Max > 0 && size > q.Max {
				t.Errorf("%s: the %s example has size %d, want %d to %d", key, locale, size, q.Min, q.Max)
			}
			for _, check := range q.Checks {
				if !holds(t, check.Holds, facts) {
					t.Errorf("%s: the %s example %q fails its own check: %s", key, locale, q.Example.In(locale), check.Say.In(locale))
				}
			}
		}
	}
}

// size is what min and max bound.
func size(q *workflow.Question, v workflow.Value) int64 {
	switch q.Type {
	case workflow.TypeText, workflow.TypeLong:
		return int64(uniseg.GraphemeClusterCount(v.Text()))
	case workflow.TypeNumber:
		return v.Int()
	default:
		return int64(len(v))
	}
}

// An example that names a day goes stale.
func TestExamplesNameNoDay(t *testing.T) {
	for _, s := range book(t).Form.Sections {
		for _, q := range s.Questions {
			if q.Type != workflow.TypeDate && q.Type != workflow.TypeDates {
				continue
			}
			for _, locale := range []string{"zh-CN", "en"} {
				if example := q.Example.In(locale); strings.Contains(example, "月") || strings.Contains(example, "20") || strings.Contains(example, "-") {
					t.Errorf("%s: %q will be past one day", q.Key, example)
				}
			}
		}
	}
}

func TestEveryWordIsThereInBothLanguages(t *testing.T) {
	for _, s := range book(t).Form.Sections {
		both(t, s.ID, s.Title)
		for _, q := range s.Questions {
			both(t, q.Key, q.Label, q.Why)
			if q.Type != workflow.TypeComputed {
				both(t, q.Key, q.Example)
			}
			codes := map[string]bool{}
			for _, c := range q.Choices {
				both(t, q.Key+"="+c.Code, c.Label)
				if codes[c.Code] {
					t.Errorf("%s: code %s twice", q.Key, c.Code)
				}
				codes[c.Code] = true
			}
			for _, check := range q.Checks {
				both(t, q.Key, check.Say)
			}
		}
	}
}

func both(t *testing.T, place string, words ...workflow.Words) {
	t.Helper()
	for _, w := range words {
		if w.ZH == "" || w.EN == "" || strings.ContainsFunc(w.EN, func(r rune) bool { return r > 0x3000 }) && !strings.Contains(w.EN, "（") {
			t.Errorf("%s: words missing or in the wrong language: %+v", place, w)
		}
	}
}

func TestConditionsAskForToday(t *testing.T) {
	b := book(t)
	facts, err := b.Facts(ordinary, workflow.RiskSummary{})
	if err != nil {
		t.Fatal(err)
	}
	check := b.Form.Question("schedule.dates").Checks[0]
	if _, err := check.Holds(facts); err == nil {
		t.Error("a condition on today was judged without it")
	}
	facts[TodayKey] = time.Date(2026, 12, 24, 0, 0, 0, 0, time.UTC)
	if yes, err := check.Holds(facts); yes || err != nil {
		t.Errorf("a campaign that began last month may start: %v, %v", yes, err)
	}
}
