// Package cards draws what the bot shows: one function per card, pure, from a
// View to a chat.Message.
//
//	filing + office + reader ── View ──► Status, Review, Running, … ──► chat.Message
//	                                  └► BallotForm, ActForm, …     ──► chat.Form
//
// A card is drawn from the filing as it is now, for one reader and in their
// language, so the same function draws it the first time and every time it is
// brought up to date. ForNotice picks the card for a notice, ForScreen the one
// for a card that already hangs on somebody's screen: the living cards, which
// the courier keeps true. ForLook draws the same for somebody who asked to see
// it, Done what is left of a card that has served its purpose, and Confirm asks
// back words that may have meant a verdict.
//
// Three rules hold for all of them:
//
//   - Buttons that change something come from Filing.WhatCanIDo and nowhere
//     else: what a person cannot do has no button.
//   - Message.Text tells the same story as the card, marks and buttons in
//     words, so that nobody needs colour, shape or sight to follow it.
//   - Text of people is plain text. It is cut by grapheme, never by byte, and
//     where it is cut 详情 shows the whole.
//
// Cards for filling in the form (questions, the summary) are the
// conversation's own; it shares Value, Diff and AnswersSections.
package cards
