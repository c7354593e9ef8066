# One-word chores. A fresh machine needs python3 (3.11 or newer, with venv) and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# A wheelhouse filled by `make fetch` is used instead of the network.
OFFLINE := $(if $(wildcard wheelhouse),--no-index --find-links wheelhouse)
INSTALL := $(PIP) install --quiet $(OFFLINE)

.PHONY: run test check clients spark site bench fetch lock schemas picture clean

run: .venv/run.stamp ## answer the short quiz, then build the site
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/careerfit quiz kenali_diri --short; \
	else $(BIN)/careerfit quiz kenali_diri --sample; fi
	@$(BIN)/careerfit site build

test: check node_modules/.package-lock.json ## everything that must hold
	@$(BIN)/python -m pytest -n 2 --dist loadfile --ignore tests/clients

check: .venv/dev.stamp ## style, types, floors between rooms, licences
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>&1 | tail -n 12
	@$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

clients: .venv/clients.stamp node_modules/.package-lock.json tests/clients/node_modules/.package-lock.json ## programs of other people: site builders, form engines, Anki, axe, Spark
	@$(BIN)/python -m pytest -m clients -n 2 --dist loadfile

spark: .venv/clients.stamp ## the table scorer on Spark, on two cores of this machine
	@$(BIN)/python -m pytest -m clients -k spark

site: .venv/run.stamp ## build both languages into site/
	@$(BIN)/careerfit site build

bench: .venv/peers.stamp ## print the benchmarks' ratios
	@$(BIN)/python -m benchmarks

fetch: ## fill wheelhouse/ for a machine without a network
	$(PYTHON) -m venv .venv
	$(PIP) download --quiet --require-hashes -r requirements.lock -d wheelhouse
	$(PIP) download --quiet --require-hashes -r requirements-dev.lock -d wheelhouse

lock: .venv/dev.stamp ## renew the lock files
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate \
	  --extra site --extra build --output-file requirements.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate \
	  --extra site --extra build --extra screen --extra exchange --extra pdf --extra dev \
	  -c requirements.lock --output-file requirements-dev.lock pyproject.toml
	@for extra in clients peers; do \
	  $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate \
	    --extra $$extra -c requirements-dev.lock --output-file requirements-$$extra.lock pyproject.toml; \
	done

schemas: .venv/dev.stamp ## write the JSON Schemas that editors use
	@$(BIN)/careerfit schema --write schemas

picture: .venv/run.stamp ## renew the README's picture of a result
	@COLUMNS=96 $(BIN)/careerfit --lang en quiz --sample | head -n 41 | $(BIN)/python -c \
	  "import sys; from rich.console import Console; c = Console(record=True, width=96, file=open('/dev/null', 'w')); \
	  c.print(sys.stdin.read(), markup=False, highlight=False); \
	  c.save_svg('docs/dev/result.svg', title='careerfit quiz --sample')"
	@sed -i '/url("http/d; s/\(src: local(.*)\),/\1;/' docs/dev/result.svg # no font from elsewhere

clean: ## remove what these chores made
	rm -rf .venv node_modules site site-usb wheelhouse

.venv/run.stamp: requirements.lock pyproject.toml
	@echo "Setting up .venv (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# What checks the browser parts: types, accessibility. Without npm these tests are skipped by name.
node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent; fi

tests/clients/node_modules/.package-lock.json: tests/clients/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/clients; fi

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "Setting up the tests' tools (once) ..."
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

.venv/clients.stamp: .venv/dev.stamp requirements-clients.lock
	@echo "Setting up what the clients need (once) ..."
	@$(INSTALL) --require-hashes -r requirements-clients.lock
	@touch $@

.venv/peers.stamp: .venv/dev.stamp requirements-peers.lock
	@echo "Setting up what the benchmarks compare with (once) ..."
	@$(INSTALL) --require-hashes -r requirements-peers.lock
	@touch $@
