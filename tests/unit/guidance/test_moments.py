"""Whom an action takes, whom a question goes to, and the moment, by who comes to the next visit."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.record_events import VisitPlanned
from salescoach.guidance.advice import Action, advise
from salescoach.values.messages import say
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import held, planned
from tests.builders.views import a_view

PLACE = "option-evaluation"
TODAY = DAY + 10 * A_DAY
FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], ask: "Which figure?"}
- {id: cost, title: Cost, type: money, ask_whom: [economic], ask: "What does it cost?"}
"""
KINDS = 'visit_kinds: [{id: pilot, title: "The pilot"}, {id: call, title: "A call"}]'
ULF, MARTA = met("ulf", roles=["technical"]), met("marta", roles=["user"])
ERIK = met("erik", roles=["economic"])
PEOPLE = (ULF, MARTA, ERIK)
VISITED: list[Payload | Command] = [
    planned("first", DAY, people=["ulf"]), command(held("first", people=["ulf"]), on=DAY),
]  # fmt: skip
MARK_AND_COST = "{all: [{fact: mark, level: confirmed}, {fact: cost}]}"


def actions(
    *commands: Payload | Command,
    met_when: str = MARK_AND_COST,
    items: str = "",
    people: tuple[Payload, ...] = PEOPLE,
    **kept: Any,
) -> dict[str, Action]:
    criteria = f"- {{id: c, statement: S, met_when: {met_when}}}"
    playbook = a_playbook(KINDS, facts=FACTS, items=items, criteria=criteria)
    view = a_view(playbook, *people, *commands, today=TODAY, **kept)
    return {one.id: one for one in advise(view).actions if one.kind != "arrange"}


def coming(*people: str, days: int = 2, **more: Any) -> Payload:
    return planned("next", TODAY + days * A_DAY, people=people, **more)


def told(found: dict[str, Action]) -> dict[str, tuple[str, list[str]]]:
    """The moment of each and whom it takes."""
    return {id_: (one.moment, [who.id for who in one.whom]) for id_, one in found.items()}


# Where a question cannot go yet, somebody is met


def test_where_no_visit_was_held_a_question_goes_to_whoever_is_recorded() -> None:
    assert told(actions()) == {
        "find-out/mark": ("next-visit", ["ulf", "marta"]),
        "find-out/cost": ("next-visit", ["erik"]),
    }


def test_once_a_visit_was_held_who_was_at_none_is_met_and_the_question_goes_along() -> None:
    found = actions(*VISITED)
    meet = found["meet/economic"]

    assert told(found) == {
        "find-out/mark": ("next-visit", ["ulf", "marta"]),
        "meet/economic": ("today", ["erik"]),
    }
    assert meet.title == say("action.meet-person", who=("Erik",), role="Pays")
    assert (meet.records, meet.ask, meet.through) == (("cost",), ("What does it cost?",), None)
    assert meet.because == (
        say("because.not-met"), say("because.only-they-can-say", facts=("Cost",)),
    )  # fmt: skip


def test_what_somebody_said_makes_nobody_engaged() -> None:
    heard = said("mark", "x", by=["erik"])

    assert "meet/economic" in actions(*VISITED, heard)


def test_who_comes_to_the_next_visit_is_asked_there() -> None:
    assert told(actions(*VISITED, coming("erik"))) == {
        "find-out/mark": ("today", ["ulf", "marta"]),
        "find-out/cost": ("next-visit", ["erik"]),
    }


def test_the_way_leads_through_the_best_disposed_of_those_at_the_next_visit() -> None:
    """Whoever is better disposed and does not come takes nobody there."""
    people = (
        met("ulf", roles=["technical"], stance="neutral"),
        met("marta", roles=["user"], stance="supporter"),
        met("lea", roles=["purchasing"], stance="mentor"), ERIK,
    )  # fmt: skip
    both = actions(*VISITED, coming("ulf", "marta"), people=people)["meet/economic"]
    ulf = actions(*VISITED, coming("ulf"), people=people)["meet/economic"]

    assert (both.through and both.through.id, both.moment) == ("marta", "next-visit")
    assert (ulf.through and ulf.through.id, ulf.moment) == ("ulf", "next-visit")


def test_somebody_known_and_met_before_is_met_again_where_that_is_asked_for() -> None:
    engaged = "{stakeholder: {role: technical, engaged_within: 5d}}"
    meet = actions(*VISITED, met_when=engaged)["meet/technical"]

    assert meet.because[0] == say("because.last-met", day=DAY)


# The moment


@pytest.mark.parametrize(
    ("visit", "moment", "whom"),
    [
        ([], "next-visit", ["ulf", "marta"]),
        ([coming("ulf")], "next-visit", ["ulf"]),
        ([coming("marta", "ulf")], "next-visit", ["ulf", "marta"]),
        ([coming("erik")], "today", ["ulf", "marta"]),
        ([coming()], "next-visit", ["ulf", "marta"]),
        ([coming("erik"), planned("later", TODAY + 9 * A_DAY, people=["ulf"])], "today",
         ["ulf", "marta"]),
        ([planned("past", TODAY - A_DAY, people=["erik"])], "next-visit", ["ulf", "marta"]),
        ([coming("marta", days=0)], "next-visit", ["marta"]),
    ],
    ids=["nothing planned", "one of them comes", "both come", "neither comes", "nobody is named",
         "a later visit does not count", "nor does one that is past", "the visit is today"],
)  # fmt: skip
def test_a_question_is_for_the_next_visit_where_somebody_who_can_say_comes(
    visit: list[Payload], moment: str, whom: list[str]
) -> None:
    found = actions(*visit, met_when="{fact: mark, level: confirmed}")["find-out/mark"]

    assert (found.moment, [who.id for who in found.whom]) == (moment, whom)
    planned_next = [one for one in visit if isinstance(one, VisitPlanned) and one.visit == "next"]
    assert (found.visit is not None) is (moment == "next-visit" and bool(planned_next))


@pytest.mark.parametrize(
    ("visit", "moment", "due"),
    [
        ([], "next-visit", None),
        ([coming("erik", kind="pilot")], "next-visit", 2),
        ([coming("erik"), planned("p", TODAY + 8 * A_DAY, kind="pilot")], "waiting", 8),
        ([coming("erik", kind="call")], "today", None),
    ],
    ids=["nothing planned", "the next visit is one", "a later one is", "only another is planned"],
)
def test_a_planned_visit_of_its_kind_dates_an_item(
    visit: list[Payload], moment: str, due: int | None
) -> None:
    items = "- {id: run, do: Run, with: [user], visit_kind: pilot}"
    run = actions(*visit, items=items)[f"do/{PLACE}/run"]

    assert (run.moment, run.due) == (moment, None if due is None else TODAY + due * A_DAY)


def test_what_is_due_after_a_visit_counts_from_the_last_one_that_was_held() -> None:
    items = "- {id: thank, do: Thank, due: {after: visit, days: 1}}"
    later: list[Payload | Command] = [
        planned("second", DAY + 5 * A_DAY), command(held("second"), on=DAY + 5 * A_DAY),
        planned("third", DAY + 8 * A_DAY),
    ]  # fmt: skip

    assert actions(items=items)[f"do/{PLACE}/thank"].due is None
    assert actions(*VISITED, items=items)[f"do/{PLACE}/thank"].due == DAY + A_DAY
    assert actions(*VISITED, *later, items=items)[f"do/{PLACE}/thank"].due == DAY + 6 * A_DAY
