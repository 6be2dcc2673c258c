// Package policy is the rule book: which questions a filing must answer, who
// decides, what they check, which risks are rated. It is written in four YAML
// files that a lawyer can edit, and this package reads them, strictly:
//
//	book/process.yaml     steps, lanes, seats, the authority table, times
//	book/form.yaml        sections and questions in asking order
//	book/checklists.yaml  what each lane ticks before it passes
//	book/risks.yaml       the risks and what adds them to a filing
//
// The files are embedded. A company puts its own file of the same name into a
// folder and names the folder in its configuration (policy: DIR); the files it
// does not have stay lian's.
//
//	files ─► document (YAML tree, every node knows its line and column)
//	      ─► process, form, checklists, risks (strict: unknown keys are faults)
//	      ─► conditions compiled once against the form's keys, with their types
//	      ─► rules of order (nothing asks for an answer that comes later)
//	      ─► workflow.Book
//
// A fault in a rule book must be found when the program starts, not when the
// first filing reaches it. So loading gathers every fault it can find and
// returns them together as *Problems, each with file, line and column.
//
// # Conditions
//
// A condition is an expression (github.com/expr-lang/expr) over the keys of
// the form: money in yuan, percent in percent, dates as days, a range of dates
// with .from and .to, choices as lists of codes, yes and no as bool. A question
// without an answer counts as zero, "" or an empty list; answered("key") tells
// the difference. Beside the keys there are risk.level, risk.score, risk.open
// and today.
//
// Today comes in through the door: Book.Facts does not know it. Whoever
// evaluates a condition first sets facts[TodayKey] to midnight UTC of the
// filing's local day, as workflow.Value.Date gives dates; a condition that asks
// for today without it fails with ErrNoToday rather than answer by year 1.
//
// This package holds no law, question or route in Go, and evaluates no filing:
// when to ask what is the workflow's affair.
package policy
