"""Values of facts in one writing, so that what is expected and what is there can be compared."""

from datetime import date
from decimal import Decimal
from typing import Any

from salescoach.deal.state import Evidence
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.trainer.scenarios.days import day_of_test
from salescoach.values.money import Money, parse_money
from salescoach.values.numbers import is_number

NONE = "none"


def expected_value(fact: Fact, written: Any, start: date) -> str:
    """The value that a test names; ValueError where it is none of the fact's type."""
    if isinstance(written, bool):
        return "yes" if written else "no"
    parts = list(written) if isinstance(written, list) else None
    text = str(written)
    match fact.type:
        case _ if text == NONE:
            return NONE
        case "list":
            return "; ".join(parts or _split(text, ";"))
        case "choices":
            return "; ".join(sorted(parts or _split(text, ",")))
        case _ if parts is not None:
            raise ValueError(text)
        case "money":
            return _money(parse_money(text))
        case "date":
            return day_of_test(text, start).isoformat()
        case "number" | "percent":
            return _number(text)
        case _:
            return text


def found_value(fact: Fact, evidence: Evidence, view: View) -> str:
    """The value that counts, in the same writing; a person by name."""
    value = evidence.value
    match value:
        case None:
            return NONE
        case bool():
            return "yes" if value else "no"
        case Money():
            return _money(value)
        case tuple():
            return "; ".join(sorted(value) if fact.type == "choices" else value)
        case _ if fact.type == "person" and (person := view.deal.person(value)) is not None:
            return person.name
        case _ if fact.type in ("number", "percent") and is_number(value):
            return _number(value)
        case _:
            return value


def same_value(fact: Fact, expected: str, found: str) -> bool:
    """Whether it is the same; a person may be called by a part of the name, as in commands."""
    if fact.type == "person":
        wanted, name = expected.casefold(), found.casefold()
        return wanted == name or wanted in name.split()
    return expected == found


def _split(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def _money(value: Money) -> str:
    return f"{value.amount} {value.currency}"


def _number(text: str) -> str:
    bare = text.removesuffix("%").strip()
    if not is_number(bare):
        raise ValueError(text)
    return f"{Decimal(bare).normalize():f}"
