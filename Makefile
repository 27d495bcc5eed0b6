# The commands of this project. `make` alone lists them.

PY := .venv/bin/python
SITE := community consultations mentoring oversight_group
CODE := manage.py $(SITE) tests scripts $(wildcard bench)
TESTS ?= tests
# All tests share the cores; some tests start sooner in one process.
PROCESSES ?= $(if $(filter tests,$(TESTS)),auto,0)
.DEFAULT_GOAL := help
.PHONY: help setup run manage test fmt lint types arrows migrations deployable check bench scan scan-code lock

# A developer's machine unless told otherwise: plain http, demo content. Production sets DEBUG=off.
run manage bench test check lint types migrations: export DEBUG ?= on

help: ## List these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv with everything that running, checking and testing need
	@scripts/bootstrap.sh test
	@scripts/system_packages.sh test

run: ## Start the site with demo content at http://localhost:8000 (PORT=… for another port)
	@scripts/bootstrap.sh base
	@scripts/system_packages.sh run
	@exec $(PY) scripts/serve.py

manage: ## Run a management command: make manage cmd='migrate --plan'
	@scripts/bootstrap.sh base
	@$(PY) manage.py $(cmd)

test: setup ## Run all tests on all cores (TESTS=path for some; browser tests where a Chromium is found)
	@echo "• Running the tests"
	@$(PY) -m pytest -n $(PROCESSES) $(TESTS) $(PYTEST_OPTIONS)

fmt: ## Put Python and templates into the common form
	@scripts/bootstrap.sh test
	@$(PY) -m ruff check --fix --quiet $(CODE) || true
	@$(PY) -m ruff format $(CODE)

lint: ## Style of Python and templates
	@scripts/bootstrap.sh test
	@echo "• ruff" && $(PY) -m ruff check $(CODE)
	@echo "• ruff format" && $(PY) -m ruff format --check $(CODE)
	@echo "• djlint" && .venv/bin/djlint --quiet --lint templates

types: ## Types, strictly
	@scripts/bootstrap.sh test
	@echo "• mypy" && $(PY) -m mypy

arrows: ## Imports and related models point down only
	@scripts/bootstrap.sh test
	@echo "• import-linter" && .venv/bin/lint-imports
	@echo "• structure" && $(PY) -m pytest -q tests/unit/structure

migrations: ## Every model change has its migration
	@scripts/bootstrap.sh test
	@echo "• migrations" && $(PY) manage.py makemigrations --check --dry-run

deployable: ## Django's own checks, with the settings of production
	@scripts/bootstrap.sh test
	@echo "• check --deploy" && $(PY) scripts/check_deploy.py

check: lint types arrows migrations deployable ## Everything static that CI checks

bench: ## Measure speed beside a plain view and wagtail.contrib.forms
	@scripts/bootstrap.sh test
	@$(PY) -m bench.run

scan: ## Look for holes: bandit, semgrep, pip-audit, then schemathesis and wapiti on a site of its own
	@scripts/bootstrap.sh test
	@scripts/bootstrap.sh scan
	@scripts/bootstrap.sh wapiti
	@$(PY) scripts/scan/run.py all

scan-code: ## The part of the search for holes that reads the code (CI runs it)
	@scripts/bootstrap.sh test
	@scripts/bootstrap.sh scan
	@$(PY) scripts/scan/run.py code

lock: ## Compile requirements/*.in to hashed locks
	@scripts/bootstrap.sh test
	@for kind in base test scan wapiti; do \
	  UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --universal --python-version 3.11 \
	    --generate-hashes --no-strip-extras --no-emit-index-url --no-header --quiet \
	    --python $(abspath $(PY)) requirements/$$kind.in -o requirements/$$kind.txt; \
	done
