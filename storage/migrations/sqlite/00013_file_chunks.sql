-- +goose Up
-- The content of files in pieces of at most 1 MiB.
CREATE TABLE "file_chunks" (
  "file"  TEXT NOT NULL,
  "n"     INTEGER NOT NULL,
  "bytes" BLOB NOT NULL,
  PRIMARY KEY ("file", "n")
) STRICT;
