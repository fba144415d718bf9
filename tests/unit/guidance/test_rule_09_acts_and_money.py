"""Rule 9: engaged, buyer acts, and money in several currencies."""

from decimal import Decimal

import pytest

from salescoach.deal.events import Payload
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
    ended,
    euros,
    met,
    parked,
    reopened,
    said,
    waited,
)
from tests.builders.resolved import resolved, truth_in
from tests.builders.views import a_view

HEARD = on(5, said(by=["anna"]))


@pytest.mark.parametrize(
    "written",
    [
        "{stakeholder: {role: user, engaged_within: 90d}}",
        "{stakeholder: {role: user, engaged_since_stage_entry: true}}",
    ],
    ids=["within", "since the stage began"],
)
@pytest.mark.parametrize("commands", [[], [USER], [USER, said(by=["anna"])]], ids=["nobody",
                         "recorded", "spoke"])  # fmt: skip
def test_engaged_is_present_at_a_held_visit(written: str, commands: list[Payload]) -> None:
    """To be recorded, or to have said something, is not to be engaged."""
    assert truth_in(a_view(resolved(), *commands), written) is F


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
    """Visits, promises and documents of theirs are not recorded yet."""
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


def test_a_person_met_is_no_buyer_act() -> None:
    assert last_buyer_act(a_view(resolved(), met("tom"))) is None
