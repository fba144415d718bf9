"""Rule 7: stages, limits and days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import (
    CycleStarted,
    DealEnded,
    DealParked,
    DealReopened,
    Payload,
    StageEntered,
    WaitStarted,
    Way,
)
from salescoach.guidance.advice import advise
from salescoach.guidance.gate import buyer_position, gate_of
from salescoach.guidance.parts import FieldPart
from salescoach.guidance.stages import following
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from tests.builders.asking import USER, F, T, U, on
from tests.builders.deals import A_DAY, DAY, Command, a_deal, command, field_set, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import outcome_in, resolved, truth_in
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


# Limits, pauses and holidays

TIMED = """
stages:
  - {id: early, title: Early}
  - id: main
    title: Main
    limit:
      - {when: {customer_type: {is: market}}, days: 10, calendar: business}
      - {when: {customer_type: {is: loyal}}, days: 10}
  - {id: late, title: Late}
"""


def timed(*commands: Payload | Command, day: int, **more: Any) -> View:
    """A deal in `main`, entered on a Monday, day 0."""
    return a_view(resolved(TIMED), *commands, stage="main", today=DAY + day * A_DAY, **more)


def wait(on_day: int, until: int) -> Command:
    return on(on_day, WaitStarted(until=DAY + until * A_DAY, because="holidays"))


def park(on_day: int, until: int | None) -> Command:
    day = None if until is None else DAY + until * A_DAY
    return on(on_day, DealParked(because="budget", until=day))


def went(on_day: int, to: str, way: Way = "advance") -> Command:
    return on(on_day, StageEntered(stage=to, way=way))


PAUSES = {
    "none": ([], 10, 8),
    "a wait of three days": ([wait(2, 5)], 7, 6),
    "a wait over a weekend": ([wait(4, 7)], 7, 7),
    "a wait that lasts still": ([wait(8, 30)], 8, 6),
    "a parking without a day": ([park(3, None)], 3, 3),
    "a parking taken back": ([park(3, None), on(5, DealReopened(because="so"))], 8, 7),
    "an ending taken back": (
        [on(3, DealEnded(outcome="lost")), on(5, DealReopened(because="so"))], 8, 7,
    ),
    "two that overlap": ([wait(1, 4), park(2, 6)], 5, 5),
    "one within another": ([wait(1, 8), park(2, 4)], 3, 3),
    "one right after another": ([wait(1, 3), park(3, 5)], 6, 5),
    "two apart": ([wait(1, 2), park(4, 5)], 8, 7),
    "over on the day it started": ([park(3, 3)], 10, 8),
    "yet to come": ([wait(10, 20)], 10, 8),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "days", "business"), PAUSES.values(), ids=PAUSES)
def test_days_under_a_wait_or_a_parking_count_neither_in_days_in_stage_nor_in_limit_used(
    commands: list[Command], days: int, business: int
) -> None:
    """Today is day 10, a Thursday. In the calendar of the limit case that applies."""
    market = timed(*commands, day=10, customer_type="market")
    loyal = timed(*commands, day=10, customer_type="loyal")

    assert (market.days_in_stage, market.limit) == (days, (business, 10))
    assert (loyal.days_in_stage, loyal.limit) == (days, (days, 10))


def test_days_before_the_stage_was_entered_are_no_pause_of_it() -> None:
    view = timed(wait(1, 6), went(4, "late"), day=10)

    assert view.days_in_stage == 4


def test_holidays_are_no_business_days() -> None:
    holidays = frozenset(DAY + day * A_DAY for day in (0, 1, 3, 5, 30))
    deal = a_deal(wait(2, 4), stage="main", customer_type="market")
    view = View(resolved(TIMED), deal, DAY + 10 * A_DAY, holidays)

    assert view.limit == (8 - 2 - 1, 10)  # two holidays, one of them within the pause; one day more
    assert view.days_in_stage == 8


OVER = {
    "below": (9, F, F, T, T),
    "at the limit": (10, F, T, F, T),
    "over": (11, T, T, F, F),
}


@pytest.mark.parametrize(("day", "over", "least", "under", "most"), OVER.values(), ids=OVER)
def test_over_is_strictly_more(
    day: int, over: Truth, least: Truth, under: Truth, most: Truth
) -> None:
    view = timed(day=day, customer_type="loyal")
    for measure, bound in (("limit_used", 100), ("days_in_stage", 10), ("days_since_contact", 10)):
        assert truth_in(view, f"{{{measure}: {{more_than: {bound}}}}}") is over
        assert truth_in(view, f"{{{measure}: {{at_least: {bound}}}}}") is least
        assert truth_in(view, f"{{{measure}: {{less_than: {bound}}}}}") is under
        assert truth_in(view, f"{{{measure}: {{at_most: {bound}}}}}") is most


@pytest.mark.parametrize(
    ("type_", "over", "below"),
    [("loyal", F, T), ("strategic", F, T), (None, U, U)],
    ids=["a case applies", "no case applies", "unknown which case applies"],
)
def test_limit_used_is_unknown_only_while_it_is_unknown_which_case_applies(
    type_: str | None, over: Truth, below: Truth
) -> None:
    """Without a limit nothing of it is used."""
    view = timed(day=9, customer_type=type_)

    assert truth_in(view, "{limit_used: {more_than: 90}}") is over
    assert truth_in(view, "{limit_used: {at_most: 90}}") is below
    settle = outcome_in(view, "{limit_used: {more_than: 100}}").settle
    assert settle == ((FieldPart("customer_type"),) * 2 if type_ is None else ())[:1]


def test_percents_are_compared_exactly() -> None:
    text = TIMED.replace("days: 10}", "days: 3}")
    view = a_view(resolved(text), stage="main", customer_type="loyal", today=DAY + 2 * A_DAY)

    assert truth_in(view, "{limit_used: {more_than: 66}}") is T
    assert truth_in(view, "{limit_used: {at_least: 67}}") is F


def test_the_expected_close_moves_when_it_is_set_to_a_later_day() -> None:
    moves = [field_set("expected_close", day) for day in ("2026-06-01", "2026-07-01", "2026-05-01")]
    view = timed(*moves, day=0)

    assert truth_in(view, "{close_date_moves: {at_least: 1}}") is T
    assert truth_in(view, "{close_date_moves: {more_than: 1}}") is F
    assert truth_in(view, "{close_date_moves: {at_least: 0, at_most: 1}}") is T


# Where a stage stands

COURSE = """
facts: [{id: pain, title: Pain, type: text}]
stages:
  - id: early
    title: Early
    checklists:
      - {id: c, title: C, items: [{id: e, do: E}, {id: anew, do: A, again: [stage-entry]}]}
    exit_criteria: [{id: c1, statement: C, met_when: {fact: pain, known: true}}]
  - id: optional
    title: Optional
    when: {customer_type: {is: market}}
    exit_criteria: [{id: c2, statement: C, met_when: {fact: pain, known: true}}]
  - {id: middle, title: Middle, exit_criteria: [
      {id: c3, statement: C, met_when: {fact: pain, known: true}}]}
  - id: aside
    title: Aside
    beside: early
    must_close_before: middle
    checklists: [{id: c, title: C, items: [{id: a, do: A}]}]
    exit_criteria: [{id: ca, statement: C, met_when: {stakeholder: {role: user},
                     count: {at_least: 1}}}]
  - id: short
    title: Short
    beside: middle
    exit_criteria: [{id: cs, statement: C, met_when: {fact: pain, known: true}}]
  - {id: late, title: Late}
"""


def course(*moves: Payload, stage: str = "early", **more: Any) -> View:
    return a_view(resolved(COURSE), *moves, stage=stage, **{"customer_type": "loyal", **more})


def move(to: str, way: Way = "advance", *passed: str) -> Payload:
    return StageEntered(stage=to, way=way, passed=passed)


ON = move("middle", "advance", "optional")
PLACES = {
    "at the start": ([], ["early", "aside"], ["early", "aside"], []),
    "one on, through an optional one": (
        [ON], ["early", "middle", "aside", "short"], ["middle", "aside", "short"],
        ["early", "optional"],
    ),
    "at the end": (
        [ON, move("late")], ["early", "middle", "aside", "short", "late"], ["late"],
        ["early", "optional", "middle", "aside", "short"],
    ),
    "back to the start": (
        [ON, move("late"), move("early", "back")],
        ["early", "middle", "aside", "short", "late"], ["early", "aside"], [],
    ),
    "back one": (
        [ON, move("late"), move("middle", "back")],
        ["early", "middle", "aside", "short", "late"], ["middle", "aside", "short"],
        ["early", "optional"],
    ),
    "in a new cycle": (
        [ON, CycleStarted(stage="early", fields=("customer_type",))], ["early", "aside"],
        ["early", "aside"], [],
    ),
}  # fmt: skip
STAGES = ("early", "optional", "middle", "aside", "short", "late")


@pytest.mark.parametrize(("moves", "entered", "current", "passed"), PLACES.values(), ids=PLACES)
def test_a_stage_is_entered_current_or_passed(
    moves: list[Payload], entered: list[str], current: list[str], passed: list[str]
) -> None:
    """Passed is left forwards in this cycle, or passed through; a step back takes it back."""
    view = course(*moves)
    for state, expected in (("entered", entered), ("current", current), ("passed", passed)):
        true = [s for s in STAGES if truth_in(view, f"{{stage: {s}, is: {state}}}") is T]
        assert true == expected


@pytest.mark.parametrize(("moves", "entered", "current", "passed"), PLACES.values(), ids=PLACES)
def test_a_stage_beside_another_opens_with_it_and_stays_until_its_gate_is_left(
    moves: list[Payload], entered: list[str], current: list[str], passed: list[str]
) -> None:
    view = course(*moves)

    assert [stage.id for stage in view.open_stages] == [
        view.deal.stage, *(id_ for id_ in current if id_ != view.deal.stage),
    ]  # fmt: skip
    assert {view.deal.stage, *passed, *entered} >= {stage.id for stage in view.open_stages}


def test_what_is_beside_a_stage_that_was_passed_through_never_opens() -> None:
    text = COURSE.replace("beside: middle", "beside: optional\n    must_close_before: middle")
    view = a_view(resolved(text), ON, stage="early", customer_type="loyal")

    assert "short" not in [stage.id for stage in view.open_stages]
    assert [one.path for one in gate_of(view).criteria] == ["middle/c3", "aside/ca"]


def test_a_stage_beside_another_is_never_the_position() -> None:
    """Neither the next stage nor where the buyer is."""
    view = course(ON)
    ahead = following(view)

    assert ahead is not None
    assert (ahead.id, following(course(ON, move("late")))) == ("late", None)
    assert buyer_position(course(USER, said(by=["anna"]))) == "late"


GATES = {
    "its own gate": ("early", ["early/c1"]),
    "that of the stage to close before": ("middle", ["middle/c3", "aside/ca", "short/cs"]),
    "none": ("late", []),
    "asked of the stage beside": ("aside", ["aside/ca"]),
}


@pytest.mark.parametrize(("stage", "criteria"), GATES.values(), ids=GATES)
def test_its_criteria_join_the_gate_of_the_stage_named_in_must_close_before(
    stage: str, criteria: list[str]
) -> None:
    """Else of the one that it is beside."""
    view = course()
    found = gate_of(view, view.playbook.stage(stage))

    assert [one.path for one in found.criteria] == criteria
    assert {one.stage for one in found.criteria} == {path.partition("/")[0] for path in criteria}


def test_items_of_a_stage_beside_count() -> None:
    ids = [action.id for action in advise(course()).actions]

    assert "do/aside/a" in ids
    assert "do/early/e" in ids


def test_with_the_gate_open_what_must_close_later_is_left_to_do() -> None:
    ids = [action.id for action in advise(course(USER, said(by=["anna"]))).actions]

    assert sorted(ids) == ["advance/early", "do/aside/a"]


@pytest.mark.parametrize(
    ("type_", "ahead"), [("market", "optional"), ("loyal", "middle"), (None, "optional")]
)
def test_when_false_the_next_stage_is_the_one_after(type_: str | None, ahead: str) -> None:
    view = course(customer_type=type_)
    stage = following(view)

    assert stage is not None
    assert stage.id == ahead
    assert (view.judge("optional/c2") is None) is (type_ == "loyal")


def test_the_position_counts_even_where_its_when_is_false() -> None:
    view = course(stage="optional")

    assert [one.path for one in gate_of(view).criteria] == ["optional/c2"]
    assert buyer_position(view) == "early"


def test_back_restarts_stage_time_and_keeps_evidence_and_done_items() -> None:
    commands = [
        on(0, ticked("e", stage="early"), ticked("anew", stage="early"), said()),
        went(4, "middle"),
        went(9, "early", "back"),
    ]
    view = a_view(resolved(COURSE), *commands, stage="early", today=DAY + 12 * A_DAY)

    assert view.days_in_stage == 3
    assert view.entry_of(view.stage) == DAY + 9 * A_DAY
    assert view.stands("pain") is not None
    assert (view.item_state("early/e"), view.item_state("early/anew")) == ("done", "open")


@pytest.mark.parametrize(
    ("written", "moves"),
    [
        ("{stage: late, is: entered}", []),
        ("{not: {stage: early, is: current}}", []),
        ("{days_in_stage: {more_than: 5}}", []),
        ("{not: {days_since_contact: {less_than: 5}}}", []),
    ],
)
def test_no_single_thing_to_do_moves_the_stage_or_time(written: str, moves: list[Payload]) -> None:
    found = outcome_in(course(*moves), written)

    assert (found.truth, len(found.missing), found.settle) == (F, 1, ())
