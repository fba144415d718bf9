"""Asking for the values of facts at the terminal, one after the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from salescoach.cli.finding import clean, person_by_name
from salescoach.cli.prompts import ask_text
from salescoach.cli.session import Session
from salescoach.cli.values import answer, field_set
from salescoach.deal.events import EvidenceRecorded, FieldSet
from salescoach.deal.state import Evidence
from salescoach.errors import SalesCoachError
from salescoach.guidance.said_values import in_brief, names_of
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import Message, say

Read = TypeVar("Read")


def ask_facts(
    session: Session,
    deal_id: str,
    view: View,
    facts: Sequence[Fact],
    papers: Mapping[str, Evidence] | None = None,
) -> tuple[EvidenceRecorded, ...]:
    """Ask for each fact, and who said so; of the words in `papers` only for the document."""
    session.out.error(session.text(say("prompt.how")))
    words = papers or {}
    asked = (
        _on_paper(session, view, fact, words[fact.id])
        if fact.id in words
        else _evidence(session, deal_id, view, fact)
        for fact in facts
    )
    return tuple(one for one in asked if one is not None)


def ask_field(session: Session, view: View, name: str) -> FieldSet | None:
    """Ask for a field of the deal; Enter leaves it open."""
    session.out.error(session.text(say("prompt.how")))
    question = say("prompt.value", fact=say(f"action.find-out-{name}"))
    return ask_until(session, question, lambda text: field_set(view, name, text))


def _on_paper(session: Session, view: View, fact: Fact, word: Evidence) -> EvidenceRecorded | None:
    """The same word once more, with what proves it: nobody is asked for the value again."""
    question = say(
        "prompt.document",
        fact=fact.title,
        who=names_of(word.said_by, view),
        value=in_brief(fact, word, view),
        day=word.on,
    )
    document = ask_until(session, question, lambda text: clean(text, "--document"))
    if document is None:
        return None
    return EvidenceRecorded(
        fact=fact.id,
        value=word.value,
        none=word.none,
        said_by=word.said_by,
        of=word.of,
        document=document,
    )


def _evidence(session: Session, deal_id: str, view: View, fact: Fact) -> EvidenceRecorded | None:
    def read(text: str) -> EvidenceRecorded:
        value = answer(session, deal_id, view, fact, text)
        return EvidenceRecorded(fact=fact.id, value=value, none=value is None)

    if fact.scope == "person" and not view.deal.people:
        return None
    found = ask_until(session, say("prompt.value", fact=fact.debrief or fact.title), read)
    if found is None or not view.deal.people:
        return found
    found = _said(session, deal_id, view, found) if not fact.ours else found
    return _whose(session, deal_id, view, fact, found) if fact.scope == "person" else found


def _said(session: Session, deal_id: str, view: View, found: EvidenceRecorded) -> EvidenceRecorded:
    speaker = ask_until(
        session,
        say("prompt.said-by"),
        lambda name: person_by_name(session, deal_id, view.deal, name),
    )
    return replace(found, said_by=(speaker.id,)) if speaker else found


def _whose(
    session: Session, deal_id: str, view: View, fact: Fact, found: EvidenceRecorded
) -> EvidenceRecorded | None:
    """Of a fact kept for each person: who said it, else who is named; None where nobody is."""
    if found.said_by:
        return replace(found, of=found.said_by[0])
    whose = ask_until(
        session,
        say("prompt.whose", fact=fact.label),
        lambda name: person_by_name(session, deal_id, view.deal, name),
    )
    return replace(found, of=whose.id) if whose else None


def ask_until(session: Session, question: Message, read: Callable[[str], Read]) -> Read | None:
    """What was typed, as read; what cannot be read is told and asked for again; None for Enter."""
    while True:
        text = ask_text(session, question)
        if not text:
            return None
        try:
            return read(text)
        except SalesCoachError as error:
            session.out.error(session.text(error.sentence))
            if error.hint is not None:
                session.out.error(session.text(error.hint))
