-- +goose Up
-- Numbers given out so far. The row is the lock of its sequence.
CREATE TABLE `counters` (
  `name`   VARBINARY(64) NOT NULL,
  `issued` BIGINT NOT NULL,
  PRIMARY KEY (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
