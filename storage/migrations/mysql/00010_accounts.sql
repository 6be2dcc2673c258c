-- +goose Up
-- Who is behind an account, compared byte for byte.
CREATE TABLE `accounts` (
  `platform`  VARBINARY(32) NOT NULL,
  `workspace` VARBINARY(255) NOT NULL,
  `account`   VARBINARY(255) NOT NULL,
  `person`    VARBINARY(64) NOT NULL,
  `seen_at`   DATETIME(3) NULL,
  PRIMARY KEY (`platform`, `workspace`, `account`),
  KEY `accounts_person` (`person`, `seen_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
