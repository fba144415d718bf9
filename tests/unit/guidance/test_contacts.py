"""Whom we have met, who acted, and to whom a question can go (ADR 0019)."""

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.contacts import within_reach
from salescoach.guidance.view import View
from tests.builders.asking import on
from tests.builders.deals import A_DAY, DAY, Command, cycled, field_set, met, said
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    called_off,
    evaluated,
    held,
    moved,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)
from tests.builders.resolved import resolved
from tests.builders.views import a_view

PEOPLE = (met("anna", roles=["user"]), met("bob", roles=["economic"]), met("tom", roles=["user"]))


def visit(number: int, *people: str) -> list[Payload | Command]:
    name = f"visit-{number}"
    return [
        on(0, planned(name, DAY + number * A_DAY, people=people)),
        on(number, held(name, people=people)),
    ]


def seen(*commands: Payload | Command) -> View:
    return a_view(resolved(), *PEOPLE, *commands, today=DAY + 20 * A_DAY)


def test_engaged_is_who_was_at_a_held_visit_and_when_last() -> None:
    view = seen(*visit(3, "anna", "bob"), *visit(6, "anna"))

    assert view.engaged == {"anna", "bob"}
    assert view.contacts.met == {"anna": DAY + 6 * A_DAY, "bob": DAY + 3 * A_DAY}


def test_who_was_to_come_is_not_engaged() -> None:
    off = (planned("off", DAY + 9 * A_DAY, people=["bob"]), called_off("off"))
    assert seen(planned("next", DAY + 30 * A_DAY, people=["anna"]), *off).engaged == frozenset()


def test_who_was_met_in_an_earlier_round_is_known_to_us() -> None:
    again = on(9, cycled("option-evaluation", people=["anna", "bob"]))
    assert seen(*visit(3, "anna"), again).engaged == {"anna"}


ACTS: dict[str, list[Payload | Command]] = {
    "was at a visit": visit(3, "anna"),
    "said something": [said(by=["anna"])],
    "said what a field is": [field_set("expected_close", "2026-06-01", by=["anna"])],
    "promised": [theirs(owner="anna")],
    "confirmed a promise": [ours(said_by=("anna",))],
    "named another day for one": [ours(), moved("sheet", due=DAY, said_by=("anna",))],
    "raised a doubt": [raised(holder="anna")],
    "settled a doubt": [raised(holder=None), settled(by=["anna"])],
    "agreed": [agreed(said_by=("anna",))],
    "judged an option": [an_option(), evaluated(technical="stops", said_by=("anna",))],
    "reported a problem": [a_problem(said_by=("anna",))],
    "said that it is solved": [a_problem(), solved(said_by=("anna",))],
}
NO_ACTS: dict[str, list[Payload | Command]] = {
    "is recorded": [],
    "is to get something": [ours(to=("anna",))],
    "is to come": [planned("next", DAY + 30 * A_DAY, people=["anna"])],
    "a colleague of ours of that name promised": [ours(owner="anna")],
}


@pytest.mark.parametrize("commands", ACTS.values(), ids=ACTS)
def test_who_spoke_came_or_promised_is_active(commands: list[Payload | Command]) -> None:
    assert seen(*commands).contacts.active == {"anna"}


@pytest.mark.parametrize("commands", NO_ACTS.values(), ids=NO_ACTS)
def test_who_is_only_named_is_not(commands: list[Payload | Command]) -> None:
    assert seen(*commands).contacts.active == frozenset()


def reach(*commands: Payload | Command, roles: tuple[str, ...] = ("user",)) -> list[str]:
    return [one.id for one in within_reach(seen(*commands), roles)]


def test_where_no_visit_was_held_everybody_recorded_is_within_reach() -> None:
    assert reach() == ["anna", "tom"]
    assert reach(said(by=["anna"])) == ["anna", "tom"]
    assert reach(planned("next", DAY + 30 * A_DAY, people=["anna"])) == ["anna", "tom"]


def test_with_a_visit_on_record_those_are_who_were_at_one_or_come_to_the_next() -> None:
    """Not by what they said: more evidence must not raise what asking for it is worth."""
    assert reach(*visit(3, "anna")) == ["anna"]
    assert reach(*visit(3, "bob")) == []
    assert reach(*visit(3, "bob"), said(by=["tom"])) == []
    assert reach(*visit(3, "bob"), planned("next", DAY + 30 * A_DAY, people=["tom"])) == ["tom"]
    assert reach(*visit(3, "anna"), planned("next", DAY + 30 * A_DAY, people=["tom"])) == [
        "anna", "tom",
    ]  # fmt: skip
    assert reach(*visit(3, "anna", "bob"), roles=()) == ["anna", "bob"]
