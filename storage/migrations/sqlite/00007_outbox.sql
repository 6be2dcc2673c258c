-- +goose Up
-- Notices to send. next_at is when a notice can be claimed next: when it is
-- due, or when its lease is over.
CREATE TABLE "outbox" (
  "id"         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "notice_key" TEXT NOT NULL,
  "kind"       TEXT NOT NULL,
  "person"     TEXT NOT NULL,
  "filing"     TEXT NOT NULL,
  "seat"       TEXT NOT NULL,
  "text"       TEXT NOT NULL,
  "day"        TEXT NOT NULL,
  "due_at"     TEXT NOT NULL,
  "state"      TEXT NOT NULL,
  "next_at"    TEXT NOT NULL,
  "fence"      INTEGER NOT NULL,
  "attempts"   INTEGER NOT NULL,
  "why"        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "outbox_key" ON "outbox" ("notice_key");
CREATE INDEX "outbox_next" ON "outbox" ("state", "next_at");
