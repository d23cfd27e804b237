# What there is to do here. Needs Python 3.11, 3.12 or 3.13, make, and a package index at the first run; every
# target sets up what it needs by itself, in .venv and .tools, and keeps quiet about it unless it fails.
#
#   make verdict [lang=en] [file=cases/incidents/dance-teacher.yaml]
#   make test          what a change can break, within minutes
#   make test-all      that, and what is slow: every property in full, the install on three Pythons, the browser at all
#                      widths, the whole contract
#   make lint
#   make bench
#   make load [minutes=10] [program=../before/.venv/bin/privesfeer]     the server under load, and beside hostile
#                    callers that of another checkout too; needs wrk (Debian: apt-get install wrk)
#   make refresh     after a change of law, rulings or API: writes anew what is generated, and says what moved
#   make moved       what the working tree answers otherwise than the last commit
#
# python=python3.13 picks the interpreter; without it the first suitable one on the PATH is taken.

file = cases/incidents/dance-teacher.yaml
lang =
python =
minutes = 2
program =

# A Python comes from the system, never from a download; .venv is ours even inside another active environment.
export UV_PYTHON_DOWNLOADS = never
export UV_PROJECT_ENVIRONMENT = .venv
unexport VIRTUAL_ENV

uv := $(or $(shell uv --version > /dev/null 2>&1 && command -v uv),.tools/bin/uv)
ready = .venv/.ready$(addprefix -,$(subst /,-,$(python)))
kept = cases/compiled/books.bin

.PHONY: verdict test test-all lint bench load moved refresh
.DEFAULT_GOAL = verdict

verdict: $(kept)
	@.venv/bin/privesfeer verdict $(if $(lang),--lang $(lang)) $(file)

test: $(kept)
	@.venv/bin/python -m pytest

test-all: test
	@.venv/bin/python -m pytest -m "slow or hypothesis" --hypothesis-profile=full

lint: $(ready)
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

bench: $(kept)
	@.venv/bin/python -m tests.bench

load: $(kept)
	@.venv/bin/python -m tests.load $(minutes) $(if $(program),--program $(program))

refresh: $(ready)
	@.venv/bin/python -m tests.refresh

moved: $(ready)
	@.venv/bin/python -m tests.moved

# Compiled once here: where Python is told to write no bytecode, every start would compile everything anew.
# The stamp lies inside .venv, so it goes when uv makes .venv anew for another interpreter.
$(ready): pyproject.toml setup.py uv.lock | $(uv)
	@$(uv) sync --quiet --locked --all-extras --compile-bytecode $(if $(python),--python $(python))
	@.venv/bin/python -m compileall -q cases rules engine api
	@mkdir -p .tools/import/privesfeer  # where mypy, which cannot see how they are installed, finds the folders
	@for name in cases rules engine api; do ln -sfn ../../../$$name .tools/import/privesfeer/$$name; done
	@touch $@

# What every start reads, in place of YAML; the program itself sees whether it is still of these files.
$(kept): $(ready) $(shell find cases rules engine api -name '*.py' -o -name '*.yaml' -o -name '*.json')
	@.venv/bin/python -m privesfeer.api.ask.compile
	@touch $@

.tools/bin/uv:
	@$(or $(python),python3) -m venv .tools
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check uv
