"""Tests of playbooks, as a trainer writes them: those that ship, and those in folders here.

A playbook with its test file, put under `tests/examples/NAME/`, is a test; nothing else is needed.
"""

from pathlib import Path

import pytest

from salescoach.playbook.places import shipped_folder
from tests.builders.worlds import Run

HERE = Path(__file__).parent
FILES = sorted([*shipped_folder().glob("*.test.yaml"), *HERE.glob("*/*.test.yaml")])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_playbook_does_what_its_tests_say(file: Path, home: Path) -> None:
    result = Run(home)("playbook", "test", str(file), "--format", "full")

    assert (result.code, result.out if result.code else "") == (0, ""), result.err
    assert " passes though it is marked todo" not in result.err
    assert " pass though they are marked todo" not in result.err


@pytest.mark.parametrize("playbook", sorted(HERE.glob("*/*.yaml")), ids=lambda file: file.stem)
def test_every_playbook_here_is_without_errors(playbook: Path, home: Path) -> None:
    if playbook.name.endswith(".test.yaml"):
        assert playbook in FILES
        return
    result = Run(home)("playbook", "check", str(playbook))

    told = [line for line in result.out.splitlines() if " note SC710: " not in line]
    assert (result.code, told) == (0, [])  # that nobody has read a translation is a note


def test_what_ships_has_nothing_that_a_good_trainer_would_mend(home: Path) -> None:
    result = Run(home)("playbook", "check", "--strict")

    assert (result.code, result.out) == (0, "")


def test_what_ships_is_tested() -> None:
    playbooks = {path.stem for path in shipped_folder().glob("*.yaml") if "." not in path.stem}

    assert {file.name.partition(".")[0] for file in FILES} >= playbooks
