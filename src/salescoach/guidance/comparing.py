"""Comparing a recorded value with what a playbook wrote."""

from datetime import date
from decimal import Context, Decimal, InvalidOperation

from salescoach.deal.events import FactValue
from salescoach.guidance.truth import Truth, either, of
from salescoach.playbook.conditions import Check
from salescoach.playbook.model import ExchangeRate, FactType
from salescoach.values.days import parse_day_or_relative
from salescoach.values.money import Money, NotMoney, parse_money

Rates = tuple[ExchangeRate, ...]
_EXACT = Context(prec=1000)


def compare(
    check: Check, value: FactValue, kind: FactType, today: date, rates: Rates = ()
) -> Truth:
    """Whether `value`, of a fact of this kind, stands the check.

    Unknown where the two do not compare: a text that is no number, or money in two currencies
    between which there is no rate. Operators about being known at all are not for this function.
    """
    operand = check.operand
    match check.operator:
        case "is":
            return _same(value, operand, kind, today, rates)
        case "is_not":
            return _same(value, operand, kind, today, rates).opposite
        case "one_of":
            assert isinstance(operand, tuple)
            return either(_same(value, word, kind, today, rates) for word in operand)
        case "contains":
            words = operand if isinstance(operand, tuple) else (str(operand),)
            return of(all(_contains(value, word) for word in words))
        case "at_least" | "after" | "more_than":
            order = _order(value, str(operand), kind, today, rates)
            inclusive = check.operator == "at_least"
            return Truth.UNKNOWN if order is None else of(order > 0 or (inclusive and order == 0))
        case "at_most" | "before" | "less_than":
            order = _order(value, str(operand), kind, today, rates)
            inclusive = check.operator == "at_most"
            return Truth.UNKNOWN if order is None else of(order < 0 or (inclusive and order == 0))
        case "known" | "missing" | "none" | "agree":
            raise AssertionError(check.operator)


def _same(value: FactValue, operand: object, kind: FactType, today: date, rates: Rates) -> Truth:
    if isinstance(value, bool) or isinstance(operand, bool):
        return of(value is operand)
    if isinstance(value, tuple):
        wanted = operand if isinstance(operand, tuple) else (operand,)
        return of(set(value) == set(wanted))
    if kind in ("number", "percent", "money", "date"):
        order = _order(value, str(operand), kind, today, rates)
        return Truth.UNKNOWN if order is None else of(order == 0)
    return of(str(value) == str(operand))


def _contains(value: FactValue, word: str) -> bool:
    if isinstance(value, tuple):
        return word in value
    return word.casefold() in str(value).casefold()


def _order(value: FactValue, operand: str, kind: FactType, today: date, rates: Rates) -> int | None:
    """-1, 0 or 1 as `value` is less than, equal to or more than the operand; None: no order."""
    try:
        if isinstance(value, Money):
            return _money_order(value, parse_money(operand), rates)
        if kind == "date":
            day = parse_day_or_relative(str(value), today)
            return _sign(day.toordinal(), parse_day_or_relative(operand, today).toordinal())
        if kind in ("number", "percent"):
            return _sign(Decimal(str(value)), Decimal(operand.rstrip("% ")))
    except (ValueError, InvalidOperation, NotMoney):
        return None
    return None


def _money_order(one: Money, other: Money, rates: Rates) -> int | None:
    """Exact, in the currency that the first rate between the two leads to."""
    if one.currency == other.currency:
        return _sign(one.amount, other.amount)
    for rate in rates:
        if (rate.from_, rate.to) == (one.currency, other.currency):
            return _sign(_EXACT.multiply(one.amount, Decimal(rate.rate)), other.amount)
        if (rate.from_, rate.to) == (other.currency, one.currency):
            return _sign(one.amount, _EXACT.multiply(other.amount, Decimal(rate.rate)))
    return None


def converted(money: Money, currency: str, rates: Rates) -> Decimal | None:
    """The amount in that currency, by the first rate between the two; None where there is none.

    A rate from that currency divides, to 28 digits.
    """
    if money.currency == currency:
        return money.amount
    for rate in rates:
        try:
            number = Decimal(rate.rate)
        except InvalidOperation:
            continue
        if (rate.from_, rate.to) == (money.currency, currency):
            return money.amount * number
        if (rate.from_, rate.to) == (currency, money.currency) and number:
            return money.amount / number
    return None


def _sign(one: Decimal | int, other: Decimal | int) -> int:
    return int(one > other) - int(one < other)
