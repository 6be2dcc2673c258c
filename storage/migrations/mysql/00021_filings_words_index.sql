-- +goose Up
-- A search reads this index from the newest on, and no body.
CREATE INDEX `filings_words` ON `filings` (`id`, `words`);
