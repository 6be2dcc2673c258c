// Package bot is what lian says and does.
//
//	event ──► Handle ──► who is it? ──► conversation (bot/asking)
//	                                └─► review desk, lists, execution (bot/desk)
//	outbox, cards, clock, digests ──► Run ──► platforms (bot/courier)
//
// It keeps nothing between two events: the next question is the first
// unanswered one of the draft, what a person may do is asked of the filing, and
// what must be told waits in the outbox. So a restart, a second replica, or a
// move from one chat to another in the middle of a form loses nothing.
//
// Handle answers after everything it changed is committed. It never decides:
// workflow decides, inside the transaction, and the bot words the outcome.
package bot
