"""What options cost, bring and are worth; the figures of docs/options.md, worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salescoach.deal.record_events import Mark, Weight
from salescoach.deal.records import Option, Records
from salescoach.guidance.economics import (
    Assumed,
    Compared,
    Comparison,
    Economy,
    OtherMoney,
    Payback,
    compare_options,
    net_present_value,
    payback_of,
)
from salescoach.values.money import Money, parse_money
from salescoach.values.states import OptionKind

DAY = date(2026, 3, 2)


def money(*texts: str) -> tuple[Money, ...]:
    return tuple(parse_money(text) for text in texts)


def option(
    id_: str,
    kind: OptionKind = "ours",
    *,
    outlay: str | None = None,
    costs: tuple[str, ...] = (),
    gains: tuple[str, ...] = (),
    **more: Any,
) -> Option:
    return Option(
        id=id_,
        title=id_,
        kind=kind,
        on=DAY,
        outlay=parse_money(outlay) if outlay is not None else None,
        costs=money(*costs),
        gains=money(*gains),
        **more,
    )


def as_is(**more: Any) -> Option:
    figures = {"outlay": "0 EUR", "costs": ("90000 EUR",), "gains": ("0 EUR",), **more}
    return option("as-it-is", "as-is", **figures)


AID = option(
    "aid",
    outlay="120000 EUR",
    costs=("60000 EUR", "40000 EUR"),
    gains=("20000 EUR", "30000 EUR"),
    impact="fewer breaks",
)


def compared(*options: Option, years: int = 5, rate: str = "8", **records: Any) -> Comparison:
    assumed = Assumed(years=years, rate_percent=Decimal(rate))
    return compare_options(Records(options=options, **records), assumed)


def economy(comparison: Comparison, id_: str) -> Economy:
    found = one(comparison, id_).economy
    assert found is not None
    return found


def one(comparison: Comparison, id_: str) -> Compared:
    return next(one for one in comparison.options if one.option.id == id_)


def test_the_worked_example_to_the_cent() -> None:
    comparison = compared(as_is(), AID)
    assert economy(comparison, "aid") == Economy(
        outlay=Money(Decimal("120000.00"), "EUR"),
        costs=money("60000 EUR", "40000 EUR", "40000 EUR", "40000 EUR", "40000 EUR"),
        gains=money("20000 EUR", "30000 EUR", "30000 EUR", "30000 EUR", "30000 EUR"),
        total_cost=Money(Decimal("340000.00"), "EUR"),
        total_gain=Money(Decimal("140000.00"), "EUR"),
        net_present_value=Money(Decimal("-187704.88"), "EUR"),
        payback=Payback("after", Decimal("1.9")),
    )
    assert economy(comparison, "as-it-is") == Economy(
        outlay=Money(Decimal("0.00"), "EUR"),
        costs=money(*["90000 EUR"] * 5),
        gains=money(*["0 EUR"] * 5),
        total_cost=Money(Decimal("450000.00"), "EUR"),
        total_gain=Money(Decimal("0.00"), "EUR"),
        net_present_value=Money(Decimal("-359343.90"), "EUR"),
        payback=Payback("as-is"),
    )


WORTH: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str, str]] = {
    # outlay, costs, gains, rate; worth: by hand
    "nothing at all": ("0 EUR", ("0 EUR",), ("0 EUR",), "8", "0.00"),
    "no rate: plain sums": ("100 EUR", ("10 EUR", "10 EUR"), ("50 EUR", "80 EUR"), "0", "10.00"),
    "one year at ten percent": ("100 EUR", ("0 EUR",), ("110 EUR",), "10", "0.00"),
    "two years at ten percent": ("0 EUR", ("0 EUR", "0 EUR"), ("0 EUR", "121 EUR"), "10", "100.00"),
    "half a cent goes up": ("0 EUR", ("0 EUR",), ("0.01 EUR",), "100", "0.01"),
    "below half a cent goes down": ("0 EUR", ("0 EUR",), ("0.01 EUR",), "101", "0.00"),
    "half a cent below nothing goes away from it": (
        "0 EUR", ("0.01 EUR",), ("0 EUR",), "100", "-0.01",
    ),
    "a currency without decimals": ("1000 JPY", ("0 JPY",), ("1500 JPY",), "7", "402"),
    "a currency with three": ("0 KWD", ("0 KWD",), ("1 KWD",), "7", "0.935"),
    "a rate with decimals": ("0 EUR", ("0 EUR",), ("1065 EUR",), "6.5", "1000.00"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORTH)
def test_net_present_value(name: str) -> None:
    outlay, costs, gains, rate, worth = WORTH[name]
    found = net_present_value(parse_money(outlay), money(*costs), money(*gains), Decimal(rate))
    assert str(found.amount) == worth
    assert found.currency == outlay[-3:]


def test_the_largest_amounts_over_many_years_stay_exact() -> None:
    most = "999999999999999 EUR"
    comparison = compared(as_is(outlay=most, costs=(most,), gains=(most,)), years=50, rate="0")
    found = economy(comparison, "as-it-is")
    assert (str(found.total_cost and found.total_cost.amount)) == "50999999999999949.00"
    assert (str(found.net_present_value and found.net_present_value.amount)) == (
        "-999999999999999.00"
    )


PAYBACK: dict[str, tuple[dict[str, Any], Payback]] = {
    "as much outlay as leaving it": ({"outlay": "0 EUR"}, Payback("at-once")),
    "a cent more": (
        {"outlay": "0.01 EUR", "costs": ("0 EUR",), "gains": ("0 EUR",)},
        Payback("after", Decimal("0.1")),
    ),
    "no better than leaving it": (
        {"outlay": "1 EUR", "costs": ("90000 EUR",), "gains": ("0 EUR",)}, Payback("never"),
    ),
    "worse than leaving it": (
        {"outlay": "1 EUR", "costs": ("90001 EUR",), "gains": ("0 EUR",)}, Payback("never"),
    ),
    "at the end of the first year": (
        {"outlay": "90000 EUR", "costs": ("0 EUR",), "gains": ("0 EUR",)},
        Payback("after", Decimal("1.0")),
    ),
    "a cent beyond it is told later": (
        {"outlay": "90000.01 EUR", "costs": ("0 EUR",), "gains": ("0 EUR",)},
        Payback("after", Decimal("1.1")),
    ),
    "beyond the years that are compared": (
        {"outlay": "630000 EUR", "costs": ("0 EUR",), "gains": ("0 EUR",)},
        Payback("after", Decimal("7.0")),
    ),
    "worse at first": (
        {"outlay": "10000 EUR", "costs": ("110000 EUR", "60000 EUR"), "gains": ("0 EUR",)},
        Payback("after", Decimal("2.0")),
    ),
    "better at first and not for long": (
        {"outlay": "50000 EUR", "costs": ("60000 EUR", "90000 EUR"), "gains": ("0 EUR",)},
        Payback("never"),
    ),
    "nobody knows the outlay": ({"outlay": None}, Payback("not-known")),
    "nobody knows the cost": ({"outlay": "0 EUR", "costs": ()}, Payback("not-known")),
    "nobody knows the gain": ({"outlay": "0 EUR", "gains": ()}, Payback("not-known")),
}  # fmt: skip


@pytest.mark.parametrize("name", PAYBACK)
def test_payback_against_leaving_it_as_it_is(name: str) -> None:
    figures, payback = PAYBACK[name]
    given = {"costs": ("60000 EUR",), "gains": ("0 EUR",), **figures}
    assert payback_of(option("ours", **given), as_is()) == payback


def test_payback_is_the_same_over_however_many_years_they_are_compared() -> None:
    found = {economy(compared(as_is(), AID, years=years), "aid").payback for years in (1, 2, 30)}
    assert found == {Payback("after", Decimal("1.9"))}


def test_the_outlay_of_leaving_it_is_saved_by_every_other_option() -> None:
    """A repair that is due anyway: only 20,000 more, for 50,000 a year from the first on."""
    comparison = compared(as_is(outlay="100000 EUR"), AID)
    assert economy(comparison, "aid").payback == Payback("after", Decimal("0.4"))


def test_what_leaving_it_costs_that_nobody_knows_leaves_payback_open() -> None:
    comparison = compared(as_is(costs=()), AID)
    assert economy(comparison, "aid").payback == Payback("not-known")
    assert one(comparison, "as-it-is").missing == ("cost", "impact")


def test_without_leaving_it_as_it_is_there_is_no_payback() -> None:
    comparison = compared(AID)
    assert comparison.as_is is None
    assert economy(comparison, "aid").payback == Payback("not-known")
    assert str(economy(comparison, "aid").net_present_value) != "None"


MISSING: dict[str, tuple[Option, Economy, tuple[str, ...]]] = {
    "nothing recorded": (
        option("bare"),
        Economy(outlay=None, costs=None, gains=None, total_cost=None, total_gain=None,
                net_present_value=None, payback=Payback("not-known")),
        ("outlay", "cost", "gain", "impact"),
    ),
    "only what a year costs": (
        option("bare", costs=("10 EUR",)),
        Economy(outlay=None, costs=money("10 EUR", "10 EUR"), gains=None, total_cost=None,
                total_gain=None, net_present_value=None, payback=Payback("not-known")),
        ("outlay", "gain", "impact"),
    ),
    "all costs, no gain": (
        option("bare", outlay="5 EUR", costs=("10 EUR",), impact="less noise"),
        Economy(outlay=Money(Decimal("5.00"), "EUR"), costs=money("10 EUR", "10 EUR"), gains=None,
                total_cost=Money(Decimal("25.00"), "EUR"), total_gain=None,
                net_present_value=None, payback=Payback("not-known")),
        ("gain",),
    ),
    "only what a year brings": (
        option("bare", gains=("10 EUR", "20 EUR", "40 EUR")),
        Economy(outlay=None, costs=None, gains=money("10 EUR", "20 EUR"), total_cost=None,
                total_gain=Money(Decimal("30.00"), "EUR"), net_present_value=None,
                payback=Payback("not-known")),
        ("outlay", "cost", "impact"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSING)
def test_what_is_not_recorded_is_not_known_and_never_nothing(name: str) -> None:
    bare, money_of_it, missing = MISSING[name]
    found = one(compared(as_is(), bare, years=2), "bare")
    assert (found.money, found.missing) == (money_of_it, missing)


CURRENCIES: dict[str, tuple[tuple[Option, ...], str | None, dict[str, tuple[str, ...]]]] = {
    "none recorded": ((option("a"), option("b")), None, {}),
    "the one of most": (
        (as_is(), option("a", outlay="1 SEK"), option("b", costs=("1 SEK",))),
        "SEK",
        {"as-it-is": ("EUR",)},
    ),
    "of equally many that of leaving it": (
        (option("a", outlay="1 SEK"), as_is()),
        "EUR",
        {"a": ("SEK",)},
    ),
    "else the first": (
        (option("a", gains=("1 SEK",)), option("b", outlay="1 NOK")),
        "SEK",
        {"b": ("NOK",)},
    ),
    "two in one option": (
        (option("a", outlay="1 SEK", costs=("1 NOK",)), option("b", outlay="1 NOK")),
        "NOK",
        {"a": ("SEK", "NOK")},
    ),
    "an option without money is in none": ((as_is(), option("a")), "EUR", {}),
}


@pytest.mark.parametrize("name", CURRENCIES)
def test_money_is_compared_in_one_currency(name: str) -> None:
    options, currency, left_out = CURRENCIES[name]
    found = compared(*options)
    others = {
        one.option.id: one.money.currencies
        for one in found.options
        if isinstance(one.money, OtherMoney)
    }
    assert (found.currency, others) == (currency, left_out)


def test_where_leaving_it_is_in_another_currency_payback_is_open() -> None:
    found = compared(as_is(), option("a", outlay="1 SEK"), option("b", outlay="1 SEK"))
    assert economy(found, "a").payback == Payback("not-known")


def test_a_missing_mark_is_missing_of_the_option_and_of_no_other() -> None:
    weights = (Weight("steadiness", 60), Weight("price", 40))
    half = option("half", marks=(Mark("price", 5),), impact="x")
    whole = option("whole", marks=(Mark("price", 5), Mark("steadiness", 9)), impact="x")
    found = compared(half, whole, weights=weights)
    assert [(o.missing[3:], o.unmarked) for o in found.options] == [
        (("marks",), ("steadiness",)),
        ((), ()),
    ]
