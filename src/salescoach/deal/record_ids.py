"""The readable ids of new records: made of their first words, or of a visit's kind and day.

The same words give the same id, so that a deal that is played again under other names gets the
ids that its commands name. An id stays what it is, whatever becomes of the words.
"""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import TypeVar

from salescoach.deal.events import Event
from salescoach.deal.record_events import CREATES, RecordEvent, VisitPlanned
from salescoach.values.slugs import slug_for, slug_of_words

Made = TypeVar("Made", bound=RecordEvent)
_WORDS = {
    "commitment": "what",
    "doubt": "words",
    "agreement": "what",
    "option": "title",
    "problem": "what",
}


def with_id(payload: Made, events: Iterable[Event]) -> Made:
    """The event that makes a record, with an id that nothing in these events ever had.

    What was undone keeps its id: it may be brought back.
    """
    kind = CREATES[type(payload)]
    taken = {
        getattr(event.payload, kind) for event in events if CREATES.get(type(event.payload)) == kind
    }
    return named(payload, taken)


def named(payload: Made, taken: Container[str]) -> Made:
    """The same event with the id that it gets where these are taken."""
    kind = CREATES[type(payload)]
    if isinstance(payload, VisitPlanned):
        id_ = slug_for(f"{payload.kind or kind} {payload.day}", otherwise=kind, taken=taken)
    else:
        id_ = slug_of_words(getattr(payload, _WORDS[kind]), otherwise=kind, taken=taken)
    return replace(payload, **{kind: id_})  # type: ignore[arg-type]
