-- +goose Up
-- Complaints about campaigns, one by one.
CREATE TABLE "complaints" (
  "id"      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "filing"  TEXT NOT NULL,
  "answers" BLOB NOT NULL,
  "person"  TEXT NOT NULL,
  "at"      TEXT NOT NULL
) STRICT;
CREATE INDEX "complaints_filing" ON "complaints" ("filing", "id");
