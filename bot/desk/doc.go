// Package desk is the review desk and everything else that people do with a
// filing that is not filling it in: deciding, rating, talking about it, running
// and closing it, and looking things up.
//
//	press ──► may this person, now? ──► form ──► filled ──► Store.Change ──► the living card, or what is done
//	words ──────────────────────────────────────────────► Store.Change ──► what is done
//	words in passing (同意) ──► a card whose press decides
//
// A press proves nothing: before a form opens the filing is asked whether the
// ballot could be cast, and inside the transaction it is asked again. Late,
// double, stale and foreign presses change nothing; the person gets one true
// sentence and, where they may see it, the card as it is now.
package desk
