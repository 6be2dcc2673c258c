-- +goose Up
-- Answers as they were frozen. answers holds the canonical bytes.
CREATE TABLE "revisions" (
  "filing"  TEXT NOT NULL,
  "n"       INTEGER NOT NULL,
  "answers" BLOB NOT NULL,
  "digest"  TEXT NOT NULL,
  "book"    TEXT NOT NULL,
  "person"  TEXT NOT NULL,
  "at"      TEXT NOT NULL,
  PRIMARY KEY ("filing", "n")
) STRICT;
