# Two commands for a newcomer: `make demo` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
RUN_CHROMIUM = command -v chromium >/dev/null
RUN_OFFICE = command -v soffice >/dev/null
OFFICE = libreoffice-impress-nogui libreoffice-calc-nogui

.PHONY: install install-test chromium office demo test check bench requirements clean

install: .venv/installed
install-test: .venv/installed-test

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Slagvaardig needs Python 3.11 or newer; name one with PYTHON=" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python can't make an environment: sudo apt-get install python3-venv" >&2; exit 1; }

.venv/installed: .venv/bin/pip requirements/app.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/installed-test: .venv/installed requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

chromium:
	@$(RUN_CHROMIUM) || if [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else echo "The browser tests need Chromium: sudo apt-get install chromium" >&2; exit 1; fi

office:
	@$(RUN_OFFICE) || if [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(OFFICE) >/dev/null; \
	else echo "The tests of documents need LibreOffice: sudo apt-get install $(OFFICE)" >&2; exit 1; fi

demo: install
	$(BIN)/slagvaardig demo --serve --port $(PORT)

test: install-test chromium office
	$(BIN)/pytest -n 2 --dist loadfile

check: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install-test
	$(BIN)/python -m benchmarks

requirements: install-test
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header -o requirements/app.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --group test -o requirements/test.txt pyproject.toml

clean:
	rm -rf .venv data
