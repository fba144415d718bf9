"""What the plan of a visit has to say beforehand (T5)."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.record_events import PlanAnswer
from salescoach.guidance.visit_plans import PlanPart, asks_all_seven, unanswered
from tests.builders.deals import A_DAY, A_WEEK, DAY, a_deal, cycled, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import called_off, held, planned
from tests.builders.views import a_view

BOOK = a_playbook(
    """
customer_types:
  - {id: partner, title: P, axes: {assistance: high, loyalty: high}}
  - {id: friend, title: F, axes: {assistance: low, loyalty: high}}
  - {id: stranger, title: S, axes: {assistance: high, loyalty: low}}
  - {id: other, title: O}
stages: [{id: option-evaluation, title: C}]
"""
)
SOON = DAY + A_DAY
ANSWERS = tuple(PlanAnswer(question=one, text="x") for one in ("how-much", "where", "how", "why"))
SEVEN: tuple[PlanPart, ...] = ("goal", "who", "how-much", "where", "how", "why")
BEFORE: dict[str, tuple[list[Payload], str | None, bool]] = {
    "the first visit": ([], "other", True),
    "of a type that is not known": ([], None, True),
    "one was held": ([planned("a", DAY), held("a")], "other", False),
    "one was cancelled": ([planned("a", DAY), called_off("a")], "other", True),
    "one is planned before it": ([planned("a", DAY)], "other", False),
    "one is planned for the same day": ([planned("a", SOON)], "other", True),
    "one is planned after it": ([planned("a", DAY + A_WEEK)], "other", True),
    "one was held in the round before": (
        [planned("a", DAY), held("a"), cycled(people=["anna"], fields=["customer_type"])],
        "other",
        False,
    ),
    "a strategic customer": ([planned("a", DAY), held("a")], "partner", True),
    "loyal alone": ([planned("a", DAY), held("a")], "friend", False),
    "much help alone": ([planned("a", DAY), held("a")], "stranger", False),
}


def view_of(*commands: Payload, type_: str | None = "other") -> Any:
    return a_view(BOOK, met("anna"), *commands, today=DAY, customer_type=type_)


@pytest.mark.parametrize(("before", "type_", "all_seven"), BEFORE.values(), ids=BEFORE)
def test_all_seven_are_asked_of_a_first_visit_and_of_a_strategic_customer(
    before: list[Payload], type_: str | None, all_seven: bool
) -> None:
    view = view_of(*before, type_=type_)
    plan = planned("b", SOON)

    assert asks_all_seven(plan, view) is all_seven
    assert unanswered(plan, view) == (SEVEN if all_seven else ("goal", "who"))


def test_a_visit_is_not_before_itself() -> None:
    view = view_of(planned("a", DAY))

    (visit,) = view.deal.records.visits
    assert unanswered(visit, view) == SEVEN


PLANS: dict[str, tuple[dict[str, Any], tuple[PlanPart, ...]]] = {
    "nothing": ({}, SEVEN),
    "a goal": ({"goal": "x"}, ("who", "how-much", "where", "how", "why")),
    "people": ({"people": ["anna"]}, ("goal", "how-much", "where", "how", "why")),
    "who in words": (
        {"answers": (PlanAnswer(question="who", text="x"),)},
        ("goal", "how-much", "where", "how", "why"),
    ),
    "a place": ({"location": "x"}, ("goal", "who", "how-much", "how", "why")),
    "the other answers": ({"answers": ANSWERS}, ("goal", "who")),
    "what it is about is no goal": (
        {"answers": (PlanAnswer(question="what", text="x"), *ANSWERS)},
        ("goal", "who"),
    ),
    "everything": ({"goal": "x", "people": ["anna"], "answers": ANSWERS}, ()),
}


@pytest.mark.parametrize(("plan", "missing"), PLANS.values(), ids=PLANS)
def test_what_is_answered_is_not_asked(plan: dict[str, Any], missing: tuple[PlanPart, ...]) -> None:
    assert unanswered(planned("a", SOON, **plan), view_of()) == missing


def test_a_deal_has_its_plans_from_its_records() -> None:
    assert a_deal(met("anna"), planned(goal="x")).records.visits[0].goal == "x"
