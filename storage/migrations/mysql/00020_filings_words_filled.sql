-- +goose Up
UPDATE `filings` SET `words` = CONCAT(LOWER(CONVERT(COALESCE(`number`, '') USING utf8mb4)), CHAR(10), LOWER(LEFT(`title`, 500)));
