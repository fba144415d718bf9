# Everything a contributor runs; `make` alone lists it. Written for GNU make 3.81, which macOS ships.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# What an outer shell has set must not decide what is installed or imported here. The settings that
# lead pip to its registry (index, certificate, proxy, configuration file) are let through.
unexport PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONWARNINGS PYTHONOPTIMIZE PYTHONSAFEPATH
unexport PIP_BREAK_SYSTEM_PACKAGES PIP_CONSTRAINT PIP_DRY_RUN PIP_EDITABLE PIP_NO_BINARY
unexport PIP_NO_BUILD_ISOLATION PIP_NO_DEPS PIP_NO_INDEX PIP_ONLY_BINARY PIP_PREFIX PIP_PYTHON
unexport PIP_REQUIREMENT PIP_REQUIRE_HASHES PIP_ROOT PIP_SRC PIP_TARGET PIP_UPGRADE PIP_USER

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

bin := .venv/bin
pip := $(bin)/python -m pip

# Named with its version, so that two people who run `make lock` write the same file.
uv := uv==0.13.9

# ---------------------------------------------------------------------------------------------------
# The environment. A stamp's name is a checksum of what it stands for, so whatever changed has no
# stamp yet. Contents decide, not times, which a checkout does not keep. The folder's own path counts:
# a virtual environment does not survive a move. A stamp is written last, so a set-up that was
# interrupted has none and is done again.

checksum  := cksum | tr -d ' '
locked    := .venv/locked-$(shell { pwd -P; echo '$(PYTHON)'; cat requirements.lock 2>/dev/null; } | $(checksum))
catalogue := src/salescoach/wording/locales/*/LC_MESSAGES/salescoach.po
project   := pyproject.toml hatch_build.py src/salescoach/version.py $(catalogue)
installed := .venv/installed-$(shell cat $(project) 2>/dev/null | $(checksum))

# A system upgrade can take away the interpreter that .venv points to.
ifneq ($(shell $(bin)/python -I -c 'print("alive")' 2>/dev/null),alive)
.PHONY: $(locked)
endif

candidates := python3.14 python3.13 python3.12 python3.11 python3 python
suitable   := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

# Sets $$python to the first interpreter that can do the work; $(PYTHON) names the only one to try.
# A name on the PATH proves nothing: it may be older, lack ensurepip, or be a shim that only fails.
define find_python
python=; for candidate in $(if $(PYTHON),"$(PYTHON)",$(candidates)); do \
	if "$$candidate" -I -c '$(suitable)' >/dev/null 2>&1; then python=$$candidate; break; fi; \
done; \
if [ -z "$$python" ]; then \
	echo "salescoach needs Python 3.11 or newer with its venv and ensurepip modules (Debian, Ubuntu: python3-venv): install it, or name one with 'make PYTHON=/path/to/python'." >&2; \
	exit 1; \
fi
endef

$(locked):
	@$(find_python); \
	echo "Setting up .venv with $$("$$python" -V) (once; about a minute)"; \
	rm -rf .venv && "$$python" -m venv .venv
# A source package would fetch what it builds with, and no hash covers that: wheels only.
	@$(pip) install --quiet --quiet --only-binary :all: --require-hashes --requirement requirements.lock
	@touch $@

$(installed): $(locked)
	@rm -f .venv/installed-*
	@$(pip) install --quiet --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

# ---------------------------------------------------------------------------------------------------

# More options for pytest, as in `make test ARGS='-k gate'`.
ARGS :=
parallel := --numprocesses auto --maxprocesses 8 --dist loadgroup

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: $(installed) ## Show salescoach at work on a made-up deal
	@$(bin)/salescoach demo

.PHONY: test
test: $(installed) ## Run the tests
	@$(bin)/pytest --quiet $(parallel) $(ARGS)

.PHONY: check
check: $(installed) ## Everything a change must pass: format, lint, types, layers, tests with coverage, spelling
	@$(bin)/ruff format --quiet --check . || { echo "Run 'make format'." >&2; exit 1; }
	@$(bin)/ruff check --quiet .
	@$(bin)/mypy --no-error-summary
	@$(bin)/lint-imports --no-logo >.venv/lint-imports.log || { cat .venv/lint-imports.log >&2; exit 1; }
	@$(bin)/codespell .
	@$(bin)/pytest --quiet $(parallel) --cov --cov-report term $(ARGS)

.PHONY: bench
bench: $(installed) ## Measure: prints ratios, asserts nothing
	@$(bin)/pytest tests/bench -m bench --capture no $(ARGS)

.PHONY: torture
torture: $(installed) ## The long proofs: every fault at every call
	@$(bin)/pytest -m torture $(parallel) $(ARGS)

.PHONY: mutants
mutants: $(installed) ## Prove the tests: each line made wrong on purpose must be noticed
	@$(bin)/python -m tests.mutants $(ARGS)

.PHONY: format
format: $(installed) ## Format the code, and fix what ruff can fix
	@$(bin)/ruff format --quiet .
	@$(bin)/ruff check --quiet --fix .

# One resolution for every platform and every Python from 3.11 on. Pins that still fit stay;
# `make lock ARGS=--upgrade` takes the newest of each.
.PHONY: lock
lock: ## Resolve pyproject.toml anew into requirements.lock
	@$(find_python); \
	trap 'rm -rf .venv-lock' EXIT; trap 'exit 130' INT; \
	rm -rf .venv-lock && "$$python" -m venv .venv-lock && \
	.venv-lock/bin/python -m pip install --quiet --quiet --only-binary :all: $(uv) && \
	.venv-lock/bin/uv --quiet --no-cache pip compile pyproject.toml --group dev \
		--universal --python-version 3.11 --python .venv-lock/bin/python \
		--generate-hashes --custom-compile-command 'make lock' \
		--output-file requirements.lock $(ARGS)

.PHONY: clean
clean: ## Remove the environment and everything built
	@rm -rf .venv .venv-lock .benchmarks .coverage* .hypothesis .*_cache dist
	@find src tests -name __pycache__ -prune -exec rm -rf {} + -o -name '*.mo' -exec rm -f {} +
