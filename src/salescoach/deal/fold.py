"""From events to the deal as it stands. Needs no playbook: events carry the decisions.

Contradictions between merged copies are kept as notes, never an error.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salescoach.deal.events import (
    DealOpened,
    Event,
    EvidenceRecorded,
    FactValue,
    FieldSet,
    FieldValue,
    ItemDone,
    PersonAdded,
    Undone,
)
from salescoach.deal.transactions import live_events
from salescoach.values.days import parse_day
from salescoach.values.levels import Level
from salescoach.values.money import Money
from salescoach.values.record import record


@record
class RoleHeld:
    """A buyer role of a person, and the day from which it is known."""

    role: str
    since: date


@record(kw_only=True)
class Person:
    """A stakeholder of the customer. `added` is the day from which the person is known."""

    id: str
    name: str
    roles: tuple[RoleHeld, ...]
    added: date
    job: str | None = None
    wants: str | None = None
    stance: str | None = None

    def roles_on(self, day: date) -> frozenset[str]:
        """The roles recorded by that day: a role learnt later does not raise older words.

        What was said before the person was recorded counts as of that first day: the rep who
        adds somebody today and records last week's words knew the role when they were said.
        """
        by = max(day, self.added)
        return frozenset(held.role for held in self.roles if held.since <= by)


@record(kw_only=True)
class Evidence:
    """One support for a value of a fact, as recorded; see `EvidenceRecorded`."""

    event: str
    fact: str
    on: date
    actor: str
    value: FactValue | None = None
    none: bool = False
    said_by: tuple[str, ...] = ()
    document: str | None = None
    lowered: Level | None = None
    note: str | None = None


@record
class DoneItem:
    """An item that the seller did; `on` is the day it counts for."""

    stage: str
    item: str
    on: date


@record
class StageEntry:
    """The position was entered on this day."""

    stage: str
    on: date


@record(kw_only=True)
class Deal:
    """One sale as it stands on a day.

    `stages` are the entries so far, the last one the position. `evidence` keeps everything ever
    recorded, in order; which value counts is decided where the playbook is known. `last_on` is
    the latest day that any event counts for.
    """

    account: str
    title: str | None
    opened: date
    last_on: date
    stages: tuple[StageEntry, ...]
    customer_type: str | None = None
    deal_kind: str | None = None
    lead_source: str | None = None
    amount: Money | None = None
    expected_close: date | None = None
    owner: str | None = None
    language: str | None = None
    people: tuple[Person, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    done: tuple[DoneItem, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def stage(self) -> str:
        """The declared position."""
        return self.stages[-1].stage

    @property
    def entered(self) -> date:
        """The day on which the position was entered."""
        return self.stages[-1].on

    @property
    def status(self) -> str:
        """Selling, until moves and outcomes can be recorded."""
        return "selling"

    def person(self, id_: str) -> Person | None:
        """The stakeholder of this id, None where there is none."""
        return next((person for person in self.people if person.id == id_), None)


def fold(events: Iterable[Event], *, at: date | None = None) -> Deal:
    """The deal after its live events; with `at`, after those that count for that day or before.

    Raises:
        NotOpened: no live event opens the deal (by that day).
    """
    building = _Building()
    counting = [event for event in events if at is None or event.on <= at]
    for event in live_events(counting):
        _APPLY[type(event.payload)](building, event, event.payload)
        building.last_on = max(building.last_on or event.on, event.on)
    return building.finished()


class NotOpened(ValueError):
    """There is no deal yet on that day."""


@dataclass(slots=True)
class _Building:
    opening: DealOpened | None = None
    opened: date | None = None
    last_on: date | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    done: dict[tuple[str, str], DoneItem] = field(default_factory=dict)
    stages: list[StageEntry] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)

    def finished(self) -> Deal:
        if self.opening is None or self.opened is None or self.last_on is None:
            raise NotOpened
        return Deal(
            account=self.opening.account,
            title=self.opening.title,
            opened=self.opened,
            last_on=self.last_on,
            stages=tuple(self.stages),
            people=tuple(self.people.values()),
            evidence=tuple(self.evidence),
            done=tuple(self.done.values()),
            contradictions=tuple(self.contradictions),
            **self.fields,
        )


def _opened(building: _Building, event: Event, payload: DealOpened) -> None:
    if building.opening is not None:
        building.contradictions.append(f"opened twice: {event.id}")
        return
    building.opening, building.opened = payload, event.on
    building.stages.append(StageEntry(payload.stage, event.on))
    given = {name: getattr(payload, name) for name in _FIELDS}
    given = {name: value for name, value in given.items() if value is not None}
    building.fields = {**given, **building.fields}


def _field_set(building: _Building, event: Event, payload: FieldSet) -> None:
    value = _field_value(payload.field, payload.value)
    if value is None:
        building.contradictions.append(f"no value for {payload.field}: {event.id}")
        return
    building.fields[payload.field] = value


def _evidence(building: _Building, event: Event, payload: EvidenceRecorded) -> None:
    unknown = [name for name in payload.said_by if name not in building.people]
    if unknown:
        building.contradictions.append(f"said by nobody known: {event.id}")
    building.evidence.append(
        Evidence(
            event=event.id,
            fact=payload.fact,
            on=event.on,
            actor=event.actor,
            value=payload.value,
            none=payload.none,
            said_by=payload.said_by,
            document=payload.document,
            lowered=payload.lowered,
            note=payload.note,
        )
    )


def _item_done(building: _Building, event: Event, payload: ItemDone) -> None:
    key = payload.stage, payload.item
    building.done.setdefault(key, DoneItem(payload.stage, payload.item, event.on))


def _person(building: _Building, event: Event, payload: PersonAdded) -> None:
    before = building.people.get(payload.person)
    since = {held.role: held.since for held in before.roles} if before else {}
    for role in payload.roles:  # two copies met the same person: one person, all roles
        since[role] = min(since.get(role, event.on), event.on)
    if before is not None and before.name != payload.name:
        building.contradictions.append(f"two names for {payload.person}: {event.id}")
    building.people[payload.person] = Person(
        id=payload.person,
        name=before.name if before else payload.name,
        roles=tuple(RoleHeld(role, day) for role, day in since.items()),
        added=min(before.added, event.on) if before else event.on,
        job=payload.job or (before.job if before else None),
        wants=payload.wants or (before.wants if before else None),
        stance=payload.stance or (before.stance if before else None),
    )


def _undone(_building: _Building, _event: Event, _payload: Undone) -> None:
    """Never reached: an undoing only decides which other events are live."""


def _field_value(name: str, value: FieldValue) -> Any:
    if name == "amount":
        return value if isinstance(value, Money) else None
    if not isinstance(value, str) or name not in _FIELDS:
        return None
    if name == "expected_close":
        try:
            return parse_day(value)
        except ValueError:
            return None
    return value


_FIELDS = (
    "customer_type", "deal_kind", "lead_source", "amount", "expected_close", "owner", "language",
)  # fmt: skip
_APPLY: dict[type, Callable[[_Building, Event, Any], None]] = {
    DealOpened: _opened,
    FieldSet: _field_set,
    EvidenceRecorded: _evidence,
    ItemDone: _item_done,
    PersonAdded: _person,
    Undone: _undone,
}
