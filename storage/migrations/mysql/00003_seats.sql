-- +goose Up
-- One row for each holder of a seat, one with holder '' where nobody can
-- take it. state is the holder's own: open where it is their turn to speak. due_at is
-- the year 9999 where nothing is due, so that an inbox is one range of
-- seats_inbox.
CREATE TABLE `seats` (
  `filing`     VARBINARY(64) NOT NULL,
  `seat`       VARBINARY(191) NOT NULL,
  `holder`     VARBINARY(64) NOT NULL,
  `place`      INT NOT NULL,
  `turn`       INT NOT NULL,
  `state`      VARBINARY(32) NOT NULL,
  `due_at`     DATETIME(3) NOT NULL,
  `step`       VARBINARY(32) NOT NULL,
  `lane`       VARBINARY(64) NOT NULL,
  `rule`       VARBINARY(64) NOT NULL,
  `role`       VARBINARY(32) NOT NULL,
  `level`      VARBINARY(32) NOT NULL,
  `need`       INT NOT NULL,
  `in_turn`    TINYINT(1) NOT NULL,
  `seat_state` VARBINARY(32) NOT NULL,
  `revision`   INT NOT NULL,
  `digest`     VARBINARY(64) NOT NULL,
  `sort_order` INT NOT NULL,
  `due_span`   VARBINARY(32) NOT NULL,
  `opened_at`  DATETIME(3) NULL,
  `decided_at` DATETIME(3) NULL,
  `added_by`   VARBINARY(64) NOT NULL,
  PRIMARY KEY (`filing`, `seat`, `holder`),
  KEY `seats_inbox` (`holder`, `state`, `due_at`, `filing`, `seat`),
  KEY `seats_overdue` (`state`, `due_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
