-- +goose Up
-- Who decides for whom, and when.
CREATE TABLE "delegations" (
  "id"         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "person"     TEXT NOT NULL,
  "deputy"     TEXT NOT NULL,
  "role"       TEXT NOT NULL,
  "from_at"    TEXT NOT NULL,
  "until_at"   TEXT NOT NULL,
  "made_by"    TEXT NOT NULL,
  "made_at"    TEXT NOT NULL,
  "revoked_at" TEXT NULL
) STRICT;
CREATE INDEX "delegations_person" ON "delegations" ("person", "until_at");
CREATE INDEX "delegations_deputy" ON "delegations" ("deputy", "until_at");
