-- +goose Up
-- One row for each holder of a seat, one with holder '' where nobody can
-- take it. state is the holder's own: open where it is their turn to speak. due_at is
-- the year 9999 where nothing is due, so that an inbox is one range of
-- seats_inbox.
CREATE TABLE "seats" (
  "filing"     TEXT NOT NULL,
  "seat"       TEXT NOT NULL,
  "holder"     TEXT NOT NULL,
  "place"      INTEGER NOT NULL,
  "turn"       INTEGER NOT NULL,
  "state"      TEXT NOT NULL,
  "due_at"     TEXT NOT NULL,
  "step"       TEXT NOT NULL,
  "lane"       TEXT NOT NULL,
  "rule"       TEXT NOT NULL,
  "role"       TEXT NOT NULL,
  "level"      TEXT NOT NULL,
  "need"       INTEGER NOT NULL,
  "in_turn"    INTEGER NOT NULL,
  "seat_state" TEXT NOT NULL,
  "revision"   INTEGER NOT NULL,
  "digest"     TEXT NOT NULL,
  "sort_order" INTEGER NOT NULL,
  "due_span"   TEXT NOT NULL,
  "opened_at"  TEXT NULL,
  "decided_at" TEXT NULL,
  "added_by"   TEXT NOT NULL,
  PRIMARY KEY ("filing", "seat", "holder")
) STRICT, WITHOUT ROWID;
CREATE INDEX "seats_inbox" ON "seats" ("holder", "state", "due_at", "filing", "seat");
CREATE INDEX "seats_overdue" ON "seats" ("state", "due_at");
