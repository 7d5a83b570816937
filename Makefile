# Nearer: `make run` opens the page, `make test` checks the house. Both set themselves up; `make help` lists the rest.
BIN := .venv/bin
WANTED := import sys; sys.exit(sys.version_info < (3, 11))
# The first Python that is new enough; `make PYTHON=/path/to/python ...` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c '$(WANTED)' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input -c constraints.txt
# Debian keeps `ensurepip` in python3-venv; where it is missing, the machine's own pip puts pip into the environment.
MAKE_VENV := if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then $(PYTHON) -m venv --clear .venv; \
	else $(PYTHON) -m venv --clear --without-pip .venv && \
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --no-input pip; fi
# Compiled kernels are kept under the hash of their source: warm from test to test, never stale.
export NEARER_CACHE ?= $(CURDIR)/.venv/cache

.DEFAULT_GOAL := help
.PHONY: run test check validate setup setup-dev chromium map docs bench peers golden release clean help

run: setup ## open the page in a browser
	$(BIN)/nearer serve

test: setup-dev ## set up, then check the house
	@$(MAKE) --no-print-directory check

check: ## the checks without setting up: format, types, imports, generated pages, fast tests
	@test -e .venv/.dev || { echo "The tools for the checks are not there yet. Run: make test"; exit 1; }
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python docs/generate.py --check
	$(BIN)/pytest -n 2 -m 'not statistical and not browser'

validate: setup-dev chromium ## slow statistical checks, and those that drive a browser
	$(BIN)/pytest -n 2 -m 'statistical or browser' || { code=$$?; test $$code -eq 5 && echo "There are no slow checks yet."; }

setup: .venv/.run ## make .venv with everything the program needs

setup-dev: .venv/.dev

.venv/.run: pyproject.toml constraints.txt
	@$(PYTHON) -c '$(WANTED)' || { echo "Nearer needs Python 3.11 or later. Install it, or name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(MAKE_VENV); } || \
		{ rm -rf .venv; echo "The environment could not be made. On Debian or Ubuntu: apt-get install python3-venv, then run make again."; exit 1; }
	@echo "Setting up .venv (a few minutes the first time) ..."
	@$(PIP) -e .
	@touch $@

.venv/.dev: .venv/.run
	@echo "Adding the tools for the checks ..."
	@$(PIP) -e '.[dev]'
	@touch $@

# The browser checks drive Debian's Chromium; without it they skip and say so.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
		if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
			{ timeout 120 apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-install-recommends chromium; } >/dev/null || \
			echo "Chromium could not be installed; the browser checks will be skipped."; \
		else echo "There is no Chromium (apt-get install chromium); the browser checks will be skipped."; fi

map: setup-dev ## write the map in the README
	$(BIN)/python docs/generate.py map

docs: setup-dev ## write every generated page
	$(BIN)/python docs/generate.py

bench: setup-dev ## measure how fast things are, beside others and against promises (QUICK=1: two minutes)
	$(BIN)/pytest benchmarks
	$(BIN)/python -m benchmarks.race $(if $(QUICK),--quick)
	$(if $(QUICK),,$(BIN)/python docs/generate.py benchmarks)

peers: setup-dev ## other engines to race against, in an environment of their own (build/peers)
	$(BIN)/python -m venv --clear --without-pip build/peers
	$(BIN)/python -m pip --python build/peers/bin/python install --quiet --disable-pip-version-check --no-input \
		-c constraints.txt -r benchmarks/peers/requirements.txt

golden: setup-dev ## write the golden files anew (look at the change before keeping it)
	@test -d tests/golden || { echo "There are no golden files yet."; exit 1; }
	NEARER_WRITE_GOLDEN=1 $(BIN)/pytest tests/golden

release: check ## build what can be given away, into dist, and try it in an environment of its own
	@test -z "$$(git status --porcelain)" || { echo "Some changes are not committed. Commit them first."; exit 1; }
	@! grep -q "^## $$($(BIN)/python -c 'import nearer; print(nearer.__version__)') (not released)" CHANGELOG.md || \
		{ echo "CHANGELOG.md says this version is not released. Write the day there, then commit."; exit 1; }
	$(BIN)/python -c "from datetime import date; from nearer.companion.safety.lines import require_fresh; require_fresh(date.today())"
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(PYTHON) -m venv --clear build/trial
	build/trial/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt dist/nearer-*.whl
	cd build && trial/bin/nearer --version

clean: ## remove what checks and builds leave behind; .venv stays
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .venv/cache
	find src tests docs -name __pycache__ -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16
