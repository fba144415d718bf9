"""Facts and doubts after a visit, in one order of value."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.debrief_questions import debrief_questions, key_of
from salescoach.guidance.view import View
from tests.builders.deals import A_DAY, DAY, Command, met, parked
from tests.builders.playbooks import a_playbook
from tests.builders.records import raised, settled
from tests.builders.views import a_view

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical], ask: ['Which?']}
- {id: verdict, title: Verdict, type: text, ask_whom: [technical]}
"""
ULF = met("ulf", roles=["technical"])
MARTA = met("marta", roles=["user"])
MARK = "- {id: said, statement: S, met_when: {fact: mark}}\n"
NO_DOUBT = "- {id: calm, statement: S, met_when: {doubt: {state: [raised]}, count: {at_most: 0}}}\n"


def view_of(*commands: Payload | Command, criteria: str = MARK, **more: Any) -> View:
    parts = {k: more.pop(k) for k in ("items",) if k in more}
    playbook = a_playbook(facts=FACTS, criteria=criteria, **parts)
    return a_view(playbook, ULF, MARTA, *commands, today=DAY + 5 * A_DAY, **more)


def worth(view: View, *present: str, but: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return [(key_of(one), one.score) for one in debrief_questions(view, present, but=but)]


def doubt(id_: str = "deposits", holder: str | None = "marta", **more: Any) -> Payload:
    return raised(id_, holder=holder, **more)


@pytest.mark.parametrize(
    ("severity", "order"),
    [
        ("low", [("fact/mark", 40), ("doubt/deposits", 22)]),
        ("medium", [("doubt/deposits", 44), ("fact/mark", 40)]),
        ("high", [("doubt/deposits", 242), ("fact/mark", 40)]),
    ],
)
def test_a_doubt_stands_among_the_facts_by_its_severity(
    severity: str, order: list[tuple[str, int]]
) -> None:
    assert worth(view_of(doubt(severity=severity)), "ulf", "marta") == order


def test_a_doubt_for_which_the_gate_waits_is_worth_that_as_well() -> None:
    view = view_of(doubt(severity="low"), criteria=MARK + NO_DOUBT)
    assert worth(view, "ulf", "marta") == [("doubt/deposits", 62), ("fact/mark", 40)]


@pytest.mark.parametrize(
    ("commands", "present", "found"),
    [
        pytest.param([doubt()], ("ulf",), ["fact/mark"], id="of somebody who was not there"),
        pytest.param([doubt(holder=None)], ("marta",), ["doubt/deposits"], id="of nobody known"),
        pytest.param([doubt(), settled(by=["marta"])], ("marta",), [], id="settled"),
        pytest.param([doubt(), parked()], ("ulf", "marta"), [], id="the deal rests"),
        pytest.param([], (), [], id="nobody was there"),
    ],
)
def test_only_what_somebody_there_can_say_is_asked(
    commands: list[Payload], present: tuple[str, ...], found: list[str]
) -> None:
    assert [key for key, _ in worth(view_of(*commands), *present)] == found


def test_what_was_asked_is_not_asked_again() -> None:
    view = view_of(doubt())
    assert worth(view, "ulf", "marta", but=("doubt/deposits",)) == [("fact/mark", 40)]
    assert worth(view, "ulf", "marta", but=("fact/mark", "doubt/deposits")) == []


PILOT = '- {id: pilot, do: "Run it", records: [verdict], with: [], needs: {fact: mark}}\n'


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        pytest.param(PILOT, ["fact/mark"], id="it may not be done yet"),
        pytest.param(PILOT.replace("{fact: mark}", "{fact: mark, missing: true}"),
                     ["fact/mark", "fact/verdict"], id="it may"),
        pytest.param(PILOT + '- {id: ring, do: "Ring", records: [verdict], with: []}\n',
                     ["fact/mark", "fact/verdict"], id="there is another way to know"),
    ],
)  # fmt: skip
def test_what_only_work_to_come_finds_out_is_not_asked(items: str, asked: list[str]) -> None:
    verdict = "- {id: fine, statement: S, met_when: {fact: verdict}}\n"
    view = view_of(items=items, criteria=MARK + verdict)
    assert sorted(key for key, _ in worth(view, "ulf")) == asked
