-- +goose Up
-- The chat of the browser platform. seq moves on with every change of a
-- message, and first, the seq it was posted with, is its place in the chat.
CREATE TABLE `console_messages` (
  `id`          VARBINARY(64) NOT NULL,
  `seq`         BIGINT NOT NULL,
  `first`       BIGINT NOT NULL,
  `user`        VARBINARY(64) NOT NULL,
  `message_key` VARBINARY(512) NULL,
  `mine`        TINYINT(1) NOT NULL,
  `body`        LONGBLOB NOT NULL,
  `at`          DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `console_seq` (`seq`),
  UNIQUE KEY `console_key` (`user`, `message_key`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
