# Everything runs in .venv, which is made on first use; nothing but Python 3.11 and make is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= 演示/马井镇

.PHONY: demo test lint types architecture tests templates schemas bench clean

demo: $(VENV)/installed
	$(BIN)/kongchuo demo $(DEMO)

test: lint types architecture tests

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developer
	$(BIN)/mypy

architecture: $(VENV)/developer
	$(BIN)/lint-imports

tests: $(VENV)/developer
	$(BIN)/pytest -n auto

# The blank workbooks of data/templates/ from records/; a test fails when they drift.
templates: $(VENV)/installed
	$(BIN)/python -m kongchuo.write.template data/templates

# Whole processes beside others that check the same rules (benchmarks/README.md); takes a good half hour.
# make bench BENCH=--quick for the small files alone, DATE=2023-03-31 for the date that the page carries.
bench: $(VENV)/installed
	$(BIN)/python benchmarks/run.py $(if $(DATE),--date $(DATE)) $(BENCH)

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/developer: $(VENV)/installed
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .bench 演示 .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
