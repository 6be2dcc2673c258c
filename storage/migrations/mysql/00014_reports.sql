-- +goose Up
-- The days of running campaigns as they were reported.
CREATE TABLE `reports` (
  `id`          BIGINT NOT NULL AUTO_INCREMENT,
  `filing`      VARBINARY(64) NOT NULL,
  `day`         VARBINARY(32) NOT NULL,
  `dials`       BIGINT NOT NULL,
  `connects`    BIGINT NOT NULL,
  `conversions` BIGINT NOT NULL,
  `complaints`  BIGINT NOT NULL,
  `opt_outs`    BIGINT NOT NULL,
  `answers`     LONGBLOB NOT NULL,
  `person`      VARBINARY(64) NOT NULL,
  `at`          DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `reports_filing` (`filing`, `id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
