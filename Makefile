# Everything that is done to Rapport is done from here; make help lists it.
# Needed: Go, Node and npm, bash, git. Nothing is installed outside this folder
# (and the caches of Go and npm), and nothing needs root.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export CGO_ENABLED := 0
# The same for tests, lint and the binaries, so that nothing is compiled twice.
export GOFLAGS := $(GOFLAGS) -trimpath
.NOTPARALLEL:

LINTER_VERSION := 2.15.0
LINTER := bin/golangci-lint-$(LINTER_VERSION)
MODULES := frontend/node_modules/.stamp
SPA := frontend/dist/index.html
NPM := npm --prefix frontend
# Starts a PostgreSQL of its own, sets TEST_POSTGRES_URL, runs what follows and
# stops it.
WITH_POSTGRES := node frontend/scripts/postgres.mjs --
# What make generate writes.
GENERATED := ent graph/generated graph/model frontend/src/gql go.mod go.sum
# The tests in which several do something at once.
RACING := AtOnce|Race|Racing|Concurrent|Serve|Jobs|MainJob
# The folder of the two CSV files for make olist.
OLIST ?= ../shared/data/olist

# Each step says how many seconds make has been at work.
BEGUN := $(shell date +%s)
say = @printf '\n==> %s (%s s)\n' '$(1)' "$$(($$(date +%s) - $(BEGUN)))"

##@ Use

.PHONY: help
help: ## List what make can do.
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z][a-z0-9-]*:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: run
run: build ## Build everything and serve it; with DEMO=1 an empty database gets the demo.
	$(call say,serve)
	@$(if $(filter-out 0 false,$(DEMO)),RAPPORT_DEMO=true) ./bin/rapport serve

.PHONY: build
build: $(SPA) ## Build one static binary, bin/rapport, with the SPA inside.
	$(call say,build bin/rapport)
	@go build -ldflags '-s -w' -o bin/rapport .

.PHONY: olist
olist: build ## Import the Olist funnel (OLIST=folder of the CSV files) and verify the ledger.
	@if [ ! -d '$(OLIST)' ]; then echo 'make olist: there is no folder $(OLIST); say make olist OLIST=folder' >&2; exit 1; fi
	$(call say,import $(OLIST))
	@./bin/rapport import olist '$(OLIST)'
	@./bin/rapport verify

##@ Change

.PHONY: dev
dev: $(MODULES) ## Serve with the front end reloading as it is edited.
	$(call say,build the server)
	@go build -o bin/rapport .
	@./bin/rapport serve & server=$$!; trap "kill $$server" EXIT; $(NPM) run dev

.PHONY: generate
generate: $(MODULES) ## Generate ent, graph and the front end's documents anew.
	$(call say,generate ent)
	@go run -mod=mod ./ent/entc.go
	$(call say,generate graph)
	@go run github.com/99designs/gqlgen generate
	$(call say,generate the documents of the front end)
	@$(NPM) run --silent codegen

.PHONY: migrate-diff
migrate-diff: $(MODULES) ## Write the next migration of both dialects: make migrate-diff name=add_links.
	@$(WITH_POSTGRES) go run ./internal/db/migratediff -name '$(name)'

##@ Check

.PHONY: check
check: check-generated lint test build ## What CI runs: generated code is current, lint, every test, build.
	$(call say,make check passed)

.PHONY: check-generated
check-generated: generate
	$(call say,generated code is what is committed)
	@git diff --exit-code --stat -- $(GENERATED)
	@new="$$(git ls-files --others --exclude-standard -- $(GENERATED))"; \
		if [ -n "$$new" ]; then echo "generated but not committed:" $$new >&2; exit 1; fi

.PHONY: lint
lint: $(LINTER) $(MODULES) ## Lint Go and the front end.
	$(call say,lint Go)
	@$(LINTER) run ./...
	$(call say,lint the front end)
	@$(NPM) run --silent lint
	@$(NPM) run --silent knip

.PHONY: test
test: test-postgres test-frontend e2e ## Every test: Go on both databases, front end, browser.

.PHONY: test-go
test-go: ## Go tests on SQLite only: the quick ones.
	$(call say,Go tests on SQLite)
	@go test ./...

.PHONY: race
race: ## Optional: look for data races in what runs at once; needs a C compiler.
	$(call say,data races)
	@cc="$$(go env CC)"; if ! command -v "$${cc%% *}" >/dev/null; then echo "make race: skipped, there is no C compiler ($$cc)"; exit 0; fi; \
		CGO_ENABLED=1 go test -race -run '$(RACING)' ./internal/app/... ./internal/web ./internal/server && \
		CGO_ENABLED=1 go test -race ./internal/clicklog

.PHONY: test-crash
test-crash: $(MODULES) ## Kill servers and databases, and cut wires and power, often: the long form of what the Go tests do in short.
	$(call say,20 killed servers and databases and failing wires each and 10000 power cuts)
	@RAPPORT_REQUIRE_POSTGRES=1 RAPPORT_CRASH_ROUNDS=20 $(WITH_POSTGRES) go test -count=1 -timeout 30m -run 'TestKilled|TestRedirectsWhile|TestServerSays' ./internal/server
	@RAPPORT_POWER_SEEDS=1-10000 go test -count=1 -run 'Power' ./internal/clicklog

.PHONY: test-postgres
test-postgres: $(MODULES) ## Go tests on SQLite and on a real PostgreSQL.
	$(call say,Go tests on SQLite and PostgreSQL)
	@RAPPORT_REQUIRE_POSTGRES=1 $(WITH_POSTGRES) go test ./...

.PHONY: test-frontend
test-frontend: $(MODULES) $(SPA) ## Types and unit tests of the front end, and its size.
	$(call say,types of the front end)
	@$(NPM) run --silent types
	$(call say,unit tests of the front end)
	@$(NPM) run --silent test
	$(call say,size of the front end)
	@$(NPM) run --silent size

.PHONY: e2e
e2e: build-e2e ## The journeys in a headless browser, on both databases.
	$(call say,journeys in a browser on SQLite and PostgreSQL)
	@$(NPM) run --silent e2e

.PHONY: build-e2e
build-e2e: $(SPA)
	$(call say,build bin/rapport-e2e: the product with a clock that tests can move)
	@go test -tags testclock ./internal/clock
	@go build -tags testclock -ldflags '-s -w' -o bin/rapport-e2e .

.PHONY: bench
bench: $(MODULES) ## Print how fast it is, and stays, as ratios; BENCH_ROWS=100000 makes it shorter.
	$(call say,benchmarks: more than ten minutes on two idle cores)
	@RAPPORT_REQUIRE_POSTGRES=1 $(WITH_POSTGRES) go test -run '^$$' -bench '^BenchmarkSpeed' -benchtime 1x -timeout 60m ./internal/server

.PHONY: screenshots
screenshots: build-e2e ## Photograph every screen into screenshots/.
	$(call say,screenshots)
	@$(NPM) run --silent screenshots

.PHONY: clean
clean: ## Remove what was built; data/ stays.
	@rm -rf bin screenshots tmp coverage frontend/node_modules
	@find frontend/dist -mindepth 1 ! -name placeholder.html -delete

# The files behind the targets.

$(MODULES): frontend/package.json frontend/package-lock.json
	$(call say,install the front end: npm ci)
	@$(NPM) ci --no-audit --no-fund
	@touch $@

$(SPA): $(MODULES) $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' -not -path 'frontend/e2e/*' -not -name '*.go' -not -name '*.tsbuildinfo' 2>/dev/null)
	$(call say,build the front end)
	@$(NPM) run --silent build
	@touch $@

$(LINTER):
	$(call say,build golangci-lint $(LINTER_VERSION): about a minute, once)
	@GOBIN='$(CURDIR)/bin' go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(LINTER_VERSION)
	@mv bin/golangci-lint $@
