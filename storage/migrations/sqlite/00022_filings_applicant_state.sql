-- +goose Up
CREATE INDEX "filings_applicant_state" ON "filings" ("applicant", "state", "id");
