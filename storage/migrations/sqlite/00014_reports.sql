-- +goose Up
-- The days of running campaigns as they were reported.
CREATE TABLE "reports" (
  "id"          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "filing"      TEXT NOT NULL,
  "day"         TEXT NOT NULL,
  "dials"       INTEGER NOT NULL,
  "connects"    INTEGER NOT NULL,
  "conversions" INTEGER NOT NULL,
  "complaints"  INTEGER NOT NULL,
  "opt_outs"    INTEGER NOT NULL,
  "answers"     BLOB NOT NULL,
  "person"      TEXT NOT NULL,
  "at"          TEXT NOT NULL
) STRICT;
CREATE INDEX "reports_filing" ON "reports" ("filing", "id");
