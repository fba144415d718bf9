"""Each point of the source really does something: without what carries it, its tests turn red.

What carries a point is taken out of the compiled playbook: an item or a criterion applies to no
deal any more, everything else is left out. Facts, roles and kinds stay: they carry a point by
being recorded and asked for in what is taken out.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.rehearsal import Rehearsals
from salescoach.cli.session import Session, Shared
from salescoach.cli.suites import suite_of
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.trainer.scenarios.model import Scenario, Suite
from salescoach.trainer.scenarios.results import Missed
from salescoach.trainer.scenarios.running import run
from tests.builders.worlds import Run

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
POINTS = tuple(f"T{number}" for number in range(1, 24))
NEVER = {"days_in_stage": {"less_than": 0}}
LISTS = ("moves_back", "doubts", "differentiation", "warnings")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Run(Path("/nowhere")).world(), Shared(), ("plain",))


@pytest.fixture(scope="module")
def suite(session: Session) -> Suite:
    found = suite_of(session, PLAYBOOKS / "technical-sale.test.yaml")
    assert isinstance(found, Suite)
    return found


def test_the_points_are_those_of_the_source(suite: Suite) -> None:
    assert tuple(point.ref for point in suite.compiled.playbook.points) == POINTS


@pytest.mark.parametrize("point", POINTS)
def test_without_what_carries_a_point_one_of_its_tests_fails(
    point: str, suite: Suite, session: Session
) -> None:
    without = _without(suite, point)
    showing = [one for one in suite.scenarios if point in one.covers]

    assert showing
    assert any(_fails(without, one, session) for one in showing)


def _fails(suite: Suite, scenario: Scenario, session: Session) -> bool:
    """By an answer that differs, not by a command that can no longer be given."""
    result = run(suite, scenario, Rehearsals(session, suite).new())
    return any(isinstance(one, Missed) for one in result.failures)


def _without(suite: Suite, point: str) -> Suite:
    resolved = deepcopy(suite.compiled.resolved)
    for owner in (*resolved["stages"], *resolved.get("handovers", ())):
        for part in _parts_of(owner):
            if point in part.get("ref", ()):
                part["when"] = NEVER
    for key in LISTS:
        kept = [one for one in resolved.get(key, ()) if point not in one.get("ref", ())]
        resolved[key] = kept
    for card in resolved.get("scorecards", ()):
        for key in ("signals", "blockers"):
            card[key] = [one for one in card.get(key, ()) if point not in one.get("ref", ())]
    if point in resolved.get("cycle", {}).get("ref", ()):
        del resolved["cycle"]
    compiled = replace(suite.compiled, resolved=resolved, playbook=playbook_from_resolved(resolved))
    return replace(suite, compiled=compiled)


def _parts_of(owner: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for checklist in owner.get("checklists", ()):
        yield from checklist["items"]
    yield from owner.get("exit_criteria", ())
