-- +goose Up
-- The cards that people can see, and which version of the filing they show.
CREATE TABLE `screens` (
  `id`          BIGINT NOT NULL AUTO_INCREMENT,
  `filing`      VARBINARY(64) NOT NULL,
  `person`      VARBINARY(64) NOT NULL,
  `kind`        VARBINARY(32) NOT NULL,
  `seat`        VARBINARY(191) NOT NULL,
  `message_key` VARBINARY(512) NOT NULL,
  `version`     BIGINT NOT NULL,
  `platform`    VARBINARY(32) NOT NULL,
  `workspace`   VARBINARY(255) NOT NULL,
  `channel`     VARBINARY(255) NOT NULL,
  `message`     VARBINARY(255) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `screens_message` (`platform`, `workspace`, `channel`, `message`),
  KEY `screens_filing` (`filing`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
