-- +goose Up
-- One row per decision, for ever. A person speaks once on a seat each time it
-- opens.
CREATE TABLE `decisions` (
  `id`           BIGINT NOT NULL AUTO_INCREMENT,
  `filing`       VARBINARY(64) NOT NULL,
  `revision`     INT NOT NULL,
  `step`         VARBINARY(32) NOT NULL,
  `lane`         VARBINARY(64) NOT NULL,
  `seat`         VARBINARY(191) NOT NULL,
  `opened_at`    DATETIME(3) NOT NULL,
  `role`         VARBINARY(32) NOT NULL,
  `person`       VARBINARY(64) NOT NULL,
  `on_behalf_of` VARBINARY(64) NOT NULL,
  `verdict`      VARBINARY(32) NOT NULL,
  `opinion`      MEDIUMTEXT NOT NULL,
  `fields`       BLOB NOT NULL,
  `checks`       BLOB NOT NULL,
  `digest`       VARBINARY(64) NOT NULL,
  `platform`     VARBINARY(32) NOT NULL,
  `message`      VARBINARY(512) NOT NULL,
  `at`           DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `decisions_once` (`filing`, `revision`, `seat`, `person`, `opened_at`),
  KEY `decisions_person` (`person`, `id`),
  KEY `decisions_spoken` (`filing`, `person`, `id`),
  KEY `decisions_at` (`at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
