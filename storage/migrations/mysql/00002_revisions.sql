-- +goose Up
-- Answers as they were frozen. answers holds the canonical bytes.
CREATE TABLE `revisions` (
  `filing`  VARBINARY(64) NOT NULL,
  `n`       INT NOT NULL,
  `answers` LONGBLOB NOT NULL,
  `digest`  VARBINARY(64) NOT NULL,
  `book`    VARBINARY(512) NOT NULL,
  `person`  VARBINARY(64) NOT NULL,
  `at`      DATETIME(3) NOT NULL,
  PRIMARY KEY (`filing`, `n`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
