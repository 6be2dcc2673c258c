-- +goose Up
-- What people handed over. The row is written after the last chunk, so that
-- a file is there whole or not at all.
CREATE TABLE `files` (
  `id`     VARBINARY(64) NOT NULL,
  `filing` VARBINARY(64) NOT NULL,
  `name`   MEDIUMTEXT NOT NULL,
  `type`   VARBINARY(512) NOT NULL,
  `size`   BIGINT NOT NULL,
  `digest` VARBINARY(64) NOT NULL,
  `person` VARBINARY(64) NOT NULL,
  `at`     DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `files_filing` (`filing`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
