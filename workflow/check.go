package workflow

import (
	"slices"
	"strconv"
	"time"

	"github.com/rivo/uniseg"
)

// Check tells what is wrong with a value for a question; nil is an answer
// that stands. An empty value skips the question and stands where the question
// is not required. Assertions are the form's business: see Findings.
func (q *Question) Check(v Value) *Problem {
	if len(v) == 0 {
		if q.Required {
			return &Problem{Code: Required, Field: q.Key}
		}
		return nil
	}
	var p *Problem
	switch q.Type {
	case TypeText, TypeLong, TypeURL, TypeCaller, TypePerson:
		p = q.checkLength(v)
	case TypeNumber, TypeMoney, TypePercent:
		p = q.checkSize(v)
	case TypeDate, TypeDates:
		p = q.checkDates(v)
	case TypeYesNo:
		if v.Text() != "yes" && v.Text() != "no" {
			p = refuse(NotAChoice)
		}
	case TypeChoice, TypeChoices:
		p = q.checkChoices(v)
	case TypeFile, TypeWindows:
		p = q.checkCount(v)
	case TypeComputed:
		p = refuse(NotApplicable)
	}
	if p != nil {
		p.Field = q.Key
	}
	return p
}

func (q *Question) checkLength(v Value) *Problem {
	n := int64(uniseg.GraphemeClusterCount(v.Text()))
	switch {
	case len(v) != 1 || n == 0:
		return refuse(BadValue)
	case n < q.Min:
		return bounds(TooShort, n, q.Min)
	case q.Max > 0 && n > q.Max:
		return bounds(TooLong, n, q.Max)
	}
	return nil
}

func (q *Question) checkSize(v Value) *Problem {
	n, err := strconv.ParseInt(v.Text(), 10, 64)
	low, high := q.Min, q.Max
	if q.Type == TypeMoney { // the book writes yuan
		low, high = low*100, high*100
	}
	switch {
	case len(v) != 1 || err != nil || n < 0:
		return refuse(BadValue)
	case n < low:
		return bounds(TooSmall, n, low)
	case high > 0 && n > high:
		return bounds(TooBig, n, high)
	}
	return nil
}

func (q *Question) checkDates(v Value) *Problem {
	want := 1
	if q.Type == TypeDates {
		want = 2
	}
	if len(v) != want {
		return refuse(BadValue)
	}
	for _, day := range v {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return refuse(BadValue)
		}
	}
	if want == 2 && v[1] < v[0] {
		return refuse(BadValue)
	}
	return nil
}

func (q *Question) checkChoices(v Value) *Problem {
	if q.Type == TypeChoice && len(v) != 1 {
		return refuse(TooMany)
	}
	for i, code := range v {
		if q.Choice(code) == nil || slices.Contains(v[:i], code) {
			return refuse(NotAChoice)
		}
	}
	return q.checkCount(v)
}

func (q *Question) checkCount(v Value) *Problem {
	n := int64(len(v))
	switch {
	case n < q.Min:
		return bounds(TooFew, n, q.Min)
	case q.Max > 0 && n > q.Max:
		return bounds(TooMany, n, q.Max)
	}
	return nil
}

func bounds(code Code, got, limit int64) *Problem {
	return &Problem{Code: code, Args: map[string]string{
		"got": strconv.FormatInt(got, 10), "limit": strconv.FormatInt(limit, 10)}}
}

// A Finding is something that does not hold about an answer.
type Finding struct {
	Key    string
	Say    Words
	Blocks bool
}

// Findings lists what does not hold about a question's answer: refused
// choices and failed assertions.
func (q *Question) Findings(v Value, facts Facts) ([]Finding, error) {
	var found []Finding
	for _, code := range v {
		if c := q.Choice(code); c != nil && c.Refused != (Words{}) {
			found = append(found, Finding{Key: q.Key, Say: c.Refused, Blocks: true})
		}
	}
	for _, a := range q.Checks {
		ok, err := holds(a.Holds, facts)
		if err != nil {
			return nil, err
		}
		if !ok {
			found = append(found, Finding{Key: q.Key, Say: a.Say, Blocks: a.Blocks})
		}
	}
	return found, nil
}
