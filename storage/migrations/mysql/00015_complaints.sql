-- +goose Up
-- Complaints about campaigns, one by one.
CREATE TABLE `complaints` (
  `id`      BIGINT NOT NULL AUTO_INCREMENT,
  `filing`  VARBINARY(64) NOT NULL,
  `answers` LONGBLOB NOT NULL,
  `person`  VARBINARY(64) NOT NULL,
  `at`      DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `complaints_filing` (`filing`, `id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
