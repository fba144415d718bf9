"""Advice is for the hot commands: what it imports, every command pays for."""

import json
import pkgutil
import subprocess
import sys

import pytest

from salescoach import guidance

MODULES = sorted(module.name for module in pkgutil.iter_modules(guidance.__path__))
SHUNNED = ("typer", "rich", "yaml", "questionary", "prompt_toolkit", "pydantic", "gettext",
           "platformdirs", "anyascii", "click")  # fmt: skip
SCRIPT = """
import importlib, json, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def imported_by(*modules: str) -> set[str]:
    """What a fresh interpreter has imported after these, by top-level name and by full name."""
    command = [sys.executable, "-c", SCRIPT, *modules]
    result = subprocess.run(command, capture_output=True, check=True, timeout=60)
    names = json.loads(result.stdout)
    return {*names, *(name.partition(".")[0] for name in names)}


def test_no_module_of_guidance_brings_a_library_along() -> None:
    found = imported_by(*(f"salescoach.guidance.{name}" for name in MODULES))

    assert "salescoach.guidance.advice" in found
    assert found.isdisjoint(SHUNNED)


@pytest.mark.parametrize("module", ["model", "conditions", "pin"])
def test_a_pinned_playbook_is_read_by_the_standard_library(module: str) -> None:
    found = imported_by(f"salescoach.playbook.{module}")

    assert found.isdisjoint(SHUNNED)
    assert "salescoach.playbook.written" not in found
    assert "salescoach.playbook.reader" not in found


def test_the_check_would_see_a_library() -> None:
    assert "yaml" in imported_by("salescoach.playbook.reader")
    assert "pydantic" in imported_by("salescoach.playbook.compiling")
