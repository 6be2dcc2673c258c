-- +goose Up
-- Numbers given out so far. The row is the lock of its sequence.
CREATE TABLE "counters" (
  "name"   TEXT NOT NULL,
  "issued" INTEGER NOT NULL,
  PRIMARY KEY ("name")
) STRICT, WITHOUT ROWID;
