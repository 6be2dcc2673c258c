// Package blockkit reads the JSON an app is about to send to Slack and says what
// Slack would refuse, in words like Slack's own:
//
//	no more than 50 items allowed [json-pointer:/blocks]
//	must be less than 3001 characters [json-pointer:/blocks/2/text/text]
//	invalid additional property: colour [json-pointer:/view/blocks/0/element]
//
// It is a second opinion for tests and for the fake Slack. It knows the wire and
// nothing of the library that writes it, so that a mistake of that library, or in
// how we use it, is seen as well.
//
//	body ──decode──► any ──► message.go, view.go ──► blocks.go ──► elements.go
//	                              │                      └──► text.go, options.go, …
//	                              └──► whole.go: what no single block can know
//	body ─────────────────────────────► markup.go: mentions, links, escaping
//
// What a block may hold is written as tables of shapes (shape.go); the sources
// are the reference of docs.slack.dev and Slack's package @slack/types 3.2.0.
//
// In some places it is stricter than Slack. A message needs its top-level text,
// because a screen reader reads that and not the blocks. The text ends at 4,000
// characters, because chat.update refuses more and every card is updated. Text
// made of blanks counts as empty. A message has one primary button, and the values
// of options end at 75 characters, where Slack's own pages disagree.
//
// It leaves to others: who may post where, rate limits, triggers and hashes, and
// whether a user, a channel or a URL exists. Blocks that an app cannot send (file,
// call) and data_visualization, whose limits nobody has written down, count as
// unsupported.
package blockkit
