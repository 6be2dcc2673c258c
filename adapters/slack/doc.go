// Package slack lets people file, review and follow campaigns without leaving
// Slack.
//
//	Slack ──Socket Mode, or signed HTTP──► envelope ──► deed ──Event──► bot
//	                                          ▲                          │ commits
//	Slack ◄──── acknowledgement ──────────────┘◄───────── Reply ─────────┘
//	Slack ◄──── form, redrawn card, messages, note ── answer (after the ack)
//	Slack ◄──── Send, Update ── pace ◄── courier
//
// An envelope is acknowledged after the bot has committed, within two of
// Slack's three seconds. What one person does is handled in the order in which
// it came; different people at once.
//
// Nothing here decides anything. A button carries its action out and back and
// proves nothing; who acted is the user that Slack's own envelope names, and
// what Slack knows against them (a guest, a deactivated account) goes with the
// event for the bot to refuse.
//
// How cards look is the room blocks; slacktest is a Slack that refuses what the
// real one refuses.
package slack
