-- +goose Up
-- What happened, append-only. detail holds the canonical bytes.
CREATE TABLE "journal" (
  "filing" TEXT NOT NULL,
  "seq"    INTEGER NOT NULL,
  "type"   TEXT NOT NULL,
  "actor"  TEXT NOT NULL,
  "at"     TEXT NOT NULL,
  "detail" BLOB NOT NULL,
  PRIMARY KEY ("filing", "seq")
) STRICT, WITHOUT ROWID;
