// Package courier carries what must be told from the outbox to people, and
// keeps every card on every screen true.
//
//	outbox ──Claim──► render from the filing as it is now ──► Platform.Send ──► screens
//	redraw ─────────► every screen behind the filing ───────► Platform.Update
//
// A notice is told once. It is claimed under a lease, so that replicas share
// the work; a fault puts it off with a growing pause, or as long as the
// platform says; a fault that cannot heal parks it, for `lian outbox retry`.
//
// A card is a view. Whoever shows an older version than the filing's is drawn
// again until the platform takes it; many changes in a moment make one update,
// for each is drawn from the filing as it is then.
//
// The clock lives here too: once in a while the courier lets time pass for the
// filings that asked to be woken, and for those whose reviewers have left, and
// posts the digests that are due. Any number of replicas may do so: what is done
// is not done again, and a tick that finds nothing new writes nothing.
package courier
