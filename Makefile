# make chat, make test: each installs first where needed, and needs no network once that is done.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: help install chat ask telegram web test lint bench clean

help:
	@echo 'make chat          ask in the terminal'
	@echo 'make ask Q=…       one question'
	@echo 'make telegram      answer on Telegram (TELEGRAM_BOT_TOKEN)'
	@echo 'make test          lint, types and tests'
	@echo 'make lint          ruff and mypy'
	@echo 'make bench         measure quality and speed'
	@echo 'make clean         remove what was installed; the state folder stays'

install: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@test -n '$(PYTHON)' || { echo 'Chuchu needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 install' >&2; exit 2; }
	@echo 'Installing into .venv (once) …' >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -r requirements.lock >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . >&2
	@touch $@

chat: $(INSTALLED)
	@$(BIN)/chuchu chat

# The question reaches the shell as a variable, so quotes and $ in it are harmless. 1 means "not answered": no fault.
ask: export QUESTION = $(value Q)
ask: $(INSTALLED)
	@test -n "$$QUESTION" || { echo 'make ask Q=徐汇院设立了多少个专业化办案组?' >&2; exit 2; }
	@$(BIN)/chuchu ask -- "$$QUESTION" || test $$? -eq 1

telegram: $(INSTALLED)
	@$(BIN)/chuchu telegram

web: $(INSTALLED)
	@$(BIN)/chuchu web

test: lint
	@$(BIN)/python -m pytest $(ARGS)

lint: $(INSTALLED)
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy

bench: $(INSTALLED)
	@$(BIN)/python -m tests.benchmarks $(ARGS)

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
