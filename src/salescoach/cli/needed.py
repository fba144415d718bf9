"""What a command cannot do without: asked for at a terminal, else named all at once (exit 5)."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from salescoach.cli.asking import ask_until
from salescoach.cli.finding import MOST_REASON, clean, person_by_name
from salescoach.cli.session import Session
from salescoach.deal.state import Deal, Person
from salescoach.errors import InputNeeded
from salescoach.values.messages import Message, say

Read = TypeVar("Read")


def check_given(session: Session, options: Mapping[str, object]) -> None:
    """InputNeeded with the name of each option that has no value, where nobody can be asked."""
    missing = tuple(name for name, value in options.items() if not value)
    if missing and not session.may_ask:
        raise InputNeeded(say("options-missing", options=missing))


def needed(session: Session, question: Message, read: Callable[[str], Read]) -> Read:
    """What is typed at the prompt, as read; Enter alone asks again."""
    while True:
        found = ask_until(session, question, read)
        if found is not None:
            return found


def because_or_asked(session: Session, because: str | None) -> str:
    """The rep's own reason: as given, else asked for."""
    if because is not None:
        return clean(because, "--because", most=MOST_REASON)
    return needed(session, say("prompt.because"), lambda text: because_or_asked(session, text))


def person_or_asked(
    session: Session, deal_id: str, deal: Deal, name: str | None, question: Message
) -> Person:
    """A person of the deal: as named, else asked for."""
    if name is not None:
        return person_by_name(session, deal_id, deal, name)
    return needed(session, question, lambda text: person_by_name(session, deal_id, deal, text))
