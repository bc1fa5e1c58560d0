# Every command works as the first one in a fresh clone; `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
MIRROR ?=
FLAGS ?=
TABLES ?= dataset/full
UV := 0.13.9

# Nothing is written outside the clone but the package managers' caches; nothing is sent anywhere.
export DVC_NO_ANALYTICS := true
export DVC_SITE_CACHE_DIR := $(CURDIR)/.cache/dvc-site
export DVC_GLOBAL_CONFIG_DIR := $(CURDIR)/.cache/dvc-global
export DVC_SYSTEM_CONFIG_DIR := $(CURDIR)/.cache/dvc-system
export GX_ANALYTICS_ENABLED := false
export HF_HOME := $(CURDIR)/.cache/huggingface
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export PYTHONPATH := $(CURDIR)
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help dataset test fetch full lint docs bench baselines release test-transformer

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | column -t -s '|'

dataset: .venv/installed ## build dataset/tables from what is in the clone
	dvc repro $(FLAGS)
	@python -m scripts.core.build_record dataset/interim/build.json

test: .venv/installed ## run the tests
	pytest -n auto

fetch: .venv/installed ## bring the raw files that pointers.csv names (MIRROR=DIR: from a local copy)
	python -m scripts.fetch $(if $(MIRROR),--mirror $(MIRROR))

full: .venv/installed ## build dataset/full from all that was fetched
	python -m scripts.build dataset/raw dataset/full --gold dataset/gold --fetched .fetched --results docs/results
	python -m scripts.gold agreement docs/results/agreement.json
	python -m scripts.gold leakage docs/results/leakage.json
	python -m scripts.describe dataset/full --picture docs/map.png

lint: .venv/installed ## check format, style and types
	ruff format --check
	ruff check
	mypy

docs: .venv/site dataset ## build the site into site/: open site/index.html
	python -m scripts.validate --interim dataset/interim --authority dataset/authority --out dataset/interim/validation.json --docs docs/data_docs
	python -m scripts.site site --tables dataset/tables

bench: .venv/bench ## compare sentences and entities with other libraries, in quality and in speed
	python -m scripts.bench

baselines: .venv/bench ## train, run and score the baselines, and write the leaderboard
	python -m scripts.baselines run
	python -m scripts.baselines leaderboard

release: .venv/installed ## make a checked release in dist (TABLES=DIR: of other tables than the full build's; PREVIOUS=DIR: the one before)
	python -m scripts.release run $(TABLES) dist $(if $(PREVIOUS),--previous $(PREVIOUS))

test-transformer: .venv/bench .venv/transformer ## run the tests that need spaCy, torch and other scorers
	REQUIRE_MODELS=1 pytest tests/test_baselines.py tests/test_score_peers.py tests/test_transformer.py

test-site: .venv/site ## run the tests of the site, which need chromium
	REQUIRE_SITE=1 pytest tests/test_site.py

.venv/site: requirements-site.lock .venv/installed
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-site.lock
	@touch $@

.venv/transformer: requirements-transformer.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-transformer.txt
	@touch $@

.venv/bench: requirements-bench.lock .venv/installed
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.lock
	@touch $@

.venv/installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "error: Python 3.11 or later is needed; name it with PYTHON=python3.x")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@touch $@
