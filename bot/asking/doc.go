// Package asking is the conversation in which people fill in the form: before
// a filing is submitted, after it was returned, before launch, at close-out.
//
//	立案 ─► Begin ──► a draft            a question ◄────────────┐
//	继续 ─► Continue ─► where it stood       │                   │
//	                                         ▼                   │
//	  typed: Hear   pressed: Press   form: Fill ─► Store.Change ─┤
//	                                                             ▼
//	                                          nothing open: the summary
//
// The draft is the conversation. There is no session beside it: the next
// question is the first one without an answer, and everything else about where
// the person stands (asked out of order, a long text half sent, a reading in
// doubt, an edit waiting for a yes) is in Filing.Asking and is committed with
// the answer, before the reply leaves. So a killed program, another replica or
// another chat product goes on where the person was.
//
// Every deed runs inside one Store.Change with the event's own key: an event
// that is delivered twice is answered from the record, with the question that
// is open now.
//
// The package asks, reads and repeats; it decides nothing. Whether an answer
// stands is workflow's word, what is asked and what is said against an answer
// is the rule book's, how typed words are read is bot/reading's. Submitting,
// starting and closing belong to the desk; the summary only shows what stands
// in their way.
package asking
