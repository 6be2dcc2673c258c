-- +goose Up
UPDATE "filings" SET "words" = lower(coalesce("number", '') || char(10) || substr("title", 1, 500));
