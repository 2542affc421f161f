# Every routine of the project. `.ci/run` and the pre-commit hooks call these targets and nothing else.
#
#   make demo          the whole main job on the bundled example, into demo/ (a bare Python 3.11 or later is enough)
#   make test          the tests that run anywhere, on the base install
#   make check         style, types, layers, spelling and shape
#   make test-extras   the tests that need optional packages, a browser or a server (after `make ci-setup`)
#   make bench         accuracy and speed, with their floors
#   make bench-names, bench-screen, bench-ownership, bench-read   the same for one part alone, beside other tools
#   make knowledge     compile the tables of names after a change of their YAML
#   make train-names   fit the learned part of the comparison across scripts
#   make docs          the pages and pictures of docs/ that are made from the product itself
#   make lock          the lock files, after a change of dependencies
#
# PYTHON=python3.12 names another interpreter, VENV=folder another environment, INSTALL_FROM=wheel installs the
# package as users get it (the default links to the sources, so that an edit needs no new install).

PYTHON ?= python3
VENV ?= .venv
INSTALL_FROM ?= sources
DEMO ?= demo

BIN := $(VENV)/bin
STATE := .ci/state
STAMPS := $(VENV)/.stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Wheels only, and jieba, which has none and is Python alone: the base install needs no compiler.
LOCKED := install --require-hashes --only-binary :all: --no-binary jieba --no-build-isolation

ifeq ($(INSTALL_FROM),wheel)
SOURCES := $(shell find src -type f -not -path '*/__pycache__/*')
endif

.PHONY: demo test test-extras browser check bench bench-names bench-screen bench-ownership bench-read knowledge train-names docs lock ci-setup ci-stop clean python
.DELETE_ON_ERROR:

demo: $(STAMPS)/package
	$(BIN)/tieline demo --out $(DEMO)

test: $(STAMPS)/package $(STAMPS)/test
	$(BIN)/python -m pytest -n auto -m "not extras and not browser"

test-extras: $(STAMPS)/package $(STAMPS)/extras $(STAMPS)/bench
	scripts/postgres.sh start $(STATE)
	TIELINE_NO_SKIP=1 TIELINE_TEST_POSTGRES="$$(cat $(STATE)/postgres-url)" \
		$(BIN)/python -m pytest -m "extras or browser"

browser: $(STAMPS)/package $(STAMPS)/test
	TIELINE_NO_SKIP=1 $(BIN)/python -m pytest -m browser

check: $(STAMPS)/package $(STAMPS)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/typos
	$(BIN)/interrogate --quiet tests
	$(BIN)/python scripts/check_shape.py
	$(BIN)/python scripts/compile_known.py --check
	$(BIN)/python scripts/compile_gloss.py --check
	$(BIN)/python scripts/make_docs.py --check

bench: $(STAMPS)/package
	$(BIN)/python bench/run.py

bench-names: $(STAMPS)/package $(STAMPS)/bench
	$(BIN)/python bench/run.py --only names --only names_latin

bench-screen: $(STAMPS)/package $(STAMPS)/bench
	$(BIN)/python bench/run.py --only screen

bench-read: $(STAMPS)/package
	$(BIN)/python bench/run.py --only reading --only reading_zh --only notices_zh --only entities_en --only entities_zh \
		--only attribution --only relation_rules --only ties_en --only documents --only scan --only proposals

bench-ownership: $(STAMPS)/package
	$(BIN)/python bench/run.py --only ownership

knowledge: $(STAMPS)/package
	$(BIN)/python scripts/compile_known.py
	$(BIN)/python scripts/compile_gloss.py

train-names: $(STAMPS)/package $(STAMPS)/bench
	$(BIN)/python scripts/train_names.py
	$(BIN)/python scripts/compile_gloss.py

docs: $(STAMPS)/package
	$(BIN)/python scripts/make_docs.py

lock:
	PYTHON=$(PYTHON) scripts/lock.sh

ci-setup:
	PYTHON=$(PYTHON) scripts/ci_setup.sh $(STATE)

ci-stop:
	scripts/postgres.sh stop $(STATE)

clean:
	rm -rf $(VENV) $(DEMO) dist

# What is installed is remembered by stamps, so that a second `make` starts at once.

python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Tieline needs Python 3.11 or later, and there is no $(PYTHON): name yours, as in 'make demo PYTHON=python3.12'." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Tieline needs Python 3.11 or later, and $(PYTHON) is %d.%d: name another, as in: make demo PYTHON=python3.12" % sys.version_info[:2])'

$(STAMPS)/venv: | python
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "$(PYTHON) cannot make an environment: install its venv module (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@mkdir -p $(STAMPS)
	@touch $@

$(STAMPS)/base: requirements.lock requirements-build.lock $(STAMPS)/venv
	@echo "Installing what Tieline needs into $(VENV) (once, about a minute)"
	@$(PIP) $(LOCKED) -r requirements-build.lock
	@$(PIP) $(LOCKED) -r requirements.lock
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/base $(SOURCES)
ifeq ($(INSTALL_FROM),wheel)
	@rm -rf dist
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@$(PIP) install --no-deps --force-reinstall dist/tieline-*.whl
else
	@$(PIP) install --no-deps --no-build-isolation --editable .
endif
	@touch $@

$(STAMPS)/test: requirements-test.lock $(STAMPS)/base
	@$(PIP) $(LOCKED) -r requirements-test.lock
	@touch $@

$(STAMPS)/check: requirements-check.lock $(STAMPS)/base
	@$(PIP) $(LOCKED) -r requirements-check.lock
	@touch $@

# The matchers that benches compare with, and what the training scripts need.
$(STAMPS)/bench: requirements-bench.lock $(STAMPS)/base
	@echo "Installing the peers of the benches into $(VENV)"
	@$(PIP) $(LOCKED) --no-binary pyicu -r requirements-bench.lock
	@touch $@

# PyICU, which followthemoney needs, has no wheels: it is built against the system's ICU. PySpark is Python alone.
$(STAMPS)/extras: requirements-extras.lock $(STAMPS)/base
	@echo "Installing the optional packages into $(VENV)"
	@$(PIP) $(LOCKED) --no-binary pyicu,pyspark -r requirements-extras.lock
	@touch $@
