"""Visits, people and notes told again as the commands of a test; and played once more."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.record_events import Goal, PlanAnswer
from salescoach.deal.state import Deal
from salescoach.trainer.scenarios.disguise import Disguise
from salescoach.trainer.scenarios.retelling import commands_in, retold
from tests.builders.deals import A_WEEK, DAY, Command, a_deal, events, met, opened
from tests.builders.playbooks import a_playbook
from tests.builders.records import called_off, changed, held, noted, planned, replanned

BOOK = a_playbook("stages: [{id: option-evaluation, title: C}]")
PEOPLE = (met("anna"), met("bob", name="Bob Berg"))
GOALS = (Goal(words="a", perspective="operations"), Goal(words="b", perspective="operations"))


def deal(*commands: Payload | Command) -> Deal:
    return a_deal(*PEOPLE, *commands)


TOLD: dict[str, tuple[tuple[Payload, ...], Any]] = {
    "a bare plan": ((planned(),), {"visit-plan": "2026-03-04"}),
    "a whole plan": (
        (
            planned(
                day=DAY + A_WEEK, people=["anna", "bob"], time="10:00", location="at the mill",
                kind="pilot", ours=("Eva",), goal="g", at_least="l", leave_out="p",
                answers=(PlanAnswer(question="how-much", text="m"),
                         PlanAnswer(question="why", text="w")),
            ),
        ),
        {"visit-plan": "2026-03-09", "time": "10:00", "place": "at the mill", "kind": "pilot",
         "with": ["Anna", "Bob Berg"], "our": "Eva", "goal": "g", "at_least": "l",
         "leave_out": "p", "how_much": "m", "why": "w"},
    ),
    "a change": (
        (replanned(day=DAY + A_WEEK, people=("bob",), outcome="advance"),),
        {"visit-edit": "visit-1", "day": "2026-03-09", "with": "Bob Berg", "outcome": "advance"},
    ),
    "held": ((held(),), {"visit-hold": "visit-1", "with": "Anna"}),
    "held with an outcome": (
        (held(outcome="no-sale"),),
        {"visit-hold": "visit-1", "with": "Anna", "outcome": "no-sale"},
    ),
    "held elsewhere": (
        (replanned(kind="pilot", location="x"), held()),
        {"visit-hold": "visit-1", "with": "Anna", "kind": "pilot", "place": "x"},
    ),
    "held without a plan": (
        (planned(day=DAY, kind="pilot"), held()),
        {"visit-hold": {}, "unplanned": True, "with": "Anna", "kind": "pilot"},
    ),
    "cancelled": (
        (called_off(),),
        {"visit-cancel": "visit-1", "because": "their line stands still"},
    ),
    "somebody known better": (
        (
            changed(
                "bob", name="Bob B", roles=("user", "payer"), lost_roles=("judge",), job="Head",
                wants="rest", goals=GOALS, stance="mentor", informed=True,
            ),
        ),
        {
            "person-edit": {
                "person": "Bob Berg", "name": "Bob B", "role": ["user", "payer"],
                "not_role": "judge", "job": "Head", "wants": "rest", "goal": ["a", "b"],
                "perspective": "operations", "stance": "mentor", "informed": True,
            }
        },
    ),
    "somebody who has not heard": (
        (changed(informed=False),),
        {"person-edit": {"person": "Anna", "not_informed": True}},
    ),
    "somebody new with goals": (
        (met("eva", roles=[], goals=GOALS, informed=True),),
        {
            "person-add": {
                "name": "Eva", "goal": ["a", "b"], "perspective": "operations", "informed": True,
            }
        },
    ),
    "a note": ((noted(),), {"note": "rings back"}),
    "a private note": ((noted(private=True),), {"note": "rings back", "private": True}),
}  # fmt: skip


@pytest.mark.parametrize(("payloads", "entry"), TOLD.values(), ids=TOLD)
def test_a_command_is_told_by_its_verb(payloads: tuple[Payload, ...], entry: Any) -> None:
    assert retold(payloads, deal(), BOOK) == entry


SECOND: dict[str, tuple[list[Payload], tuple[Payload, ...], bool]] = {
    "the first": ([], (planned("b"),), False),
    "of that day": ([planned("a")], (planned("b"),), True),
    "of another kind": ([planned("a", kind="pilot")], (planned("b"),), False),
    "after one that was cancelled": ([planned("a"), called_off("a")], (planned("b"),), False),
    "held on that day": (
        [planned("a", DAY), held("a")], (planned("b", DAY), held("b")), True),
    "held on another day": (
        [planned("a", DAY), held("a")], (planned("b", DAY + A_WEEK), held("b")), False),
}  # fmt: skip


@pytest.mark.parametrize(("before", "payloads", "second"), SECOND.values(), ids=SECOND)
def test_a_second_one_on_a_day_says_again(
    before: list[Payload], payloads: tuple[Payload, ...], second: bool
) -> None:
    entry = retold(payloads, deal(*before), BOOK)
    assert entry is not None
    assert entry.get("again", False) is second


@pytest.mark.parametrize(
    "payload",
    [
        planned(people=["zoe"]),
        replanned(people=("zoe",)),
        replanned(),
        held(people=["zoe"]),
        held(people=[]),
        changed("zoe", job="x"),
        changed(),
        changed(goals=(*GOALS, Goal(words="c"))),
        met("eva", goals=(*GOALS, Goal(words="c"))),
    ],
    ids=repr,
)
def test_what_no_command_writes_is_not_told(payload: Payload) -> None:
    assert retold((payload,), deal(), BOOK) is None


@pytest.mark.parametrize(
    ("payloads", "sizes"),
    [
        ([planned(), held()], [2]),
        ([planned(kind="pilot", location="x"), held()], [2]),
        ([planned(goal="x"), held()], [1, 1]),
        ([planned(people=["anna"]), held()], [1, 1]),
        ([planned("a"), held("b")], [1, 1]),
        ([replanned(location="x"), held()], [2]),
        ([replanned(goal="x"), held()], [1, 1]),
        ([held(), replanned(location="x")], [1, 1]),
        ([planned("a"), planned("b")], [1, 1]),
    ],
    ids=str,
)
def test_a_transaction_falls_into_commands(payloads: list[Payload], sizes: list[int]) -> None:
    assert [len(one) for one in commands_in(payloads, BOOK)] == sizes


def test_a_name_that_somebody_got_later_and_those_of_ours_are_hidden() -> None:
    those = events(
        opened("Halden"),
        met("anna", name="Anna Ek"),
        changed(name="Anna Grimaldi", job="with Grimaldi", roles=("grimaldi",)),
        planned(people=["anna"], ours=("Eva Grieg",), goal="Grimaldi tells Grieg"),
        replanned(ours=("Jan Moe",), goal="Moe is there"),
    )
    person, plan, change = [one.payload for one in Disguise(those, ()).events(those)][2:]
    assert person == changed("ariel", name="Ariel", job="with Ariel", roles=("grimaldi",))
    assert plan == planned(
        "visit-2026-03-04", people=["ariel"], ours=("Casey",), goal="Ariel tells Casey"
    )
    assert change == replanned("visit-2026-03-04", ours=("Devon",), goal="Devon is there")
