# Everything runs in .venv, which is made on first use; nothing but Python 3.11 and make is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= 演示/马井镇

.PHONY: demo test lint types architecture tests templates schemas bench fuzz bundle clean

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

# The blank workbooks of data/templates/ from records/, and the papers; a test fails when they drift.
templates: $(VENV)/installed
	$(BIN)/python -m kongchuo.write.template data/templates
	$(BIN)/python -m kongchuo.write.paper_template data/templates/文书

# Whole processes beside others that check the same rules (benchmarks/README.md); takes a good half hour.
# make bench BENCH=--quick for the small files alone, DATE=2023-03-31 for the date that the page carries.
bench: $(VENV)/installed
	$(BIN)/python benchmarks/run.py $(if $(DATE),--date $(DATE)) $(BENCH)
	$(if $(BENCH),,$(BIN)/python benchmarks/linkage.py docs/benchmarks-linkage.md)

# Broken workbooks for the reader, for a bounded time (fuzz/README.md). `make fuzz SECONDS=600` for longer.
SECONDS ?= 60
fuzz: .fuzz/installed
	mkdir -p .fuzz/corpus .fuzz/found
	.fuzz/venv/bin/python fuzz/seeds.py .fuzz/corpus
	.fuzz/venv/bin/python fuzz/reader.py .fuzz/corpus -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=2048 \
		-max_len=200000 -artifact_prefix=.fuzz/found/ -print_final_stats=1

.fuzz/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .fuzz/venv
	.fuzz/venv/bin/pip install --quiet --constraint constraints.txt atheris==3.0.0 pytest xlwt --editable .
	@touch $@

# A folder with the program and Python in it, for computers without Python; then the smoke tests on it.
bundle: .bundle/installed
	.bundle/venv/bin/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath .bundle/work bundle/kongchuo.spec
	.bundle/venv/bin/python bundle/smoke.py dist/kongchuo

.bundle/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .bundle/venv
	.bundle/venv/bin/pip install --quiet --constraint constraints.txt pyinstaller==6.22.3 --editable .
	@touch $@

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/developer: $(VENV)/installed
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .bench .fuzz .bundle dist 演示 .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
