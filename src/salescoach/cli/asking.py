"""Asking for the values of facts at the terminal, one after the other."""

from collections.abc import Callable, Sequence

from salescoach.cli.finding import person_by_name
from salescoach.cli.prompts import ask_text
from salescoach.cli.session import Session
from salescoach.cli.values import NONE, field_set
from salescoach.deal.events import EvidenceRecorded, FactValue, FieldSet
from salescoach.errors import SalesCoachError
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import say

Read = Callable[[Session, str, View, Fact, str], FactValue]


def ask_facts(
    session: Session, deal_id: str, view: View, facts: Sequence[Fact], read: Read
) -> tuple[EvidenceRecorded, ...]:
    """Ask for each fact; a value that is none is told and asked for again; Enter leaves it open."""
    session.out.error(session.text(say("prompt.how")))
    found = []
    for fact in facts:
        value = _value(session, deal_id, view, fact, read)
        if value is None:
            continue
        none = value == NONE
        said_by = () if fact.ours else _said_by(session, deal_id, view)
        found.append(
            EvidenceRecorded(
                fact=fact.id, value=None if none else value, none=none, said_by=said_by
            )
        )
    return tuple(found)


def ask_field(session: Session, view: View, name: str) -> FieldSet | None:
    """Ask for a field of the deal; what is none is told and asked for again; Enter leaves it."""
    session.out.error(session.text(say("prompt.how")))
    while True:
        text = ask_text(session, say("prompt.value", fact=say(f"action.find-out-{name}")))
        if not text:
            return None
        try:
            return field_set(view, name, text)
        except SalesCoachError as error:
            _tell(session, error)


def _value(session: Session, deal_id: str, view: View, fact: Fact, read: Read) -> FactValue | None:
    while True:
        text = ask_text(session, say("prompt.value", fact=fact.debrief or fact.title))
        if not text or text == NONE:
            return text or None
        try:
            return read(session, deal_id, view, fact, text)
        except SalesCoachError as error:
            _tell(session, error)


def _said_by(session: Session, deal_id: str, view: View) -> tuple[str, ...]:
    if not view.deal.people:
        return ()
    while True:
        name = ask_text(session, say("prompt.said-by"))
        if not name:
            return ()
        try:
            return (person_by_name(session, deal_id, view.deal, name).id,)
        except SalesCoachError as error:
            _tell(session, error)


def _tell(session: Session, error: SalesCoachError) -> None:
    session.out.error(session.text(error.sentence))
    if error.hint is not None:
        session.out.error(session.text(error.hint))
