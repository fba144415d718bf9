"""Records of a deal under other names: what was written about them, and whom they name."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Protocol

from salescoach.deal.events import Event, Payload
from salescoach.deal.record_events import (
    CREATES,
    KINDS_OF_RECORD,
    Goal,
    HandoverEvent,
    Mark,
    PlanAnswer,
    RecordEvent,
    Weight,
)
from salescoach.deal.record_ids import named
from salescoach.values.record import fields_of

_PEOPLE = ("person", "holder", "people", "to", "said_by")
_KEPT = (
    "kind", "time", "library", "state", "outcome", "role", "roles", "lost_roles", "handover",
    "question", "stance", "side", "severity",
)  # fmt: skip


class Names(Protocol):
    """Who is called what."""

    def text(self, text: str) -> str:
        """What somebody wrote, with the other names in it."""

    def who(self, id_: str) -> str:
        """The id of somebody of theirs; other words, where nobody has that id."""

    def record_id(self, kind: str, id_: str) -> str:
        """The id of a record."""


def record_ids(events: Iterable[Event], names: Names) -> dict[str, str]:
    """By KIND/ID the id that the same command gives when it is given the other words."""
    found: dict[str, str] = {}
    for event in events:
        kind = CREATES.get(type(event.payload))
        if kind is None or not isinstance(event.payload, RecordEvent):
            continue
        path = f"{kind}/{getattr(event.payload, kind)}"
        taken = {id_ for other, id_ in found.items() if other.startswith(f"{kind}/")}
        if path not in found:
            made = named(disguised_record(event.payload, names), taken)
            found[path] = getattr(made, kind)
    return found


def disguised_record(payload: RecordEvent, names: Names) -> RecordEvent:
    """The same event: ids of people and of records, and every text of it, under other names."""
    changed = {}
    for name in fields_of(payload).types:
        value = getattr(payload, name)
        if value is not None and name not in _KEPT:
            changed[name] = _field(name, value, payload, names)
    return replace(payload, **changed)


def disguised_handover(payload: HandoverEvent, names: Names) -> Payload:
    """To whom of ours it goes is nobody of theirs."""
    changed: dict[str, Any] = {"person": names.text(payload.person)}
    because = getattr(payload, "because", None)
    if because is not None:
        changed["because"] = names.text(because)
    return replace(payload, **changed)


def _field(name: str, value: Any, payload: RecordEvent, names: Names) -> Any:
    if name in KINDS_OF_RECORD:
        return names.record_id(name, value)
    theirs = name in _PEOPLE or (name == "owner" and getattr(payload, "side", None) == "theirs")
    return _plain(value, names.who if theirs else names.text, names)


def _plain(value: Any, change: Callable[[str], str], names: Names) -> Any:
    match value:
        case str():
            return change(value)
        case tuple():
            return tuple(_plain(part, change, names) for part in value)
        case Goal():
            return replace(value, words=names.text(value.words))
        case PlanAnswer():
            return replace(value, text=names.text(value.text))
        case Mark() | Weight():
            return replace(value, criterion=names.text(value.criterion))
        case _:
            return value
