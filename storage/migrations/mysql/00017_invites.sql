-- +goose Up
-- One-time codes that bind an account to a person. id is the SHA-256 of the
-- code.
CREATE TABLE `invites` (
  `id`       VARBINARY(64) NOT NULL,
  `person`   VARBINARY(64) NOT NULL,
  `until_at` DATETIME(3) NOT NULL,
  `used_at`  DATETIME(3) NULL,
  PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
