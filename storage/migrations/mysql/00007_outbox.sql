-- +goose Up
-- Notices to send. next_at is when a notice can be claimed next: when it is
-- due, or when its lease is over.
CREATE TABLE `outbox` (
  `id`         BIGINT NOT NULL AUTO_INCREMENT,
  `notice_key` VARBINARY(512) NOT NULL,
  `kind`       VARBINARY(32) NOT NULL,
  `person`     VARBINARY(64) NOT NULL,
  `filing`     VARBINARY(64) NOT NULL,
  `seat`       VARBINARY(191) NOT NULL,
  `text`       MEDIUMTEXT NOT NULL,
  `day`        VARBINARY(32) NOT NULL,
  `due_at`     DATETIME(3) NOT NULL,
  `state`      VARBINARY(32) NOT NULL,
  `next_at`    DATETIME(3) NOT NULL,
  `fence`      BIGINT NOT NULL,
  `attempts`   INT NOT NULL,
  `why`        MEDIUMTEXT NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `outbox_key` (`notice_key`),
  KEY `outbox_next` (`state`, `next_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
