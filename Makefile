# Everything a newcomer types. `make demo` and `make test` set everything up by themselves.

PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help demo test check format bench gallery snapshots measure score wheel clean

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "casetracker needs Python 3.11 or newer: install it, or name it with make PYTHON=..." >&2; exit 2; }
	@echo "setting up .venv (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "python cannot make a virtual environment: on Debian, apt-get install python3-venv" >&2; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## Do the main job: a docket, news read and reviewed, a report written
	@$(BIN)/casetracker demo demo

test: $(READY) ## Run every test
	@$(BIN)/python -m pytest -n 4 --dist loadgroup

check: $(READY) ## Lint, types, import contracts, file and function sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.architecture.sizes

format: $(READY) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## Measure speed as ratios against floors run beside
	$(BIN)/python -m tests.benchmarks

gallery: $(READY) ## Write every kind of report of the seed docket into docs/gallery
	@$(BIN)/python -m tests.gallery

snapshots: $(READY) ## Write anew how every screen of the interface is drawn, for the tests
	@$(BIN)/python -m tests.tui.snapshots

measure: $(READY) ## Measure the reader on ../shared/data
	$(BIN)/python tests/benchmarks/measure_reader.py

score: $(READY) ## Score the reader on the articles with gold claims, per stage and per trap
	@$(BIN)/python -m tests.scoring

wheel: $(READY) ## Build the wheel
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean: ## Remove what was built, and the demonstration
	rm -rf .venv dist build demo bench .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
