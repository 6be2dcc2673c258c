package workflow

// A Book is a company's rule book: what is asked, who must decide, what they
// check, which risks are rated. It is data: workflow/policy loads it, strictly,
// from YAML files.
type Book struct {
	// Version is a digest of the files. Every revision remembers the one it
	// was judged by.
	Version    string
	Form       Form
	Process    Process
	Checklists map[string][]Check // by lane
	Risks      []RiskKind
	// Facts computes what conditions may ask from answers and risks.
	Facts func(Answers, RiskSummary) (Facts, error)
}

// A Process is the six steps as a company runs them.
type Process struct {
	Review  Step // joint review: lanes at the same time
	Assess  Step // risk assessment
	Approve Step // by authority: Routes choose the seats
	Close   Step // confirmation of the close-out

	LaunchWithin Span // from approval to start, else the filing expires
	CloseWithin  Span // from the end of calls to the account, then reminders
	ReturnWithin Span // the applicant's time to answer a return, then a reminder
	NudgeEvery   Span // at most one nudge in this time
	DraftKeep    Span // a draft nobody touches is archived after this

	Start    []Role // who may start an approved campaign
	Report   []Role // who may report figures, beside the owner
	Complain []Role // who may enter a complaint; empty = everyone
	Suspend  []Role // who may stop a running one, beside everyone who decided on it
	Resume   []Role // whose leave it takes to go on; never the owner
	End      []Role // who may end it, beside the owner
}

// A Span is a length of time as a rule book writes it: "2wd" working days,
// "4wh" working hours, "30d" days, "15m" minutes.
type Span string

// A Step is one of the six with its lanes or routes.
type Step struct {
	Title  Words
	Lanes  []Lane  // all at the same time
	Routes []Route // the first that holds; approval only
	// ReturnsAtOnce sends the filing back at the first return. Otherwise a
	// return waits until every lane has spoken, so that the applicant gets
	// every comment in one go.
	ReturnsAtOnce bool
}

// A Lane is one department's part of a step. Its seats decide one after
// the other.
type Lane struct {
	ID      string
	Title   Words
	When    Condition
	Seats   []SeatRule
	Due     Span
	Opinion OpinionRule
}

// A SeatRule says who sits on a seat and how many must agree.
type SeatRule struct {
	ID    string
	Title Words
	Role  Role
	Level string // authority the person must have; "" = any
	// Need is how many of those entitled must pass: 1 is 或签, 0 is 会签
	// (every one of them), n is n of m.
	Need int
	// InTurn asks them one after the other (依次).
	InTurn bool
}

// A Route is one row of the authority table.
type Route struct {
	ID    string
	Title Words
	When  Condition
	// Refuse, if set, ends the step: nobody may approve such a filing.
	Refuse  Words
	Seats   []SeatRule
	Due     Span
	Opinion OpinionRule
}

// An OpinionRule says what an opinion must be to carry a pass.
type OpinionRule struct {
	Required bool
	// Empty lists words that say nothing (同意, OK). An opinion that is only
	// such words is refused.
	Empty []string
	Min   int // graphemes
}

// A Check is one point a lane ticks before it passes.
type Check struct {
	ID    string
	Text  Words
	Cites string
	Star  bool // a pass needs it
	When  Condition
}
