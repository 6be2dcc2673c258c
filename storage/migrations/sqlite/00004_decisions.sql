-- +goose Up
-- One row per decision, for ever. A person speaks once on a seat each time it
-- opens.
CREATE TABLE "decisions" (
  "id"           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "filing"       TEXT NOT NULL,
  "revision"     INTEGER NOT NULL,
  "step"         TEXT NOT NULL,
  "lane"         TEXT NOT NULL,
  "seat"         TEXT NOT NULL,
  "opened_at"    TEXT NOT NULL,
  "role"         TEXT NOT NULL,
  "person"       TEXT NOT NULL,
  "on_behalf_of" TEXT NOT NULL,
  "verdict"      TEXT NOT NULL,
  "opinion"      TEXT NOT NULL,
  "fields"       BLOB NOT NULL,
  "checks"       BLOB NOT NULL,
  "digest"       TEXT NOT NULL,
  "platform"     TEXT NOT NULL,
  "message"      TEXT NOT NULL,
  "at"           TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "decisions_once" ON "decisions" ("filing", "revision", "seat", "person", "opened_at");
CREATE INDEX "decisions_person" ON "decisions" ("person", "id");
CREATE INDEX "decisions_spoken" ON "decisions" ("filing", "person", "id");
CREATE INDEX "decisions_at" ON "decisions" ("at");
