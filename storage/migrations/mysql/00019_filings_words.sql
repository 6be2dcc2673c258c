-- +goose Up
-- What a filing is found by: its number and its title, in small letters and cut
-- to what an index holds.
ALTER TABLE `filings` ADD COLUMN `words` VARBINARY(2048) NOT NULL DEFAULT '';
