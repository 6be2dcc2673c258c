-- +goose Up
-- The content of files in pieces of at most 1 MiB.
CREATE TABLE `file_chunks` (
  `file`  VARBINARY(64) NOT NULL,
  `n`     INT NOT NULL,
  `bytes` LONGBLOB NOT NULL,
  PRIMARY KEY (`file`, `n`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
