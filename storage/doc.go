// Package storage remembers: it keeps the promises of workflow.Store on MySQL
// (8.0 and later, MariaDB 10.6 and later) for running and on SQLite for trying.
//
// Everything that changes a filing goes through Change, one transaction at
// READ COMMITTED:
//
//	INSERT commands              the key is known? answer from the record
//	SELECT filings FOR UPDATE    the one place where two presses meet
//	SELECT seats, decisions, the actor as he is now
//	decide(filing, actor)        the domain; talks to nobody
//	INSERT decisions, seats, journal, outbox
//	UPDATE filings … WHERE id AND version
//	COMMIT
//
// The lock comes before every other read: a plain read first would let three
// reviewers at once each miss the others' word. Locks are always taken in the
// order commands, filing, counters, outbox. A deadlock, a lock time-out or a
// lost connection runs the whole again with the same key, so what was
// committed without an answer is found, not done twice.
//
// Ids and keys compare byte for byte on both databases: VARBINARY on MySQL,
// TEXT with the BINARY collation on SQLite. Times are UTC with milliseconds
// and compare as they sort. What a digest was taken over is stored as the
// bytes that were hashed.
//
// Two things are remembered rather than read each time: how far the database's
// clock is from ours, for a minute, and everybody's names and roles, for a
// second. Nothing that replicas hold against each other, and nobody's right to
// act, is taken from there: Claim asks the clock itself, and Change loads the
// actor under the filing's lock.
//
// rows.go is the only place that knows how a filing lies in tables; the tables
// themselves are in migrations. What anything means is for package workflow.
package storage
