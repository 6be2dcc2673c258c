// Package chat is the neutral language between the bot and the places where
// people talk.
//
//	person ── Slack, DingTalk, console ── adapter ──Event──► bot
//	                                      adapter ◄──Reply── bot   (at once, to the person who acted)
//	                                      adapter ◄─Message─ bot   (later: Send, Update)
//
// An adapter turns what its product delivers into an Event, hands it to the
// Handler, and acknowledges it to the product only after the Handler returned:
// commit, then acknowledge. A crash in between repeats the event, and the
// event's ID makes the repeat harmless.
//
// Messages say what, never how. All text is plain text: an adapter escapes it
// for its product, so that a title "<!channel>" rings nobody. What a product
// can show better (a table, a modal window) its adapter may show better, with
// the same meaning and the same buttons.
//
// An Action on a button comes back as it was sent and proves nothing. Who
// acted is the Account the product vouches for; whether they may is decided
// again inside the transaction.
package chat
