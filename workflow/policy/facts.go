package policy

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"lian/workflow"
)

// ErrNoToday tells that a condition asks for today and nobody set it.
var ErrNoToday = errors.New("today is not among the facts")

// missing tells whether today was not set.
func missing(facts workflow.Facts) bool {
	today, ok := facts[TodayKey].(time.Time)
	return !ok || today.IsZero()
}

// facts is Book.Facts: every key of the form, typed, answered or not; the
// risks; then the computed keys, each after those it is made of. A value that
// is not canonical is an error, for a rule must not judge what it misreads.
func (r *reading) facts(answers workflow.Answers, risk workflow.RiskSummary) (workflow.Facts, error) {
	facts := workflow.Facts{
		TodayKey:    time.Time{},
		"risk":      map[string]any{"level": string(risk.Level), "score": risk.Score, "open": risk.Open},
		answeredKey: func(key string) bool { return len(answers[key]) > 0 },
	}
	for _, a := range r.questions {
		if a.q.Type == workflow.TypeComputed {
			continue
		}
		value, err := typed(a.q.Type, answers[a.q.Key])
		if err != nil {
			return nil, fmt.Errorf("policy: answer %s: %w", a.q.Key, err)
		}
		set(facts, strings.Split(a.q.Key, "."), value)
	}
	for _, a := range r.computed {
		value, err := a.q.Compute(facts)
		if err != nil {
			return nil, err
		}
		set(facts, strings.Split(a.q.Key, "."), value)
	}
	return facts, nil
}

// set puts a value at a path of nested maps. Keys never cross: newKey saw to it.
func set(m map[string]any, path []string, value any) {
	for _, part := range path[:len(path)-1] {
		inner, ok := m[part].(map[string]any)
		if !ok {
			inner = map[string]any{}
			m[part] = inner
		}
		m = inner
	}
	m[path[len(path)-1]] = value
}

// typed is a canonical value as expressions see it; the zero of its type
// where there is no answer.
func typed(t workflow.Type, v workflow.Value) (any, error) {
	switch t {
	case workflow.TypeNumber:
		n, err := whole(v)
		return int(n), err
	case workflow.TypeMoney, workflow.TypePercent: // fen and hundredths
		n, err := whole(v)
		return float64(n) / 100, err
	case workflow.TypeDate:
		return day(v, 0)
	case workflow.TypeDates:
		from, errFrom := day(v, 0)
		to, errTo := day(v, 1)
		return map[string]any{"from": from, "to": to}, errors.Join(errFrom, errTo)
	case workflow.TypeYesNo:
		if text := v.Text(); text != "" && text != "yes" && text != "no" {
			return false, fmt.Errorf("%q is neither yes nor no", text)
		}
		return v.Text() == "yes", nil
	case workflow.TypeChoices, workflow.TypeWindows, workflow.TypeFile:
		return append([]string{}, v...), nil
	default:
		return v.Text(), nil
	}
}

func whole(v workflow.Value) (int64, error) {
	if len(v) == 0 {
		return 0, nil
	}
	return strconv.ParseInt(v[0], 10, 64)
}

func day(v workflow.Value, i int) (time.Time, error) {
	if i >= len(v) {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, v[i])
}
