"""The eighteen steps of the conveyor stand in their order, each under a title of its own."""

import re
from typing import Any

import pytest

from tests.builders.suites import suite

CONVEYOR = "client-conveyor"
STEPS = range(1, 19)


def steps() -> list[tuple[int, dict[str, Any]]]:
    """The number of a step and its checklist, in the order of the playbook."""
    checklists = (
        one
        for stage in suite(CONVEYOR).compiled.resolved["stages"]
        for one in stage.get("checklists", ())
    )
    numbered = ((re.match(r"Step (\d+):", one["title"]), one) for one in checklists)
    return [(int(found[1]), one) for found, one in numbered if found]


def test_each_step_stands_in_its_place() -> None:
    assert [number for number, _ in steps()] == list(STEPS)


def test_each_step_is_work_that_carries_the_point() -> None:
    for _, checklist in steps():
        assert any("C5" in item.get("ref", ()) for item in checklist["items"])


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_shown_by_a_test_of_its_own(step: int) -> None:
    shown = [one for one in suite(CONVEYOR).scenarios if one.name.startswith(f"step {step}:")]

    assert shown
    assert all("C5" in one.covers for one in shown)
