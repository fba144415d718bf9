"""Rule 7: stages, limits and days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.view import View
from tests.builders.deals import A_DAY, DAY, a_deal, command, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: cost, title: Cost, type: money}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: limit, title: Limit, type: money, ours: true}
"""


# The stage, its days and its limit


def test_the_stage_is_where_the_deal_stands() -> None:
    text = "stages: [{id: early, title: Early}, {id: late, title: Late}]\n"

    assert a_view(a_playbook(text), stage="late").stage.id == "late"


@pytest.mark.parametrize("days", [0, 1, 29, 400])
def test_the_day_of_entry_is_day_0(days: int) -> None:
    assert a_view(a_playbook(), today=DAY + days * A_DAY).days_in_stage == days


def test_before_its_entry_a_stage_has_lasted_no_day() -> None:
    deal = a_deal()

    assert View(a_playbook(), deal, DAY - A_DAY).days_in_stage == 0


LIMITS = """
limit:
  - {when: {customer_type: market}, days: 3, calendar: business}
  - {when: {customer_type: loyal}, days: 9}
  - {when: {fact: pain}, days: 20}
"""


@pytest.mark.parametrize(
    ("customer_type", "evidence", "limit"),
    [
        ("market", [], (5, 3)),
        ("loyal", [], (7, 9)),
        ("strategic", [], None),
        ("strategic", [said()], (7, 20)),
        (None, [], None),
        (None, [said()], (7, 20)),
    ],
    ids=["business days", "calendar days", "no case", "a later case", "unknown applies to nothing",
         "unknown, and a later case"],
)  # fmt: skip
def test_the_first_case_that_holds_is_the_limit(
    customer_type: str | None, evidence: list[Payload], limit: tuple[int, int] | None
) -> None:
    """A week after a Monday."""
    playbook = a_playbook(facts=FACTS, stage=LIMITS)
    view = a_view(playbook, *evidence, today=DAY + 7 * A_DAY, customer_type=customer_type)

    assert view.limit == limit


DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))


@given(DAYS, st.integers(0, 400))
def test_days_in_stage_grow_with_the_calendar(entered: date, days: int) -> None:
    deal = a_deal(command(ticked(), on=entered))
    view = View(a_playbook(), deal, deal.entered + timedelta(days))

    assert view.days_in_stage == days
