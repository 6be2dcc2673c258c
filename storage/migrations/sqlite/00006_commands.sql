-- +goose Up
-- The keys of everything that was done. ref is the filing as the command
-- named it.
CREATE TABLE "commands" (
  "id"     TEXT NOT NULL,
  "ref"    TEXT NOT NULL,
  "actor"  TEXT NOT NULL,
  "what"   TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "at"     TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
