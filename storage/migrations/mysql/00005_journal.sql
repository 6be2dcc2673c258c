-- +goose Up
-- What happened, append-only. detail holds the canonical bytes.
CREATE TABLE `journal` (
  `filing` VARBINARY(64) NOT NULL,
  `seq`    BIGINT NOT NULL,
  `type`   VARBINARY(32) NOT NULL,
  `actor`  VARBINARY(64) NOT NULL,
  `at`     DATETIME(3) NOT NULL,
  `detail` LONGBLOB NOT NULL,
  PRIMARY KEY (`filing`, `seq`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
