// Package workflow is the life of a filing, as pure code: it decides, and
// talks to nobody.
//
//	draft ──► reviewing ──► assessing ──► approving ──► approved ──► running ──► ended ──► closing ──► closed
//	   ▲      legal ∥           risk        by          launch        │  ▲                   compliance
//	   └────  compliance ∥                  authority   facts         ▼  │                   confirms
//	 returned marketing                                            suspended, amending
//
// A Filing is one telemarketing campaign. People write its answers; Submit
// freezes them as a revision with a digest; seats open, and those who hold them
// Decide. Every decision is bound to the digest that was read. What follows from
// a decision — the next lane, a return once every lane has spoken, the approver
// that the authority table names — is drawn at once by proceed, so that a filing
// never waits for anybody who is not asked.
//
// Lifecycle is one table: in a state, an act, by whom, leads where. The gate
// may reads it inside the transaction, WhatCanIDo reads it to draw buttons,
// Diagram draws it for README. A refusal is a Problem with a code; the bot has
// the words.
//
// What is asked, who sits where, what they check, and when calls must stop is
// not written here: a Book, loaded by workflow/policy, is handed in with the
// Office, together with the time and the people. While it changes, a filing
// raises journal events, decisions, revisions and notices; a Store saves them
// with it, in one transaction. Time moves filings too, by Tick, through the
// same door, and sees to the seats of people who left.
//
// A change of a campaign that runs is reviewed beside the text in force: what
// that was decided by is kept, as its Standing, and holds again where the change
// is refused.
//
// It leaves to others: remembering (storage), wording and asking (bot), and
// working days (workflow/calendar).
package workflow
