"""How a visit ended, which visit is next, and how many came to nothing in a row (ADR 0019)."""

from datetime import date

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.records import Visit
from salescoach.guidance.view import View
from salescoach.guidance.visits import (
    continuations_in_a_row,
    derived_outcome,
    held_visits,
    last_visit,
    next_visit,
    outcome_of,
    unreported,
    visit_of,
)
from salescoach.values.states import VisitOutcome
from tests.builders.asking import on
from tests.builders.deals import A_DAY, DAY, Command, cycled, ended, entered, met, reopened
from tests.builders.records import (
    broken,
    called_off,
    held,
    kept,
    moved,
    ours,
    planned,
    replanned,
    theirs,
)
from tests.builders.resolved import resolved
from tests.builders.views import a_view

BOOK = """
visit_kinds: [{id: talk, title: Talk}, {id: pilot, title: Pilot, aim: work}]
stages: [{id: option-evaluation, title: Comparing}, {id: implementation, title: Starting}]
"""
PEOPLE = (met("anna"), met("bob"))


def day(number: int) -> date:
    return DAY + number * A_DAY


def visit(
    number: int, *, id_: str | None = None, people: tuple[str, ...] = ("anna",),
    outcome: VisitOutcome | None = None, kind: str | None = "talk", time: str | None = None,
) -> list[Payload | Command]:  # fmt: skip
    """Planned on the first day and held on its own."""
    name = id_ or f"visit-{number}"
    return [
        on(0, planned(name, day(number), kind=kind, people=people, time=time)),
        on(number, held(name, people=people, outcome=outcome)),
    ]


def seen(*commands: Payload | Command, today: int = 20) -> View:
    return a_view(resolved(BOOK), *PEOPLE, *commands, today=day(today))


def ends(id_: str, *commands: Payload | Command, today: int = 20) -> VisitOutcome | None:
    return outcome_of(the(id_, seen(*commands, today=today)), seen(*commands, today=today))


def the(id_: str, view: View) -> Visit:
    found = view.deal.records.visit(id_)
    assert found is not None
    return found


DUE = day(30)
ON_DAY_5: dict[str, tuple[list[Payload | Command], str]] = {
    "nothing": ([], "continuation"),
    # an order
    "they bought on its day": ([on(5, entered("implementation", way="win"))], "order"),
    "they bought a week after it": ([on(12, entered("implementation", way="win"))], "order"),
    "they had bought before it": ([on(4, entered("implementation", way="win"))], "continuation"),
    "the next stage is no order": ([on(5, entered("implementation"))], "continuation"),
    # a no
    "lost that day": ([on(5, ended("lost"))], "no-sale"),
    "found not to be ours that day": ([on(5, ended("disqualified"))], "no-sale"),
    "given up that day": ([on(5, ended("cancelled"))], "no-sale"),
    "won and done that day": ([on(5, ended("won"))], "continuation"),
    "lost the day after": ([on(6, ended("lost"))], "continuation"),
    "lost, and taken up again": ([on(5, ended("lost")), on(9, reopened())], "continuation"),
    "lost although they promised": (
        [on(5, theirs(due=DUE)), on(5, ended("lost"))],
        "no-sale",
    ),
    # an advance
    "a dated promise of theirs that day": ([on(5, theirs(due=DUE))], "advance"),
    "one for the same day": ([on(5, theirs(due=day(5)))], "advance"),
    "one without a date": ([on(5, theirs())], "continuation"),
    "one dated later that day": ([on(5, theirs()), on(5, moved(due=DUE))], "advance"),
    "one dated the day after": ([on(5, theirs()), on(6, moved(due=DUE))], "continuation"),
    "one moved later": ([on(5, theirs(due=day(9))), on(8, moved(due=DUE))], "advance"),
    "one broken since": ([on(5, theirs(due=day(9))), on(10, broken())], "advance"),
    "a dated promise of ours": ([on(5, ours(due=DUE))], "continuation"),
    "theirs of the day before": ([on(4, theirs(due=DUE))], "continuation"),
    "theirs of the day after": ([on(6, theirs(due=DUE))], "continuation"),
    "recorded the day after as of this visit": (
        [on(6, theirs(due=DUE, visit="visit-5"))],
        "advance",
    ),
    "recorded that day as of another visit": (
        [*visit(3), on(5, theirs(due=DUE, visit="visit-3"))],
        "continuation",
    ),
    "of somebody who was not there": ([on(5, theirs(owner="bob", due=DUE))], "advance"),
    # a promise kept
    "theirs was kept that day": ([on(2, theirs(due=DUE)), on(5, kept())], "kept-step"),
    "theirs was kept the day before": ([on(2, theirs()), on(4, kept())], "continuation"),
    "ours was kept that day": ([on(2, ours()), on(5, kept("sheet"))], "continuation"),
    "ours was kept at the visit": (
        [on(2, ours()), on(5, kept("sheet", visit="visit-5"))],
        "kept-step",
    ),
    "theirs was kept at another one": (
        [*visit(3), on(2, theirs()), on(5, kept(visit="visit-3"))],
        "continuation",
    ),
    "one kept and another made": (
        [on(2, theirs()), on(5, kept()), on(5, theirs("trial", due=DUE))],
        "advance",
    ),
    # what the rep says
    "corrected afterwards": ([on(6, replanned("visit-5", outcome="order"))], "order"),
    "corrected against a promise": (
        [on(5, theirs(due=DUE)), on(6, replanned("visit-5", outcome="continuation"))],
        "continuation",
    ),
}


@pytest.mark.parametrize(("commands", "outcome"), ON_DAY_5.values(), ids=ON_DAY_5)
def test_a_visit_ends_in_one_of_five_ways(
    commands: list[Payload | Command], outcome: VisitOutcome
) -> None:
    """A talk with Anna on day 5, seen two weeks later."""
    assert ends("visit-5", *visit(5), *commands) == outcome


def test_agreed_work_is_a_kept_step_whatever_else_was_promised() -> None:
    work = visit(5, kind="pilot")

    assert ends("visit-5", *work) == "kept-step"
    assert ends("visit-5", *work, on(5, theirs(due=DUE))) == "kept-step"
    assert ends("visit-5", *work, on(5, ended("lost"))) == "no-sale"
    assert ends("visit-5", *work, on(5, entered("implementation", way="win"))) == "order"


def test_a_visit_of_no_kind_is_for_an_advance() -> None:
    assert ends("visit-5", *visit(5, kind=None)) == "continuation"


def test_the_order_belongs_to_the_last_visit_before_it() -> None:
    commands = (*visit(5), *visit(8), on(12, entered("implementation", way="win")))

    assert ends("visit-5", *commands) == "continuation"
    assert ends("visit-8", *commands) == "order"
    assert ends("visit-5", *commands, *visit(14)) == "continuation"
    assert ends("visit-14", *commands, *visit(14)) == "continuation"


def test_what_came_later_did_not_count_yet() -> None:
    commands = (*visit(5), on(12, entered("implementation", way="win")))
    view = seen(*commands)

    assert outcome_of(the("visit-5", view), view) == "order"
    before = view.as_of(day(11))
    assert outcome_of(the("visit-5", before), before) == "continuation"


def test_only_a_visit_that_was_held_ended() -> None:
    waiting = seen(planned("visit-9", day(9)))
    off = seen(planned("visit-9", day(9)), called_off("visit-9"))

    assert outcome_of(the("visit-9", waiting), waiting) is None
    assert outcome_of(the("visit-9", off), off) is None


def test_the_derived_outcome_is_there_beside_the_corrected_one() -> None:
    view = seen(*visit(5, outcome="advance"))
    found = the("visit-5", view)

    assert (outcome_of(found, view), derived_outcome(found, view)) == ("advance", "continuation")


def test_of_an_earlier_round_only_what_was_corrected_is_known() -> None:
    again = on(9, cycled("option-evaluation", people=["anna", "bob"]))
    plain, corrected = seen(*visit(5), again), seen(*visit(5, outcome="advance"), again)

    assert outcome_of(the("visit-5", plain), plain) is None
    assert outcome_of(the("visit-5", corrected), corrected) == "advance"
    assert held_visits(plain) == ()


TWO_ON_A_DAY = [
    *visit(5, id_="with-anna", people=("anna",), time="09:00"),
    *visit(5, id_="with-bob", people=("bob",), time="14:00"),
]


@pytest.mark.parametrize(
    ("people", "found"),
    [(("anna",), "with-anna"), (("bob",), "with-bob"), (("anna", "bob"), "with-bob"),
     ((), "with-bob"), (("tom",), "with-bob")],
    ids=["the one", "the other", "both", "nobody named", "somebody else"],
)  # fmt: skip
def test_of_two_visits_on_a_day_it_was_at_that_of_the_person(
    people: tuple[str, ...], found: str
) -> None:
    visit = visit_of(seen(*TWO_ON_A_DAY), day(5), people)
    assert visit is not None
    assert visit.id == found


def test_a_promise_counts_at_one_visit_only() -> None:
    promise = on(5, theirs(owner="anna", due=DUE))

    assert ends("with-anna", *TWO_ON_A_DAY, promise) == "advance"
    assert ends("with-bob", *TWO_ON_A_DAY, promise) == "continuation"


def test_without_a_visit_that_day_it_was_at_none() -> None:
    assert visit_of(seen(*visit(5)), day(6)) is None


# In a row ----------------------------------------------------------------------------------------

ROWS: dict[str, tuple[list[Payload | Command], int]] = {
    "no visit": ([], 0),
    "one": ([*visit(3)], 1),
    "two": ([*visit(3), *visit(6)], 2),
    "three": ([*visit(3), *visit(6), *visit(9)], 3),
    "an advance before": ([*visit(3, outcome="advance"), *visit(6)], 1),
    "an advance between": ([*visit(3), *visit(6, outcome="advance"), *visit(9)], 1),
    "an advance at the end": ([*visit(3), *visit(6), *visit(9, outcome="advance")], 0),
    "a kept step breaks it": ([*visit(3), *visit(6, outcome="kept-step"), *visit(9)], 1),
    "work between counts for nothing": ([*visit(3), *visit(6, kind="pilot"), *visit(9)], 2),
    "work at the end": ([*visit(3), *visit(6), *visit(9, kind="pilot")], 2),
    "work that came to nothing": (
        [*visit(3), *visit(6, kind="pilot", outcome="continuation"), *visit(9)],
        2,
    ),
    "in two stages": ([*visit(3), on(4, entered("implementation")), *visit(6)], 2),
    "one in an earlier round": (
        [*visit(3), on(4, cycled("option-evaluation", people=["anna"])), *visit(6)],
        1,
    ),
    "one that was planned only": ([*visit(3), planned("visit-9", day(9))], 1),
    "recorded in another order": (
        [*visit(9), *visit(3, outcome="advance"), *visit(6)],
        2,
    ),
}


@pytest.mark.parametrize(("commands", "row"), ROWS.values(), ids=ROWS)
def test_how_many_of_the_last_visits_came_to_nothing(
    commands: list[Payload | Command], row: int
) -> None:
    assert continuations_in_a_row(seen(*commands)) == row


# Which is next -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "found", "past"),
    [(8, "early", []), (9, "early", []), (10, "late", ["early"]), (13, None, ["early", "late"])],
)
def test_the_next_visit_is_the_first_planned_that_is_not_past(
    today: int, found: str | None, past: list[str]
) -> None:
    view = seen(
        planned("late", day(12), kind="talk"),
        planned("early", day(9), kind="pilot"),
        planned("off", day(8)),
        called_off("off"),
        today=today,
    )
    visit = next_visit(view)

    assert (visit.id if visit else None) == found
    assert [one.id for one in unreported(view)] == past


def test_the_next_visit_of_a_kind() -> None:
    view = seen(planned("talk", day(9), kind="talk"), planned("pilot", day(12), kind="pilot"),
                today=5)  # fmt: skip
    found = next_visit(view, kind="pilot")

    assert found is not None
    assert found.id == "pilot"
    assert next_visit(view, kind="other") is None


@pytest.mark.parametrize(
    ("since", "found"), [(5, "visit-8"), (8, "visit-8"), (9, None)], ids=["before", "on", "after"]
)
def test_the_last_visit_since_a_day(since: int, found: str | None) -> None:
    visit = last_visit(seen(*visit_at(5, 8)), since=day(since))
    assert (visit.id if visit else None) == found


def visit_at(*days: int) -> list[Payload | Command]:
    return [command for number in days for command in visit(number)]
