// Package reading understands what people type: dates, amounts, counts,
// percentages, calling windows, yes and no, choices, numbers they call from,
// and the command words.
//
//	typed text ─► Clean (what is kept) ─► Fold (what is compared)
//	                                         │
//	   Day Days Money Count Percent Duration │ Windows YesNo Choice
//	   CallerNumber Phone Email              │ ParseCommand Suggest
//	                                         ▼
//	                    a canonical value, or an *Error with a Code
//
// Three promises hold for every reader:
//
//   - It never guesses. What can be read in two ways comes back as Ambiguous
//     with the canonical values to choose from; what has no such value
//     (2月30日) is refused, not moved to the next one that has.
//   - A canonical value, typed back, reads as itself.
//   - It never panics and never changes its mind about the same text: time
//     comes in through the door, and no reader looks anything up.
//
// The package says nothing to people: an *Error carries a code and the
// values a sentence needs, and the bot words it in the person's language.
// It knows no filing and no form either: whether a date may lie in the past
// or an amount may be zero is the field's business.
package reading
