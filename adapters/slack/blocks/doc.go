// Package blocks translates between the neutral port and Slack's Block Kit.
//
//	chat.Message ──Message, Home──► blocks      block_actions ──Pressed──► chat.Action
//	chat.Form ─────────Modal──────► a view      view_submission ──Filled──► chat.Filled
//
// It is pure: it calls nobody and keeps nothing. What it draws stays within
// Slack's limits (handbook: slack §2), counted in characters and cut between
// graphemes.
//
// # Text
//
// What people wrote is never markup. It stands in plain_text objects and in
// rich_text elements, which know no markup; mrkdwn makes a label bold where
// neither the label nor the value beside it holds a sign that mrkdwn reads.
// The top-level text, which screen readers read instead of the blocks, tells
// everything the card says, escaped once.
//
// # Too much
//
// A card beyond Slack's limits loses, in this order: the tails of its longest
// texts, the tails of its longest values, the last lines of its longest lists,
// its last sections. What was left out is said. Title, status, picker and
// buttons stay in any case.
//
// # Actions
//
// An action travels out and back in a button's value as JSON, in an option's
// value (at most 75 characters) by position. A date picker has no value, so its
// action travels in the action_id. Blocks of a message have no block_id: Slack
// then makes a new one for each update and forgets what was chosen before, so
// that the same option can be chosen again. A form's inputs keep theirs, so
// that half-filled values survive views.update.
//
// Nothing that comes back proves anything. What this package could not have
// sent is ErrForeign; whether the person may do it is the bot's to decide.
package blocks
