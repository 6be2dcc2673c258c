package workflow

// A Type says what a question takes; see Value for the canonical forms.
type Type string

// The types of a question.
const (
	TypeText     Type = "text"
	TypeLong     Type = "long" // many lines, perhaps over several messages
	TypeNumber   Type = "number"
	TypeMoney    Type = "money"
	TypePercent  Type = "percent"
	TypeDate     Type = "date"
	TypeDates    Type = "dates"
	TypeWindows  Type = "windows"
	TypeYesNo    Type = "yesno"
	TypeChoice   Type = "choice"
	TypeChoices  Type = "choices"
	TypeCaller   Type = "caller" // a number that customers see
	TypeURL      Type = "url"
	TypePerson   Type = "person"
	TypeFile     Type = "file"
	TypeComputed Type = "computed" // derived from other answers, never asked
)

// A Phase says when a section is asked, and of whom: the applicant before
// submission, ops before launch, the applicant again at close-out.
type Phase string

// The phases.
const (
	PhaseSubmit    Phase = "submit"
	PhaseLaunch    Phase = "launch"
	PhaseReport    Phase = "report"    // one day's figures
	PhaseComplaint Phase = "complaint" // one complaint
	PhaseClose     Phase = "close"
)

// Facts are what conditions may ask: answers by the parts of their keys
// (budget.amount), typed as the form says, and what lian computed. Money is
// in yuan there, percent in percent.
type Facts map[string]any

// A Condition is an expression of the rule book, compiled. Nil always holds.
type Condition func(Facts) (bool, error)

// A Form is every question in asking order.
type Form struct{ Sections []Section }

// A Section is a handful of questions asked together.
type Section struct {
	ID        string
	Title     Words
	Phase     Phase
	Questions []*Question
}

// A Question asks for one answer.
type Question struct {
	Key      string
	Label    Words
	Why      Words // one line: why we ask
	Example  Words // a valid answer as a person would type it
	Type     Type
	Unit     Words
	Required bool
	When     Condition
	Choices  []Choice
	Readers  []Role   // who may read the answer; empty = everyone on the filing
	Lanes    []string // who must look again when it changes
	Change   Change   // what a change of it during execution means
	Min, Max int64    // graphemes of text, size of numbers, count of choices and files; 0 = none
	Checks   []Assertion
	Compute  func(Facts) (any, error) // TypeComputed only
	Default  Value                    // offered, not assumed
}

// A Choice is one possible answer.
type Choice struct {
	Code  string
	Label Words
	Words []string // other words for it that people type
	Note  Words
	// Refused, if set, says why this answer cannot be filed: it may be chosen,
	// for it may be the truth, but the filing cannot be submitted with it.
	Refused Words
}

// An Assertion must hold once its question is answered.
type Assertion struct {
	Holds Condition
	Say   Words
	// Blocks tells that the filing cannot be submitted while it fails. Where it
	// is false, the reviewers see a warning.
	Blocks bool
}

// Change classes a change of an answer while the campaign runs
// (handbook: domain §8.3).
type Change string

// The classes of change, mildest first.
const (
	ChangeMinor    Change = "minor"    // told, not reviewed again
	ChangeStandard Change = "standard" // compliance looks again; calls go on
	ChangeMaterial Change = "material" // calls stop; every touched lane and the approver again
	ChangeFiling   Change = "filing"   // needs a filing of its own
)

// Question returns the question with a key, or nil.
func (f *Form) Question(key string) *Question {
	for _, s := range f.Sections {
		for _, q := range s.Questions {
			if q.Key == key {
				return q
			}
		}
	}
	return nil
}

// Phase returns the sections of a phase in asking order.
func (f *Form) Phase(p Phase) []Section {
	var sections []Section
	for _, s := range f.Sections {
		if s.Phase == p {
			sections = append(sections, s)
		}
	}
	return sections
}

// Choice returns the choice with a code, or nil.
func (q *Question) Choice(code string) *Choice {
	for i := range q.Choices {
		if q.Choices[i].Code == code {
			return &q.Choices[i]
		}
	}
	return nil
}
