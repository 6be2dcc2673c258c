-- +goose Up
-- The chat of the browser platform. seq moves on with every change of a
-- message, and first, the seq it was posted with, is its place in the chat.
CREATE TABLE "console_messages" (
  "id"          TEXT NOT NULL,
  "seq"         INTEGER NOT NULL,
  "first"       INTEGER NOT NULL,
  "user"        TEXT NOT NULL,
  "message_key" TEXT NULL,
  "mine"        INTEGER NOT NULL,
  "body"        BLOB NOT NULL,
  "at"          TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT;
CREATE UNIQUE INDEX "console_seq" ON "console_messages" ("seq");
CREATE UNIQUE INDEX "console_key" ON "console_messages" ("user", "message_key");
