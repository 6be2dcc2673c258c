-- +goose Up
-- The cards that people can see, and which version of the filing they show.
CREATE TABLE "screens" (
  "id"          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "filing"      TEXT NOT NULL,
  "person"      TEXT NOT NULL,
  "kind"        TEXT NOT NULL,
  "seat"        TEXT NOT NULL,
  "message_key" TEXT NOT NULL,
  "version"     INTEGER NOT NULL,
  "platform"    TEXT NOT NULL,
  "workspace"   TEXT NOT NULL,
  "channel"     TEXT NOT NULL,
  "message"     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "screens_message" ON "screens" ("platform", "workspace", "channel", "message");
CREATE INDEX "screens_filing" ON "screens" ("filing");
