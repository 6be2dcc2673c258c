package asking

import (
	"slices"

	"lian/workflow"
)

// A course is the questions of the open phase as they stand: those gone
// through, in order, and the one being asked.
type course struct {
	all  []*workflow.Question // what applies now; after a return only what was asked back
	open []*workflow.Question // what still wants an answer, in the order asked
	now  *workflow.Question   // nil: nothing is asked
}

// course charts where the conversation stands.
func (v view) course() (course, error) {
	applicable, err := v.Office.Applicable(v.f.Phase(), v.f.Answers, v.f.Risks)
	if err != nil {
		return course{}, err
	}
	open, err := v.f.Open(v.Office)
	if err != nil {
		return course{}, err
	}
	c := course{all: v.narrowed(applicable, open), open: open}
	if q := find(applicable, v.f.Asking.Key); q != nil {
		c.now = q
	} else if len(open) > 0 {
		c.now = open[0]
	}
	return c, nil
}

// narrowed leaves, after a return, only the questions that were asked back,
// those never answered, and the one gone back to.
func (v view) narrowed(applicable, open []*workflow.Question) []*workflow.Question {
	if v.f.Correction == nil {
		return applicable
	}
	return slices.DeleteFunc(slices.Clone(applicable), func(q *workflow.Question) bool {
		return !slices.Contains(v.f.Correction.Fields, q.Key) && !slices.Contains(open, q) && q.Key != v.f.Asking.Key
	})
}

func find(questions []*workflow.Question, key string) *workflow.Question {
	i := slices.IndexFunc(questions, func(q *workflow.Question) bool { return q.Key == key })
	if i < 0 {
		return nil
	}
	return questions[i]
}

// number is the place of a question among those gone through, from 1; 0 where
// it is none of them.
func (c course) number(q *workflow.Question) int { return slices.Index(c.all, q) + 1 }

// before is the question that 返回 leads to, or nil at the first one.
func (c course) before() *workflow.Question {
	at := len(c.all)
	if c.now != nil {
		at = slices.Index(c.all, c.now)
	}
	if at <= 0 {
		return nil
	}
	return c.all[at-1]
}

// follows tells that 返回 leads from the question with a key to another; ""
// is the end.
func (c course) follows(key string, q *workflow.Question) bool {
	at := slices.Index(c.all, q)
	switch {
	case q == nil || at < 0:
		return false
	case key == "":
		return at == len(c.all)-1
	}
	return at+1 < len(c.all) && c.all[at+1].Key == key
}

// section is the part of the form a question stands in.
func (v view) section(q *workflow.Question) workflow.Section {
	for _, s := range v.Office.Book.Form.Sections {
		if slices.Contains(s.Questions, q) {
			return s
		}
	}
	return workflow.Section{}
}
