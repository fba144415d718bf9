"""Rule 9: engaged, buyer acts, and money in several currencies."""

from decimal import Decimal

import pytest

from salescoach.deal.events import Payload, StageEntered
from salescoach.guidance.comparing import compare
from salescoach.guidance.measures import days_since_contact, last_buyer_act
from salescoach.guidance.truth import Truth
from salescoach.playbook.conditions import Check
from salescoach.playbook.model import ExchangeRate
from salescoach.values.money import Money
from tests.builders.asking import USER, F, T, U, on
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    cycled,
    ended,
    euros,
    met,
    parked,
    reopened,
    said,
    waited,
)
from tests.builders.records import (
    a_problem,
    agreed,
    answered,
    broken,
    called_off,
    held,
    kept,
    moved,
    noted,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)
from tests.builders.resolved import resolved, truth_in
from tests.builders.views import a_view

HEARD = on(5, said(by=["anna"]))


def visit(number: int, *people: str) -> list[Payload | Command]:
    name = f"visit-{number}"
    return [on(0, planned(name, DAY + number * A_DAY)), on(number, held(name, people=people))]


ENGAGED: dict[str, tuple[list[Payload | Command], Truth, Truth]] = {
    # what was recorded; engaged within 9 days; engaged since the stage was entered on day 8
    "nobody": ([], F, F),
    "recorded": ([USER], F, F),
    "spoke": ([USER, on(15, said(by=["anna"]))], F, F),
    "promised": ([USER, on(15, theirs(owner="anna"))], F, F),
    "is to come": ([USER, on(0, planned(day=DAY + 20 * A_DAY, people=["anna"]))], F, F),
    "was to come": (
        [USER, on(0, planned("visit-15", people=["anna"])), *visit(15, "bob")[1:]],
        F,
        F,
    ),
    "present": ([USER, *visit(15, "anna")], T, T),
    "nine days ago": ([USER, *visit(8, "anna")], T, T),
    "ten days ago": ([USER, *visit(7, "anna")], F, F),
    "again since": ([USER, *visit(7, "anna"), *visit(12, "anna")], T, T),
    "another one": ([USER, *visit(15, "bob")], F, F),
}


@pytest.mark.parametrize(("commands", "within", "since"), ENGAGED.values(), ids=ENGAGED)
def test_engaged_is_present_at_a_held_visit(
    commands: list[Payload | Command], within: Truth, since: Truth
) -> None:
    """To be recorded, to have said something or to be expected is not to be engaged."""
    text = "stages: [{id: early, title: E}, {id: late, title: L}]"
    entered = on(8, StageEntered(stage="late", way="advance"))
    view = a_view(resolved(text), *commands, entered, stage="early", today=DAY + 17 * A_DAY)

    assert truth_in(view, "{stakeholder: {role: user, engaged_within: 9d}}") is within
    assert truth_in(view, "{stakeholder: {role: user, engaged_since_stage_entry: true}}") is since


@pytest.mark.parametrize(
    ("commands", "day"),
    [
        ([], None),
        ([on(3, said())], None),
        ([on(3, said(document="minutes"))], None),
        ([on(3, said(by=["anna"]))], 3),
        ([on(3, said(by=["anna"])), on(1, said(by=["anna"])), on(5, said())], 3),
    ],
    ids=["nothing", "our own guess", "a document that nobody is named for", "said by somebody",
         "the latest of several"],
)  # fmt: skip
def test_a_buyer_act_is_evidence_said_by_a_named_buyer(
    commands: list[Payload | Command], day: int | None
) -> None:
    view = a_view(resolved(), USER, *commands, today=DAY + 9 * A_DAY)

    assert last_buyer_act(view) == (None if day is None else DAY + day * A_DAY)
    assert days_since_contact(view) == 9 - (day or 0)


@pytest.mark.parametrize(
    ("commands", "day", "quiet"),
    [
        pytest.param([on(2, waited(DAY + 6 * A_DAY))], 5, 2, id="a wait that goes on"),
        pytest.param([on(2, waited(DAY + 6 * A_DAY))], 9, 5, id="a wait"),
        pytest.param([on(2, parked(DAY + 6 * A_DAY))], 9, 5, id="a parking"),
        pytest.param([on(2, ended()), on(6, reopened())], 9, 5, id="an ending"),
        pytest.param([on(2, waited(DAY + 6 * A_DAY)), HEARD], 9, 3, id="they spoke in it"),
        pytest.param([on(2, waited(DAY + 4 * A_DAY)), HEARD], 9, 4, id="they spoke after it"),
        pytest.param(
            [on(2, waited(DAY + 6 * A_DAY)), on(4, parked(DAY + 8 * A_DAY))], 9, 3, id="two of them"
        ),
    ],
)
def test_days_under_a_pause_are_no_days_without_contact(
    commands: list[Payload | Command], day: int, quiet: int
) -> None:
    view = a_view(resolved(), USER, *commands, today=DAY + day * A_DAY)

    assert days_since_contact(view) == quiet
    assert truth_in(view, f"{{days_since_contact: {{at_least: {quiet}}}}}") is T
    assert truth_in(view, f"{{days_since_contact: {{more_than: {quiet}}}}}") is F


RATES = {
    "no rate": ([], "5 EUR", U, U),
    "from ours to theirs": ([("USD", "EUR", "0.5")], "5 EUR", T, T),
    "from theirs to ours": ([("EUR", "USD", "2")], "5 EUR", T, T),
    "just below": ([("USD", "EUR", "0.49999999999999999999")], "5 EUR", F, F),
    "just above": ([("USD", "EUR", "0.50000000000000000001")], "5 EUR", T, F),
    "a third, exactly": ([("EUR", "USD", "3.3333333333333333333")], "3 EUR", T, F),
    "between others": ([("GBP", "EUR", "2")], "5 EUR", U, U),
    "the first of two": ([("USD", "EUR", "0.4"), ("EUR", "USD", "2")], "5 EUR", F, F),
    "no number": ([("USD", "EUR", "much")], "5 EUR", U, U),
    "the same currency needs none": ([("USD", "EUR", "0.5")], "10 USD", T, T),
}


@pytest.mark.parametrize(("rates", "operand", "at_least", "equal"), RATES.values(), ids=RATES)
def test_money_compares_in_one_currency_else_by_a_given_rate_else_not_at_all(
    rates: list[tuple[str, str, str]], operand: str, at_least: Truth, equal: Truth
) -> None:
    """Ten dollars: converted exactly, in either direction; without a rate it is unknown."""
    given = tuple(
        ExchangeRate(from_=from_, to=to, rate=rate, source="bank") for from_, to, rate in rates
    )
    ten = Money(Decimal("10.00"), "USD")

    assert compare(Check("at_least", operand), ten, "money", DAY, given) is at_least
    assert compare(Check("is", operand), ten, "money", DAY, given) is equal


def test_the_rates_of_the_playbook_count_for_facts_and_for_the_amount() -> None:
    text = """
facts: [{id: cost, title: Cost, type: money}]
exchange_rates: [{from: EUR, to: USD, rate: "2", source: bank}]
"""
    with_rates = a_view(resolved(text), said("cost", euros(5)), amount=euros(5))
    without = a_view(resolved(text.rpartition("exchange")[0]), said("cost", euros(5)))

    assert truth_in(with_rates, "{fact: cost, at_least: 10 USD}") is T
    assert truth_in(with_rates, "{amount: {more_than: 10 USD}}") is F
    assert truth_in(without, "{fact: cost, at_least: 10 USD}") is U


ACTS: dict[str, tuple[list[Payload | Command], int | None]] = {
    "a person met": ([on(2, met("tom"))], None),
    "a held visit": (visit(4, "anna"), 4),
    "a held visit, nobody named": (visit(4), 4),
    "a planned visit": ([on(2, planned(day=DAY + 3 * A_DAY))], None),
    "a cancelled visit": ([on(2, planned(day=DAY + 3 * A_DAY)), on(3, called_off())], None),
    "a promise of theirs": ([on(2, theirs())], None),
    "a promise that they confirmed": ([on(2, theirs(said_by=("anna",)))], 2),
    "a promise that they moved": (
        [on(2, theirs()), on(5, moved(due=DAY + 9 * A_DAY, said_by=("anna",)))],
        5,
    ),
    "a promise that we moved": ([on(2, theirs()), on(5, moved(due=DAY + 9 * A_DAY))], None),
    "theirs, kept": ([on(2, theirs()), on(5, kept())], 5),
    "theirs, broken": ([on(2, theirs()), on(5, broken())], None),
    "ours, kept": ([on(2, ours()), on(5, kept("sheet"))], None),
    "a doubt of somebody": ([on(3, raised())], 3),
    "a doubt of nobody": ([on(3, raised(holder=None))], None),
    "a doubt that we answered": ([on(3, raised()), on(5, answered())], 3),
    "a doubt settled": ([on(3, raised()), on(6, settled())], 6),
    "an agreement": ([on(3, agreed(said_by=("anna",)))], 3),
    "an agreement that nobody confirmed": ([on(3, agreed())], None),
    "a problem they report": ([on(3, a_problem(said_by=("anna",)))], 3),
    "a problem they call solved": ([on(3, a_problem()), on(6, solved(said_by=("anna",)))], 6),
    "a note": ([on(3, noted())], None),
    "a visit of an earlier round": (
        [*visit(4, "anna"), on(6, cycled("option-evaluation", people=["anna"]))],
        4,
    ),
}


@pytest.mark.parametrize(("commands", "day"), ACTS.values(), ids=ACTS)
def test_a_buyer_act_is_a_held_visit_a_promise_kept_or_a_word(
    commands: list[Payload | Command], day: int | None
) -> None:
    view = a_view(resolved(), USER, *commands, today=DAY + 9 * A_DAY)

    assert last_buyer_act(view) == (None if day is None else DAY + day * A_DAY)
    assert days_since_contact(view) == 9 - (day or 0)
