# Only python3 (3.11 or later) and make need to be there; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
SYNC := $(UV) sync --frozen --quiet --compile-bytecode --extra web --python $(BIN)/python

export UV_PYTHON_DOWNLOADS := never
# the machine's own certificates: behind a company's proxy no others will do
export UV_SYSTEM_CERTS ?= true
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help demo test check lint bench clean browser screenshots

help: ## what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(if $(wildcard .venv/ready),.venv/ready,.venv/light) ## install sayso and look around in the demo newsroom
	@$(BIN)/sayso demo

test: lint browser ## style, types, import contracts and all tests
	$(BIN)/pytest -rfEs

check: test ## the same as test

lint: .venv/ready ## style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready ## quality and speed on the measuring sets under SAYSO_DATA (default ../shared/data)
	$(BIN)/python bench/table.py

screenshots: .venv/ready browser ## pictures of every page for docs/web.md; look at each before you commit
	$(BIN)/python -m bench.screenshots

# the tests look at the pages in Debian's Chromium; where it cannot be had they skip, in CI they fail
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  echo "Installing Chromium, which the tests of the pages look through" && apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium fonts-liberation >/dev/null; } || \
	  echo "No Chromium: the tests of the pages are skipped (Debian, Ubuntu: apt install chromium)"

clean: ## remove .venv, caches and the demo record
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache bench/out dist build
	rm -f sayso-demo.db sayso-demo.db-wal sayso-demo.db-shm

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "sayso needs Python 3.11 or later; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	  echo "$(PYTHON) cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/light: pyproject.toml uv.lock | $(UV)
	@echo "Installing sayso into .venv (about a minute the first time)"
	@$(SYNC) --no-dev
	@touch $@

.venv/ready: pyproject.toml uv.lock | $(UV)
	@$(SYNC)
	@touch $@
