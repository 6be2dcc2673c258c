-- +goose Up
-- One-time codes that bind an account to a person. id is the SHA-256 of the
-- code.
CREATE TABLE "invites" (
  "id"       TEXT NOT NULL,
  "person"   TEXT NOT NULL,
  "until_at" TEXT NOT NULL,
  "used_at"  TEXT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
