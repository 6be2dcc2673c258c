package workflow

import (
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// weigh tells what a verdict lacks.
func (f *Filing) weigh(o Office, s *Seat, b *Ballot) *Problem {
	b.Opinion = strings.TrimSpace(b.Opinion)
	switch b.Verdict {
	case VerdictReturn:
		return f.weighReturn(o, b)
	case VerdictReject:
		if b.Opinion == "" {
			return refuse(ReasonMissing)
		}
		return nil
	}
	if p := o.opinionRule(f, s).weigh(b.Opinion); p != nil {
		return p
	}
	if p := f.weighChecks(o, s, b); p != nil {
		return p
	}
	if s.Step == StepAssess && s.AddedBy == "" {
		return f.weighRisks(o)
	}
	return nil
}

// weighReturn: a return says why and names at least one field.
func (f *Filing) weighReturn(o Office, b *Ballot) *Problem {
	if b.Opinion == "" {
		return refuse(ReasonMissing)
	}
	if f.State == Closing {
		return nil
	}
	if len(b.Fields) == 0 {
		return refuse(FieldsMissing)
	}
	for _, key := range b.Fields {
		if q := o.Book.Form.Question(key); q == nil || q.Type == TypeComputed {
			return &Problem{Code: UnknownField, Field: key}
		}
	}
	return nil
}

// weigh refuses an opinion that is missing, or that says nothing.
func (r OpinionRule) weigh(opinion string) *Problem {
	if !r.Required {
		return nil
	}
	if opinion == "" {
		return refuse(OpinionMissing)
	}
	bare := bareWords(opinion)
	for _, empty := range r.Empty {
		if bare == bareWords(empty) {
			return refuse(OpinionEmpty)
		}
	}
	if n := uniseg.GraphemeClusterCount(opinion); n < r.Min {
		p := bounds(OpinionEmpty, int64(n), int64(r.Min))
		return p
	}
	return nil
}

// bareWords drops punctuation, spaces and case: "同意。" is "同意".
func bareWords(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func (o Office) opinionRule(f *Filing, s *Seat) OpinionRule {
	if s.Step == StepApprove {
		if r := o.route(f.Route); r != nil {
			return r.Opinion
		}
		return OpinionRule{}
	}
	if lane := o.lane(s.Step, s.Lane); lane != nil {
		return lane.Opinion
	}
	return OpinionRule{}
}

// lane returns a lane of the rule book, or nil.
func (o Office) lane(step StepID, id string) *Lane {
	steps := map[StepID][]Lane{StepReview: o.Book.Process.Review.Lanes,
		StepAssess: o.Book.Process.Assess.Lanes, StepClose: o.Book.Process.Close.Lanes}
	lanes := steps[step]
	for i := range lanes {
		if lanes[i].ID == id {
			return &lanes[i]
		}
	}
	return nil
}

// Checklist lists the points that a seat has to check on this filing.
func (f *Filing) Checklist(o Office, s *Seat) ([]Check, error) {
	if s.AddedBy != "" {
		return nil, nil
	}
	facts, err := o.facts(f.Answers, f.Risks)
	if err != nil {
		return nil, err
	}
	var points []Check
	for _, c := range o.Book.Checklists[checklistOf(s)] {
		applies, err := holds(c.When, facts)
		if err != nil {
			return nil, err
		}
		if applies {
			points = append(points, c)
		}
	}
	return points, nil
}

// checklistOf names the list of a seat: its lane's. The lanes of the approval
// are the routes of the authority table; they share one list.
func checklistOf(s *Seat) string {
	if s.Step == StepApprove {
		return string(s.Step)
	}
	return s.Lane
}

// weighChecks refuses a pass while a starred point is not ticked.
func (f *Filing) weighChecks(o Office, s *Seat, b *Ballot) *Problem {
	points, err := f.Checklist(o, s)
	if err != nil {
		return &Problem{Code: ChecksMissing, Args: map[string]string{"error": err.Error()}}
	}
	if b.AllChecks {
		b.Checks = nil
		for _, c := range points {
			b.Checks = append(b.Checks, c.ID)
		}
		return nil
	}
	var missing []string
	for _, c := range points {
		if c.Star && !slices.Contains(b.Checks, c.ID) {
			missing = append(missing, c.ID)
		}
	}
	if len(missing) > 0 {
		return &Problem{Code: ChecksMissing, Fields: missing}
	}
	return nil
}
