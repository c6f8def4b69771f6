# What a person types; CI calls the same targets. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help site compare serve demo check review preview carry test test-long torture benchmark leak-benchmark letter-benchmark \
  search-benchmark lint format catalogue guide example pictures lock clean clean-attachments import-inbox

# The log that check, review, preview and carry are about: the folder of its mkdocs.yml.
LOG ?= .
BASE ?= origin/main

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

site: $(VENV)/site.ready ## build the site into site/
	@$(BIN)/disclosure-log build $(if $(PUBLISHED),--published "$(PUBLISHED)")
	@echo "Look at it with: make serve (then open http://127.0.0.1:8000/ in a browser)"

compare: site ## make the site once more, all of it anew, and say whether it is the same, byte by byte
	@$(BIN)/disclosure-log build --clean --site-dir site-clean --published site
	@diff -rq site site-clean || { echo "A clean build makes another site: delete .cache, and report this fault."; exit 1; }
	@echo "A clean build makes the same site, byte by byte."

serve: $(VENV)/site.ready ## show the site in a browser, rebuilt at every change
	@$(BIN)/disclosure-log serve $(if $(ADDRESS),--address $(ADDRESS))

demo: $(VENV)/site.ready ## show the example log of a police force that does not exist
	@$(BIN)/disclosure-log serve --config-file tests/example/mkdocs.yml $(if $(ADDRESS),--address $(ADDRESS))

check: $(VENV)/site.ready ## check every response
	@$(BIN)/disclosure-log check --config-file $(LOG)/mkdocs.yml

review: $(VENV)/site.ready ## say what a change does, as the check of a pull request (BASE=origin/main)
	@$(BIN)/disclosure-log check --config-file $(LOG)/mkdocs.yml --changed-since $(BASE) \
	  $(if $(FORMAT),--format $(FORMAT)) $(if $(SUMMARY),--summary $(SUMMARY))

preview: $(VENV)/site.ready ## build a copy of the site that opens from a folder, into preview/
	@$(BIN)/disclosure-log build --config-file $(LOG)/mkdocs.yml --offline --site-dir preview

carry: $(VENV)/site.ready ## carry what may be shown from a private log into a public one (PUBLIC=address)
	$(if $(PUBLIC),,$(error Say where to: make carry PUBLIC=address))
	@$(BIN)/disclosure-log carry --config-file $(LOG)/mkdocs.yml "$(PUBLIC)"

clean-attachments: $(VENV)/site.ready ## clean the files beside a response and commit them (REFERENCE=2026/15)
	@$(BIN)/python scripts/clean_attachments.py

import-inbox: $(VENV)/site.ready ## import the letters in responses/inbox/ and commit the drafts
	@$(BIN)/python scripts/import_inbox.py

test: $(VENV)/test.ready ## run the tests
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not long"

test-long: $(VENV)/test.ready ## run the tests that take minutes too
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal

torture: $(VENV)/test.ready ## kill, starve and hold back builds at 200 moments and more, about ten minutes (TORTURE=200)
	@TORTURE=$(or $(TORTURE),200) TORTURE_SEED=$(or $(SEED),$(shell date +%s)) \
	  $(BIN)/python -m pytest -q tests/building/test_never_half_done.py

leak-benchmark: $(VENV)/test.ready ## say how many ways of leaking the gate holds, over the whole corpus (TYPE=pdf)
	@$(BIN)/python scripts/leak_benchmark.py $(if $(TYPE),--type $(TYPE),--write)

letter-benchmark: $(VENV)/test.ready ## say how right the import is, over all synthetic letters (ONE=part of a name)
	@$(BIN)/python scripts/letter_benchmark.py $(if $(ONE),--letter "$(ONE)",--write)

benchmark: $(VENV)/test.ready ## say what building and checking N responses take, beside other programs (N=1000)
	@$(BIN)/python scripts/benchmark.py $(or $(N),--write) $(if $(WRITE),--write)

search-benchmark: $(VENV)/test.ready ## say what a search moves and how long it takes with N responses (N=10000)
	@$(BIN)/python scripts/search_benchmark.py $(N)

lint: $(VENV)/test.ready ## check style, types and the floors of the house
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/shellcheck .ci/run .github/carry.sh .github/propose.sh .github/release.sh .github/save-on-the-branch.sh
	@$(BIN)/actionlint -shellcheck $(BIN)/shellcheck .github/workflows/*.yml
	@$(BIN)/zizmor --offline --quiet --persona pedantic .github

format: $(VENV)/test.ready ## format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

catalogue: $(VENV)/test.ready ## collect the words of the site anew
	@$(BIN)/python scripts/collect_words.py

guide: $(VENV)/test.ready ## write the tables of keys, and what the rules say, anew
	@$(BIN)/python scripts/write_guide.py
	@$(BIN)/python scripts/write_rules.py

example: $(VENV)/test.ready ## make the example log's PDF and pictures anew
	@$(BIN)/python scripts/draw_example.py
	@$(BIN)/python scripts/typeset_letter.py --invented tests/example/responses/01.foi.25.001040.md \
	  tests/example/responses/01.foi.25.001040/letter.pdf

pictures: $(VENV)/test.ready ## take the pictures of the README and the guide anew
	@$(BIN)/python scripts/take_pictures.py

lock: $(VENV)/test.ready ## choose the newest versions anew and lock them
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --python-version 3.11 \
	  --no-header --no-annotate --upgrade -q -o requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 \
	  --no-header --no-annotate --upgrade -q -c requirements.txt -o requirements-dev.txt

clean: ## remove what was built and set up
	rm -rf $(VENV) site site-clean preview .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 site"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is needed (Debian and Ubuntu: apt-get install python3-venv)"; exit 1; }
	@echo "Setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.ready: requirements-dev.txt $(VENV)/site.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
