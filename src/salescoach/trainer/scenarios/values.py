"""Values of facts in one writing, so that what is expected and what is there can be compared."""

from datetime import date
from typing import Any

from salescoach.deal.state import Evidence
from salescoach.errors import SalesCoachError
from salescoach.guidance.fact_values import FIELDS, NONE, fact_value, field_value
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact, Playbook
from salescoach.trainer.scenarios.days import day_of_test
from salescoach.values.messages import Message
from salescoach.values.money import Money, parse_money
from salescoach.values.names import is_called
from salescoach.values.numbers import beyond_doubt, either, is_number

_EXAMPLES = ("hint.number", "hint.money", "hint.day")


def refusal(known: Playbook, id_: str, text: str) -> SalesCoachError | None:
    """What a command would say to a typed value of a fact or field; None where it takes it.

    Whose a name is shows only when the test is played.
    """
    fact = known.fact(id_)
    if fact is not None and (text == NONE or fact.type == "person"):
        return None
    try:
        if fact is not None:
            fact_value(fact, text, lambda name: name)
        elif id_ in FIELDS:
            field_value(known, id_, text)
    except SalesCoachError as error:
        return error
    return None


def telling(hint: Message | None) -> Message | None:
    """A hint that says more than what is expected; the others say the same again."""
    return None if hint is None or hint.id in _EXAMPLES else hint


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
            return _number(text, typed=True)
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
        return wanted == name or is_called(wanted, name)
    return expected == found


def _split(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def _money(value: Money) -> str:
    return f"{value.amount} {value.currency}"


def _number(text: str, *, typed: bool = False) -> str:
    """In one writing; ValueError for what is none, or may be two where somebody typed it."""
    bare = text.removesuffix("%").strip()
    if not is_number(bare) or (typed and either(bare) is not None):
        raise ValueError(text)
    return beyond_doubt(bare)
