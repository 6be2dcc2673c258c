-- +goose Up
-- Everyone, leavers among them. chosen_locale is the person's own and wins.
CREATE TABLE `people` (
  `id`            VARBINARY(64) NOT NULL,
  `name`          MEDIUMTEXT NOT NULL,
  `roles`         BLOB NOT NULL,
  `locale`        VARBINARY(32) NOT NULL,
  `chosen_locale` VARBINARY(32) NOT NULL,
  `zone`          VARBINARY(64) NOT NULL,
  `manager`       VARBINARY(64) NOT NULL,
  `authority`     VARBINARY(32) NOT NULL,
  `active`        TINYINT(1) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
