-- +goose Up
-- Everyone, leavers among them. chosen_locale is the person's own and wins.
CREATE TABLE "people" (
  "id"            TEXT NOT NULL,
  "name"          TEXT NOT NULL,
  "roles"         BLOB NOT NULL,
  "locale"        TEXT NOT NULL,
  "chosen_locale" TEXT NOT NULL,
  "zone"          TEXT NOT NULL,
  "manager"       TEXT NOT NULL,
  "authority"     TEXT NOT NULL,
  "active"        INTEGER NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
