"""The deal as it looks when one goes to a certain visit."""

import pytest

from salescoach.deal.events import Payload, PersonAdded
from salescoach.guidance.meeting import TALK, at, meeting, talk_with
from salescoach.guidance.visits import next_visit
from tests.builders.deals import A_DAY, DAY, command, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import held, planned
from tests.builders.views import a_view

VIEW = a_view(
    a_playbook(),
    met(),
    planned("past", DAY),
    planned("near", DAY + 3 * A_DAY, people=["anna"]),
    planned("far", DAY + 9 * A_DAY),
    planned("was", DAY),
    command(held("was"), on=DAY),
    today=DAY + A_DAY,
)


def test_the_visit_is_the_next_one_although_another_is_planned_before_it() -> None:
    far = VIEW.deal.records.visit("far")
    assert far is not None

    there = at(VIEW, far)

    assert next_visit(there) == far
    assert [one.id for one in there.deal.records.visits] == ["past", "was", "far"]


def test_a_talk_is_a_visit_of_today_with_those_people() -> None:
    talk = talk_with(VIEW, ["anna"])

    assert (talk.id, talk.day, talk.people) == (TALK, DAY + A_DAY, ("anna",))
    assert next_visit(at(VIEW, talk)) == talk


def test_the_deal_itself_stays_as_it_was() -> None:
    at(VIEW, talk_with(VIEW, ["anna"]))

    near = next_visit(VIEW)
    assert near is not None
    assert near.id == "near"


ANNA = PersonAdded(person="anna", name="Anna Berg")
BOB = PersonAdded(person="bob", name="Bob Moe")


@pytest.mark.parametrize(
    ("payloads", "named", "who"),
    [
        ((ANNA, BOB, planned("near", DAY + 3 * A_DAY, people=["bob"])), ["anna"], ("anna",)),
        ((ANNA, BOB, planned("near", DAY + 3 * A_DAY, people=["bob"])), [], ("bob",)),
        ((ANNA, planned("near", DAY + 3 * A_DAY)), [], ()),
        ((ANNA,), [], ("anna",)),
        ((), [], ()),
        ((ANNA, BOB), [], None),
        ((ANNA, BOB), ["bob"], ("bob",)),
    ],
    ids=["named", "the visit", "a visit of nobody", "the only one", "nobody", "two", "one of two"],
)
def test_who_is_met_is_who_is_named_else_the_next_visit_else_the_only_one(
    payloads: tuple[Payload, ...], named: list[str], who: tuple[str, ...] | None
) -> None:
    found = meeting(a_view(a_playbook(), *payloads, today=DAY + A_DAY), named)
    assert (found.people if found is not None else None) == who
