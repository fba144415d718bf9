"""What a condition compares with: a number for numbers, a day for days, money for money."""

from collections.abc import Callable, Iterator
from datetime import date

from salescoach.playbook.hints import money_remedy
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, entries
from salescoach.values.days import parse_day_or_relative
from salescoach.values.messages import Message, say
from salescoach.values.money import NotMoney, parse_money
from salescoach.values.numbers import either, is_number

_SOME_DAY = date(2000, 1, 1)  # only whether it can be read counts, not which day it is
_COMPARING = ("is", "is_not", "one_of", "at_least", "at_most", "more_than", "less_than", "before",
              "after")  # fmt: skip


def operand_findings(path: Path, comparison: Map, kind: str) -> Iterator[Finding]:
    """Every operand that a value of this type can't be compared with: it would stay unknown."""
    expected = _EXPECTED.get(kind)
    if expected is None:
        return
    for operator in _COMPARING:
        for where, text in entries(comparison, operator, path):
            wrong = expected(text)
            if wrong is not None:
                remedy = money_remedy(text) if kind == "money" else None
                yield finding("SC203", where, expected=wrong, found=repr(text[:60]), remedy=remedy)


def _number(text: str) -> Message | None:
    number = text.rstrip("% ")
    both = either(number)
    if both is not None:
        return say("expected.number-either", whole=both[0], decimals=both[1])
    return None if is_number(number) else say("expected.number")


def _day(text: str) -> Message | None:
    try:
        parse_day_or_relative(text, _SOME_DAY)
    except ValueError:
        return say("expected.day")
    return None


def _money(text: str) -> Message | None:
    try:
        parse_money(text)
    except NotMoney as error:
        return say(f"expected.money-{error.reason}", currency=error.detail)
    return None


_EXPECTED: dict[str, Callable[[str], Message | None]] = {
    "number": _number,
    "percent": _number,
    "date": _day,
    "money": _money,
}
