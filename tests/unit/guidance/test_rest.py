from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.rest import first_new_day, is_dated, line_of, rests_since
from salescoach.guidance.view import View
from salescoach.values.days import business_days
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    ended,
    entered,
    field_set,
    left_out,
    met,
    parked,
    ticked,
    waited,
)
from tests.builders.playbooks import a_playbook
from tests.builders.records import called_off, held, kept, noted, ours, planned, theirs
from tests.builders.views import a_view, ids_of

ITEMS = """
- {id: first, do: F, required: true}
- {id: second, do: S}
"""
TWO_STAGES = """
stages:
  - {id: option-evaluation, title: A}
  - {id: implementation, title: B}
won_after: option-evaluation
"""


def day(number: int) -> date:
    """Day 0 is a Monday, and so are 7, 14, 21."""
    return DAY + number * A_DAY


def on(number: int, payload: Payload) -> Command:
    return command(payload, on=day(number))


def advice_on_day(
    number: int,
    *commands: Payload | Command,
    text: str = "",
    holidays: tuple[int, ...] = (),
    items: str = ITEMS,
    criteria: str = "",
    stage: str = "",
    **opening: Any,
) -> Advice:
    playbook = a_playbook(text, items=items, criteria=criteria, stage=stage)
    seen = a_view(playbook, *commands, today=day(number), **opening)
    off = frozenset(day(one) for one in holidays)
    return advise(View(seen.playbook, seen.deal, seen.today, off, seen.events))


def resting_days(numbers: range, *commands: Payload | Command, **given: Any) -> list[int]:
    """On which of these days the deal rests."""
    return [
        number
        for number in numbers
        if rests_since(advice_on_day(number, *commands, **given)) is not None
    ]


# Nothing new


@pytest.mark.parametrize(
    ("recorded", "still_new", "rests"),
    [(0, 1, 2), (3, 6, 7), (4, 7, 8), (5, 7, 8), (6, 7, 8)],
    ids=["on Monday", "on Thursday", "on Friday", "on Saturday", "on Sunday"],
)
def test_a_deal_rests_once_nothing_was_recorded_for_two_business_days(
    recorded: int, still_new: int, rests: int
) -> None:
    something = on(recorded, met())
    assert rests_since(advice_on_day(still_new, something)) is None
    assert rests_since(advice_on_day(rests, something)) == day(recorded)


def test_holidays_are_no_business_days() -> None:
    assert resting_days(range(5), holidays=(1,)) == [3, 4]
    assert resting_days(range(5), holidays=(1, 2)) == [4]


@pytest.mark.parametrize(
    "recorded",
    [met(), ticked("second"), left_out("second"), field_set("title", "T"), waited(day(1))],
    ids=lambda payload: type(payload).__name__,
)
def test_whatever_is_recorded_is_new(recorded: Payload) -> None:
    assert resting_days(range(9, 12), on(9, recorded)) == [11]


def test_what_counts_for_an_older_day_is_not_new() -> None:
    assert rests_since(advice_on_day(9, on(7, met()), on(3, met("bob")))) == day(7)


def test_a_deal_without_anything_to_do_rests_as_well() -> None:
    advice = advice_on_day(9, items="")
    assert (ids_of(advice), rests_since(advice)) == ([], DAY)


@pytest.mark.parametrize("over", [parked(), parked(day(30)), ended()])
def test_of_a_deal_that_is_parked_or_over_nothing_rests(over: Payload) -> None:
    assert rests_since(advice_on_day(9, over)) is None


@given(st.integers(0, 800), st.frozensets(st.integers(-12, 800), max_size=12))
def test_new_is_what_is_less_than_two_business_days_ago(today: int, off: frozenset[int]) -> None:
    holidays = frozenset(day(one) for one in off)
    first = first_new_day(day(today), holidays)
    assert business_days(first, day(today), holidays) < 2
    assert business_days(first - timedelta(1), day(today), holidays) >= 2


# A due date


DUE = "- {id: first, do: F, required: true, due: {after: stage-entry, days: 21}}"


def test_what_is_due_within_a_week_or_late_does_not_rest() -> None:
    assert resting_days(range(11, 24), items=DUE) == [11, 12, 13]
    assert resting_days(range(100, 101), items=DUE) == []


def test_the_due_date_of_another_action_than_the_first_keeps_nothing_up() -> None:
    items = f"{DUE.replace('first', 'later').replace('required: true, ', '')}\n{ITEMS}"
    advice = advice_on_day(22, items=items)
    assert ids_of(advice)[0] == "do/option-evaluation/first"
    assert rests_since(advice) == DAY


EARLY = f"{ITEMS}- {{id: early, do: E, needs: {{fact: pain, known: true}}}}"
KNOWN = met("marta", roles=["user"])
OWED = ticked("early", because="they are in a hurry", until=day(22))


def test_a_debt_that_is_the_first_action_is_due_on_its_day() -> None:
    assert ids_of(advice_on_day(14, KNOWN, OWED, items=EARLY))[0] == "repay/option-evaluation/early"
    assert resting_days(range(13, 30), KNOWN, OWED, items=EARLY) == [13, 14]


# Days of the deal that have just come


@pytest.mark.parametrize(
    "named",
    [
        pytest.param(waited(day(15)), id="a wait that ends"),
        pytest.param(left_out("second", until=day(15)), id="an item that was put off"),
        pytest.param(field_set("expected_close", day(15).isoformat()), id="the planned close"),
    ],
)
def test_a_day_that_was_named_keeps_the_deal_up_on_it_and_the_business_day_after(
    named: Payload,
) -> None:
    assert resting_days(range(10, 20), named) == [10, 11, 12, 13, 14, 17, 18, 19]


def test_over_a_weekend_friday_is_yesterday() -> None:
    assert resting_days(range(10, 17), waited(day(11))) == [10, 15, 16]


def test_a_parked_deal_does_not_rest_on_its_day() -> None:
    assert resting_days(range(10, 20), parked(day(15))) == [17, 18, 19]


def test_a_debt_that_is_late_since_yesterday_or_today_keeps_the_deal_up() -> None:
    """Owed by day 22, a Tuesday: late from Wednesday on."""
    given: dict[str, Any] = {"text": "ranking: {debt: 0}", "items": EARLY}
    assert ids_of(advice_on_day(22, KNOWN, OWED, **given))[0] == "do/option-evaluation/first"
    assert resting_days(range(20, 28), KNOWN, OWED, **given) == [20, 21, 22, 25, 26, 27]


def test_an_item_that_was_put_off_in_a_stage_left_behind_is_no_news() -> None:
    put_off = left_out("second", until=day(15))
    moved = on(1, entered("implementation"))
    text = TWO_STAGES.replace(
        "{id: option-evaluation, title: A}",
        "{id: option-evaluation, title: A, checklists: "
        "[{id: l, title: L, items: [{id: second, do: S}]}]}",
    )
    assert resting_days(range(14, 18), put_off, moved, text=text, items="") == [14, 15, 16, 17]


def test_the_planned_close_of_a_deal_that_is_won_is_no_news() -> None:
    close = field_set("expected_close", day(15).isoformat())
    won = on(1, entered("implementation", way="win"))
    given: dict[str, Any] = {"text": TWO_STAGES, "items": ""}
    assert resting_days(range(14, 18), close, **given) == [14, 17]
    assert resting_days(range(14, 18), close, won, **given) == [14, 15, 16, 17]


def test_a_day_that_they_named_keeps_the_deal_up_from_a_week_before_it() -> None:
    """After it, too, for two weeks: until somebody asked whether it still holds."""
    word = field_set("expected_close", day(20).isoformat(), by=["marta"])
    met_marta = met("marta")
    assert resting_days(range(8, 40), met_marta, word) == [8, 9, 10, 11, 12, 35, 36, 37, 38, 39]


# The limit of the stage


def test_a_limit_just_crossed_keeps_the_deal_up() -> None:
    """Ten days are used up on a Thursday; over is strictly more, and Monday is the day after."""
    limit = "limit: [{days: 10}]"
    assert advice_on_day(11, stage=limit).view.limit == (11, 10)
    assert resting_days(range(9, 18), stage=limit) == [9, 10, 15, 16, 17]


def test_a_limit_in_business_days_is_crossed_on_one() -> None:
    limit = "limit: [{days: 5, calendar: business}]"
    assert resting_days(range(6, 13), stage=limit) == [6, 7, 10, 11, 12]


def test_days_that_do_not_count_cross_no_limit_again() -> None:
    """Over since day 11, a wait from day 14 on: the days used stand still."""
    limit = "limit: [{days: 10}]"
    wait = on(14, waited(day(60)))
    assert advice_on_day(20, wait, stage=limit).view.limit == (14, 10)
    assert resting_days(range(14, 21), wait, stage=limit) == [16, 17, 18, 19, 20]


def test_without_a_date_and_without_news_nothing_is_dated() -> None:
    assert [is_dated(advice_on_day(number)) for number in (0, 30)] == [False, False]


# Visits, promises, notes


def test_a_note_is_no_news() -> None:
    assert resting_days(range(8), on(1, noted())) == resting_days(range(8))
    assert rests_since(advice_on_day(7, on(3, noted()))) == DAY


def test_a_visit_keeps_the_deal_up_from_a_week_before_until_it_is_told_how_it_went() -> None:
    """Day 20 is a Sunday: what is recorded then is new until Monday."""
    visit = planned(day=day(20))
    assert resting_days(range(8, 30), visit) == [8, 9, 10, 11, 12]
    assert resting_days(range(19, 26), visit, on(20, held())) == [22, 23, 24, 25]
    assert resting_days(range(19, 26), visit, on(19, called_off())) == [22, 23, 24, 25]


@pytest.mark.parametrize("promise", [theirs, ours], ids=["theirs", "ours"])
def test_a_promise_keeps_the_deal_up_from_a_week_before_until_it_is_closed(promise: Any) -> None:
    made = promise("p", due=day(20))
    assert resting_days(range(8, 40), made) == [8, 9, 10, 11, 12]
    assert resting_days(range(19, 26), made, on(20, kept("p"))) == [22, 23, 24, 25]


def test_a_promise_without_a_day_keeps_nothing_up() -> None:
    assert not is_dated(advice_on_day(8, theirs(), items=""))


# What the line of a deal says


SAYS = """
- {id: first, do: F, required: true}
- {id: second, do: S, due: {after: stage-entry, days: 9}}
"""


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "first"), (1, "first"), (2, "second"), (5, "second"), (9, "second"), (10, "second")],
)
def test_on_the_third_day_only_what_has_a_date_is_left(number: int, expected: str) -> None:
    """Recorded on a Monday; the second item is due on day 9, so it has a date from day 2 on."""
    advice = advice_on_day(number, items=SAYS)
    line = line_of(advice)
    assert advice.actions[0].id == "do/option-evaluation/first"
    assert line is not None
    assert line.id == f"do/option-evaluation/{expected}"


def test_what_is_due_in_more_than_a_week_has_no_date_yet() -> None:
    seen = [
        advice_on_day(2, items=f"- {{id: it, do: D, due: {{after: stage-entry, days: {due}}}}}")
        for due in (9, 10)
    ]
    assert [line_of(one) is None for one in seen] == [False, True]


def test_a_planned_visit_within_a_week_is_a_date() -> None:
    ulf, asks = met("ulf", roles=["user"]), "- {id: it, do: D, with: [user]}"
    seen = [
        advice_on_day(2, on(0, ulf), on(0, planned("v", day(at), people=["ulf"])), items=asks)
        for at in (9, 10)
    ]
    lines = [line_of(one) for one in seen]
    assert [one.id if one else None for one in lines] == ["do/option-evaluation/it", None]


def test_a_day_that_came_makes_the_advice_new_again() -> None:
    put_off = left_out("second", until=day(15))
    lines = [line_of(advice_on_day(number, put_off)) for number in (14, 15, 16, 17)]
    assert [one is not None for one in lines] == [False, True, True, False]


def test_what_waits_is_no_line() -> None:
    """They have promised it, and its day is still to come."""
    advice = advice_on_day(0, met("ulf"), theirs(owner="ulf", due=day(4)), items="")
    assert [(one.id, one.moment) for one in advice.actions] == [("chase/figures", "waiting")]
    assert line_of(advice) is None
