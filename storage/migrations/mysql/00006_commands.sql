-- +goose Up
-- The keys of everything that was done. ref is the filing as the command
-- named it.
CREATE TABLE `commands` (
  `id`     VARBINARY(512) NOT NULL,
  `ref`    VARBINARY(64) NOT NULL,
  `actor`  VARBINARY(64) NOT NULL,
  `what`   VARBINARY(32) NOT NULL,
  `digest` VARBINARY(64) NOT NULL,
  `at`     DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
