-- +goose Up
-- The filings as they are now. body is the JSON of workflow.Filing. What
-- queries ask for has a column. Ids begin with their time, so that their order
-- is the order of creation.
CREATE TABLE `filings` (
  `id`            VARBINARY(64) NOT NULL,
  `number`        VARBINARY(32) NULL,
  `state`         VARBINARY(32) NOT NULL,
  `version`       BIGINT NOT NULL,
  `applicant`     VARBINARY(64) NOT NULL,
  `title`         MEDIUMTEXT NOT NULL,
  `revision`      INT NOT NULL,
  `digest`        VARBINARY(64) NOT NULL,
  `asking_person` VARBINARY(64) NULL,
  `asking_at`     DATETIME(3) NULL,
  `created_at`    DATETIME(3) NOT NULL,
  `updated_at`    DATETIME(3) NOT NULL,
  `submitted_at`  DATETIME(3) NULL,
  `since`         DATETIME(3) NOT NULL,
  `closed_at`     DATETIME(3) NULL,
  `wake_at`       DATETIME(3) NULL,
  `journal_seq`   BIGINT NOT NULL,
  `body`          LONGBLOB NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `filings_number` (`number`),
  KEY `filings_applicant` (`applicant`, `id`),
  KEY `filings_state` (`state`, `id`),
  KEY `filings_submitted` (`state`, `submitted_at`),
  KEY `filings_asking` (`asking_person`, `asking_at`),
  KEY `filings_wake` (`wake_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
