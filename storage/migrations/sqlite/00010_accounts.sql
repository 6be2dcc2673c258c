-- +goose Up
-- Who is behind an account, compared byte for byte.
CREATE TABLE "accounts" (
  "platform"  TEXT NOT NULL,
  "workspace" TEXT NOT NULL,
  "account"   TEXT NOT NULL,
  "person"    TEXT NOT NULL,
  "seen_at"   TEXT NULL,
  PRIMARY KEY ("platform", "workspace", "account")
) STRICT, WITHOUT ROWID;
CREATE INDEX "accounts_person" ON "accounts" ("person", "seen_at");
