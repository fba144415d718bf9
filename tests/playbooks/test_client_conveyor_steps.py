"""The eighteen steps of the conveyor stand in their order, each under a title of its own."""

import re
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.trainer.scenarios.model import Suite
from tests.builders.worlds import Run

TESTS = Path(__file__).parents[2] / "playbooks" / "client-conveyor.test.yaml"
STEPS = range(1, 19)


@pytest.fixture(scope="module")
def suite() -> Suite:
    found = suite_of(Session(Run(Path("/nowhere")).world(), Shared(), ("plain",)), TESTS)
    assert isinstance(found, Suite)
    return found


def steps_of(suite: Suite) -> list[tuple[int, dict[str, Any]]]:
    """The number of a step and its checklist, in the order of the playbook."""
    checklists = (
        one for stage in suite.compiled.resolved["stages"] for one in stage.get("checklists", ())
    )
    numbered = ((re.match(r"Step (\d+):", one["title"]), one) for one in checklists)
    return [(int(found[1]), one) for found, one in numbered if found]


def test_each_step_stands_in_its_place(suite: Suite) -> None:
    assert [number for number, _ in steps_of(suite)] == list(STEPS)


def test_each_step_is_work_that_carries_the_point(suite: Suite) -> None:
    for _, checklist in steps_of(suite):
        assert any("C5" in item.get("ref", ()) for item in checklist["items"])


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_shown_by_a_test_of_its_own(step: int, suite: Suite) -> None:
    shown = [one for one in suite.scenarios if one.name.startswith(f"step {step}:")]

    assert shown
    assert all("C5" in one.covers for one in shown)
