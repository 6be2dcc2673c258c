-- +goose Up
-- What people handed over. The row is written after the last chunk, so that
-- a file is there whole or not at all.
CREATE TABLE "files" (
  "id"     TEXT NOT NULL,
  "filing" TEXT NOT NULL,
  "name"   TEXT NOT NULL,
  "type"   TEXT NOT NULL,
  "size"   INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at"     TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "files_filing" ON "files" ("filing");
