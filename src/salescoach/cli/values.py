"""The text of `FACT=VALUE` at the command line, where who is meant may be asked for."""

from salescoach.cli.finding import person_by_name
from salescoach.cli.session import Session
from salescoach.deal.events import FactValue, FieldSet
from salescoach.errors import BadUsage
from salescoach.guidance import fact_values
from salescoach.guidance.fact_values import FIELDS, NONE, day_text, field_value, money
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import say

__all__ = ["FIELDS", "NONE", "answer", "assignment", "day_text", "fact_value", "field_set", "money"]


def assignment(text: str) -> tuple[str, str]:
    """`FACT=VALUE` in its two parts; BadUsage without a `=`."""
    name, found, value = text.partition("=")
    if not found:
        raise BadUsage(say("bad-assignment", text=text[:60]))
    if not name.strip():
        raise BadUsage(say("empty-text", what="FACT"))
    return name.strip(), value.strip()


def field_set(view: View, name: str, text: str, said_by: tuple[str, ...] = ()) -> FieldSet:
    """A field of the deal itself; BadUsage or NotFound where the text is none of its values."""
    return field_value(view.playbook, name, text, said_by)


def answer(session: Session, deal_id: str, view: View, fact: Fact, text: str) -> FactValue | None:
    """The value; None for `none`: they were asked, and there is none. Raises as `fact_value`."""
    return None if text == NONE else fact_value(session, deal_id, view, fact, text)


def fact_value(session: Session, deal_id: str, view: View, fact: Fact, text: str) -> FactValue:
    """The value as events hold it; BadUsage where the text is none of this type."""
    return fact_values.fact_value(
        fact, text, lambda name: person_by_name(session, deal_id, view.deal, name).id
    )
