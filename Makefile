# lian's commands. `make test` is all that must pass before anything is merged.

.PHONY: help build test lint fmt cover race bench bench-full slack-types

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the static program into ./lian
	CGO_ENABLED=0 go build -trimpath -o lian ./cmd/lian

test: ## everything: formatting, vet, staticcheck, tests with -race on SQLite and MySQL, stories, browser
	.ci/test

lint: ## formatting, vet and staticcheck only
	.ci/lint

fmt: ## format the code
	gofmt -w $$(go list -f '{{.Dir}}' ./...)

cover: ## tests with coverage; the report is cover.html
	.ci/with-services go test -coverprofile=cover.out -coverpkg=./... ./...
	go tool cover -html=cover.out -o cover.html
	go tool cover -func=cover.out | tail -1

race: ## the last approver: 2 000 filings, three reviewers each at once
	LIAN_TEST_FILINGS=2000 .ci/with-services go test ./storage -run LastWords -v -timeout 30m

bench: ## benchmarks beside raw SQL, growth to 100 000 filings, start-up, on MySQL too
	.ci/with-services go test -run '^$$' -bench . -benchmem -timeout 30m ./...

bench-full: ## growth to 1 000 000 filings; loading them takes minutes
	LIAN_BENCH_FULL=1 .ci/with-services go test -run '^$$' -bench Growth -benchtime 3s -timeout 60m ./bot

slack-types: ## hold every Slack card against the types that Slack publishes; needs Node and npm
	rm -rf .slack-payloads && mkdir .slack-payloads
	go test ./adapters/slack/blocks -run TestPayloads -payloads $(CURDIR)/.slack-payloads
	.ci/blockkit/check .slack-payloads
	rm -rf .slack-payloads
