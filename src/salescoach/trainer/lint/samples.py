"""Values that stand for all others: what comparisons can tell apart, and no more."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from salescoach.playbook.conditions import Check
from salescoach.playbook.model import FactType
from salescoach.trainer.lint.kleene import UNKNOWN, of
from salescoach.values.days import parse_day_or_relative
from salescoach.values.money import parse_money

Value = str | bool | Decimal | None
"""Days as numbers; None is an amount in a currency that compares with nothing here."""
_SOME_DAY = date(2026, 1, 1)
_ORDERED = ("number", "percent", "money", "date")
_UNORDERED = ("text", "choice", "person", "flag")
_EQUAL = ("is", "is_not", "one_of")
_IN_ORDER = ("at_least", "at_most", "more_than", "less_than", "before", "after")
_OTHER = "\0"  # a word that no playbook has


def are_comparable(checks: Sequence[Check], kind: FactType) -> bool:
    """Whether samples can be given for what these compare; always where they compare nothing.

    Days only where all count from today, or none.
    """
    if kind not in _ORDERED and kind not in _UNORDERED:
        return not checks
    for check in checks:
        if check.operator not in (_EQUAL if kind in _UNORDERED else _EQUAL + _IN_ORDER):
            return False
        if kind in _ORDERED and not all(_is_number(str(one), kind) for one in _words(check)):
            return False
    return kind != "date" or not _is_mixed(checks)


def samples(checks: Sequence[Check], kind: FactType, words: int | None) -> list[Value] | None:
    """Every value that one of the checks could take for another than the rest.

    `words` is how many there are to choose from, None for as many as one likes. None for sums of
    several currencies, and for days of which some count from today.
    """
    operands = [word for check in checks for word in _words(check)]
    if kind == "date" and _is_mixed(checks):
        return None
    if kind == "flag":
        return [True, False]
    if kind == "money" and len({parse_money(str(one)).currency for one in operands}) > 1:
        return None
    if kind in _ORDERED:
        numbers: list[Value] = [
            *_around({_number(str(one), kind) for one in operands}, whole=kind == "date")
        ]
        return [*numbers, None] if kind == "money" else numbers
    named: list[Value] = list(dict.fromkeys(str(one) for one in operands))
    return named if words is not None and len(named) >= words else [*named, _OTHER]


def stands(check: Check, value: Value, kind: FactType) -> int:
    """Whether a value stands a check that compares."""
    if value is None:
        return UNKNOWN
    wanted = [one if kind in _UNORDERED else _number(str(one), kind) for one in _words(check)]
    if check.operator in ("is", "one_of", "is_not"):
        return of((value in wanted) is not (check.operator == "is_not"))
    assert isinstance(value, Decimal), kind
    (limit,) = wanted
    assert isinstance(limit, Decimal), kind
    match check.operator:
        case "at_least":
            return of(value >= limit)
        case "at_most":
            return of(value <= limit)
        case "more_than" | "after":
            return of(value > limit)
        case _:
            return of(value < limit)


def _words(check: Check) -> tuple[str | bool, ...]:
    return check.operand if isinstance(check.operand, tuple) else (check.operand,)


def _is_number(text: str, kind: FactType) -> bool:
    """Whether it can be read as one; in a pin, which nobody checked, it may be none."""
    try:
        _number(text, kind)
    except (ValueError, InvalidOperation):
        return False
    return True


def _is_mixed(checks: Sequence[Check]) -> bool:
    """Whether some of the days count from today and some do not: each day they lie otherwise."""
    from_today = {str(one).startswith("today") for check in checks for one in _words(check)}
    return len(from_today) > 1


def _number(text: str, kind: FactType) -> Decimal:
    if kind == "money":
        return parse_money(text).amount
    if kind == "date":
        return Decimal(parse_day_or_relative(text, _SOME_DAY).toordinal())
    return Decimal(text.rstrip("% "))


def _around(limits: set[Decimal], *, whole: bool) -> list[Decimal]:
    """Each limit, something between two of them, and something beyond; whole ones for days."""
    ordered = sorted(limits) or [Decimal(0)]
    between = [
        (one + other) // 2 if whole else (one + other) / 2 for one, other in pairwise(ordered)
    ]
    return [ordered[0] - 1, *ordered, *between, ordered[-1] + 1]
