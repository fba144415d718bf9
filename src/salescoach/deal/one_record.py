"""One record of a deal while it is folded: made of an event, added, found, changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from salescoach.deal.building import Building
from salescoach.deal.events import Event
from salescoach.deal.record_events import id_beside
from salescoach.values.record import fields_of

T = TypeVar("T")


def made(kind: Callable[..., T], payload: Any, building: Building, event: Event) -> T:
    """A record with what the event says of it, but for its id."""
    known = fields_of(kind).types
    given = {name: getattr(payload, name) for name in fields_of(payload).types}
    fields = {name: value for name, value in given.items() if name in known}
    return kind(id="", on=event.on, cycle=building.cycle, place=building.place, **fields)


def add(building: Building, kind: str, event: Event, id_: str, one: Any) -> None:
    """Keep it under its id; under a longer one where another copy gave the same."""
    table = building.tables[kind]
    if id_ in table:
        building.contradictions.append(f"two of the name {kind}/{id_}: {event.id}")
        id_ = id_beside(id_, event.id)
    table[id_] = replace(one, id=id_)


def find(building: Building, kind: str, id_: str, event: Event) -> Any:
    """The record that an event changes; None, and a note, where nobody recorded it."""
    found = building.tables[kind].get(id_)
    if found is None:
        building.contradictions.append(f"no {kind}/{id_}: {event.id}")
    return found


def changed(one: T, payload: Any, *, leave: tuple[str, ...]) -> T:
    """With what a change says; None and empty leave it as it was."""
    given = {
        name: getattr(payload, name)
        for name in fields_of(payload).types
        if name not in leave and getattr(payload, name) not in (None, ())
    }
    after: T = replace(one, **given)  # type: ignore[type-var]
    return after
