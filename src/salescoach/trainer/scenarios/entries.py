"""The parts of an entry of a test file: a verb with its value, then its options."""

from datetime import date
from typing import Any

from salescoach.values.money import Money

Entry = dict[str, Any]


def entry_of(verb: str, value: Any, **options: Any) -> Entry:
    """The options that are given; days as text."""
    said = {
        name: one.isoformat() if isinstance(one, date) else one
        for name, one in options.items()
        if one is not None and one is not False
    }
    return {verb: value, **said} if verb else said


def one_or_all(texts: list[Any]) -> Any:
    """A single one without its list."""
    return texts[0] if len(texts) == 1 else texts


def money_text(money: Money) -> str:
    """As a trainer writes it: 40000 EUR, 0.50 EUR."""
    whole = money.amount == money.amount.to_integral_value()
    amount = money.amount.to_integral_value() if whole else money.amount
    return f"{amount:f} {money.currency}"
