-- +goose Up
-- Who decides for whom, and when.
CREATE TABLE `delegations` (
  `id`         BIGINT NOT NULL AUTO_INCREMENT,
  `person`     VARBINARY(64) NOT NULL,
  `deputy`     VARBINARY(64) NOT NULL,
  `role`       VARBINARY(32) NOT NULL,
  `from_at`    DATETIME(3) NOT NULL,
  `until_at`   DATETIME(3) NOT NULL,
  `made_by`    VARBINARY(64) NOT NULL,
  `made_at`    DATETIME(3) NOT NULL,
  `revoked_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  KEY `delegations_person` (`person`, `until_at`),
  KEY `delegations_deputy` (`deputy`, `until_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
