"""Each point of a source really does something: without what carries it, its tests turn red.

What carries a point is taken out of the compiled playbook: an item or a criterion applies to no
deal any more, everything else is left out. Facts, roles, kinds and stages stay: they carry a point
by being recorded, asked for and passed through in what is taken out.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from salescoach.cli.rehearsal import Rehearsals
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.trainer.scenarios.model import Scenario, Suite
from salescoach.trainer.scenarios.results import Missed
from salescoach.trainer.scenarios.running import run
from tests.builders.suites import SHIPPED, session, suite

NEVER = {"days_in_stage": {"less_than": 0}}
LISTS = ("moves_back", "doubts", "differentiation", "warnings", "solution_elements")
SOURCES = {  # the letter of a playbook's source, and how many points it has
    "technical-sale": ("T", 23),
    "buying-committee": ("J", 11),
    "client-conveyor": ("C", 7),
    "five-step-sale": ("F", 8),
    "buyer-cycle": ("B", 8),
}
POINTS = {
    playbook: tuple(f"{letter}{number}" for number in range(1, most + 1))
    for playbook, (letter, most) in SOURCES.items()
}
EACH = [(playbook, point) for playbook in SHIPPED for point in POINTS.get(playbook, ())]


def test_of_each_playbook_that_ships_the_points_are_known() -> None:
    assert set(SHIPPED) <= POINTS.keys()


@pytest.mark.parametrize("playbook", SHIPPED)
def test_the_points_are_those_of_the_source(playbook: str) -> None:
    listed = suite(playbook).compiled.playbook.points
    assert tuple(point.ref for point in listed) == POINTS[playbook]


@pytest.mark.parametrize(("playbook", "point"), EACH, ids=[point for _, point in EACH])
def test_without_what_carries_a_point_one_of_its_tests_fails(playbook: str, point: str) -> None:
    whole = suite(playbook)
    without = _without(whole, point)
    showing = [one for one in whole.scenarios if point in one.covers]

    assert showing
    assert any(_fails(without, one) for one in showing)


def _fails(without: Suite, scenario: Scenario) -> bool:
    """By an answer that differs, not by a command that can no longer be given."""
    result = run(without, scenario, Rehearsals(session(), without).new())
    return any(isinstance(one, Missed) for one in result.failures)


def _without(whole: Suite, point: str) -> Suite:
    resolved = deepcopy(whole.compiled.resolved)
    for owner in (*resolved["stages"], *resolved.get("handovers", ())):
        for part in _parts_with(owner, point):
            part["when"] = NEVER
    for key in LISTS:
        resolved[key] = _those_without(resolved.get(key, ()), point)
    for card in resolved.get("scorecards", ()):
        for key in ("signals", "blockers"):
            card[key] = _those_without(card.get(key, ()), point)
    if _carries(resolved.get("cycle") or {}, point):
        del resolved["cycle"]
    _take_endings(resolved, point)
    compiled = replace(whole.compiled, resolved=resolved, playbook=playbook_from_resolved(resolved))
    return replace(whole, compiled=compiled)


def _parts_with(owner: dict[str, Any], point: str) -> Iterator[dict[str, Any]]:
    """Items and criteria; of a checklist or a hand-over that carries the point all of them."""
    handover = "passes_when" in owner or "at" in owner
    every = handover and _carries(owner, point)
    for checklist in owner.get("checklists", ()):
        whole = every or _carries(checklist, point)
        yield from (one for one in checklist["items"] if whole or _carries(one, point))
    yield from (one for one in owner.get("exit_criteria", ()) if _carries(one, point))


def _take_endings(resolved: dict[str, Any], point: str) -> None:
    """Outcomes and ways of parking that carry the point, and single reasons that do."""
    outcomes = resolved.get("outcomes", {})
    for name in [name for name, one in outcomes.items() if _carries(one, point)]:
        del outcomes[name]
    for one in (*outcomes.values(), resolved.get("parking", {})):
        if "reasons" in one:
            one["reasons"] = _those_without(one["reasons"], point)


def _those_without(parts: Any, point: str) -> list[Any]:
    return [one for one in parts if not _carries(one, point)]


def _carries(part: dict[str, Any], point: str) -> bool:
    return point in (part.get("ref") or ())
