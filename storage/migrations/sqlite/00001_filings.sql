-- +goose Up
-- The filings as they are now. body is the JSON of workflow.Filing. What
-- queries ask for has a column. Ids begin with their time, so that their order
-- is the order of creation.
CREATE TABLE "filings" (
  "id"            TEXT NOT NULL,
  "number"        TEXT NULL,
  "state"         TEXT NOT NULL,
  "version"       INTEGER NOT NULL,
  "applicant"     TEXT NOT NULL,
  "title"         TEXT NOT NULL,
  "revision"      INTEGER NOT NULL,
  "digest"        TEXT NOT NULL,
  "asking_person" TEXT NULL,
  "asking_at"     TEXT NULL,
  "created_at"    TEXT NOT NULL,
  "updated_at"    TEXT NOT NULL,
  "submitted_at"  TEXT NULL,
  "since"         TEXT NOT NULL,
  "closed_at"     TEXT NULL,
  "wake_at"       TEXT NULL,
  "journal_seq"   INTEGER NOT NULL,
  "body"          BLOB NOT NULL,
  PRIMARY KEY ("id")
) STRICT;
CREATE UNIQUE INDEX "filings_number" ON "filings" ("number");
CREATE INDEX "filings_applicant" ON "filings" ("applicant", "id");
CREATE INDEX "filings_state" ON "filings" ("state", "id");
CREATE INDEX "filings_submitted" ON "filings" ("state", "submitted_at");
CREATE INDEX "filings_asking" ON "filings" ("asking_person", "asking_at");
CREATE INDEX "filings_wake" ON "filings" ("wake_at");
