"""Other names for everybody in a deal, also inside what somebody wrote.

Names are whole words, in any case, with or without accents. What tells who somebody is without
naming them, as a telephone number does, stays: such a text has to be read before it is shared.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from salescoach.deal.events import (
    CriterionWaived,
    CycleStarted,
    DealEnded,
    DealOpened,
    DealParked,
    DealReopened,
    Event,
    EvidenceRecorded,
    FactAsked,
    FactValue,
    FieldSet,
    ItemDone,
    ItemSkipped,
    Payload,
    PersonAdded,
    PlaybookChanged,
    StageEntered,
    Undone,
    WaitStarted,
)
from salescoach.deal.record_events import (
    AboutRecord,
    HandoverAccepted,
    HandoverStarted,
    PersonChanged,
    VisitChanged,
    VisitPlanned,
)
from salescoach.trainer.scenarios.disguise_records import (
    disguised_handover,
    disguised_record,
    record_ids,
)
from salescoach.values.names import USUAL, parts_of, pattern_of, spellings, words_of
from salescoach.values.slugs import slug_for

# In the order in which people appear. None is a usual word, and none says man or woman.
PEOPLE = (
    "Ariel", "Blake", "Casey", "Devon", "Emery", "Finley", "Gael", "Hadar", "Indra", "Jules",
    "Kiran", "Luan", "Morgan", "Nico", "Oakley", "Perry", "Quinn", "Robin", "Sasha", "Toni",
    "Umi", "Vesna", "Wren", "Xen", "Yael", "Zion",
)  # fmt: skip
COMPANIES = ("Tarnholm", "Quellmark", "Ostravin", "Belmoor", "Vintarra", "Norrhavn", "Calderon")
_LEAST = 3


class Disguise:
    """Who is called what; the same deal always gets the same names."""

    def __init__(self, events: Sequence[Event], person_facts: Iterable[str]) -> None:
        self._person_facts = frozenset(person_facts)
        account, people, ours = _named(events)
        renamed = _renamed(events)
        everybody = (account, *people.values(), *renamed, *ours)
        words = {word for name in everybody for word in words_of(name)}
        free = (name for name in _endless(PEOPLE) if name.casefold() not in words)
        self.people = {id_: next(free) for id_ in people}
        self.company = next(n for n in _endless(COMPANIES) if n.casefold() not in words)
        self.ids = {id_: slug_for(name, otherwise="person") for id_, name in self.people.items()}
        instead = {account: self.company}
        for id_, name in people.items():
            instead.setdefault(name, self.people[id_])
        for name, id_ in renamed.items():
            if id_ in self.people:
                instead.setdefault(name, self.people[id_])
        for name in ours:
            if name.casefold() not in USUAL:
                instead.setdefault(name, next(free))
        self._patterns = tuple(_patterns(instead))
        self._record_ids: dict[str, str] = {}

    def text(self, text: str) -> str:
        """What somebody wrote, with the other names in it."""
        for pattern, name in self._patterns:
            text = pattern.sub(name, text)
        return text

    def events(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The same events under other names; who recorded them is nobody."""
        those = tuple(events)
        self._record_ids = {}
        self._record_ids = record_ids(those, self)
        return tuple(replace(one, actor="", payload=self._payload(one.payload)) for one in those)

    def _payload(self, payload: Payload) -> Payload:
        match payload:
            case DealOpened():
                return replace(payload, account=self.company, title=None, owner=None)
            case EvidenceRecorded():
                return self._evidence(payload)
            case PersonAdded():
                return replace(
                    payload,
                    person=self.ids[payload.person],
                    name=self.people[payload.person],
                    job=self._maybe(payload.job),
                    wants=self._maybe(payload.wants),
                    goals=tuple(replace(o, words=self.text(o.words)) for o in payload.goals),
                )
            case FactAsked() | FieldSet() | WaitStarted() | CycleStarted():
                return self._with_people(payload)
            case DealParked():
                because, trigger = self.text(payload.because), self._maybe(payload.trigger)
                return replace(payload, because=because, trigger=trigger)
            case ItemSkipped() | CriterionWaived() | DealReopened():
                return replace(payload, because=self.text(payload.because))
            case ItemDone() | StageEntered() | DealEnded():
                return replace(payload, because=self._maybe(payload.because))
            case Undone() | PlaybookChanged():
                return payload
            case HandoverStarted() | HandoverAccepted():
                return disguised_handover(payload, self)
            case AboutRecord():
                return disguised_record(payload, self)
            case other:
                assert_never(other)

    def _with_people(self, payload: FactAsked | FieldSet | WaitStarted | CycleStarted) -> Payload:
        match payload:
            case FactAsked():
                return replace(payload, of=self._id(payload.of))
            case FieldSet():
                return replace(payload, said_by=self._each(payload.said_by))
            case WaitStarted():
                because = self.text(payload.because)
                return replace(payload, because=because, said_by=self._each(payload.said_by))
            case CycleStarted():
                parts = (path.partition("/") for path in payload.records)
                records = tuple(f"{kind}/{self.record_id(kind, id_)}" for kind, _, id_ in parts)
                return replace(payload, people=self._each(payload.people), records=records)

    def _evidence(self, payload: EvidenceRecorded) -> EvidenceRecorded:
        return replace(
            payload,
            value=self._value(payload.fact, payload.value),
            of=self._id(payload.of) if payload.of is not None else None,
            said_by=self._each(payload.said_by),
            document=self._maybe(payload.document),
            note=self._maybe(payload.note),
        )

    def _value(self, fact: str, value: FactValue | None) -> FactValue | None:
        match value:
            case str():
                return self._id(value) if fact in self._person_facts else self.text(value)
            case tuple():
                return tuple(self.text(part) for part in value)
            case _:
                return value

    def record_id(self, kind: str, id_: str) -> str:
        """The id of a record, which is made of somebody's words."""
        known = self._record_ids.get(f"{kind}/{id_}")
        if known is not None:
            return known
        words = self.text(id_.replace("-", " "))
        return "-".join(words.split()).lower()

    def who(self, id_: str) -> str:
        """The id that somebody of theirs has now; other words, where nobody has that id."""
        return self.ids.get(id_) or self.text(id_)

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self.text(text)

    def _id(self, person: str) -> str:
        return self.ids.get(person, person)

    def _each(self, people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._id(person) for person in people)


def _named(events: Sequence[Event]) -> tuple[str, Mapping[str, str], tuple[str, ...]]:
    """The account, the people by id in order of first appearance, and those on our side."""
    account = ""
    people: dict[str, str] = {}
    ours: list[str] = []
    for event in events:
        match event.payload:
            case DealOpened(account=name, owner=owner):
                account = account or name
                ours += [owner] if owner else []
            case PersonAdded(person=id_, name=name):
                people.setdefault(id_, name)
            case HandoverStarted(person=name):
                ours.append(name)
            case VisitPlanned(ours=names) | VisitChanged(ours=names):
                ours += names
            case _:
                pass
        ours.append(event.actor)
    return account, people, tuple(dict.fromkeys(ours))


def _renamed(events: Sequence[Event]) -> Mapping[str, str]:
    """Other names that people got later, each with the id of its person."""
    changes = (event.payload for event in events)
    return {
        one.name: one.person
        for one in changes
        if isinstance(one, PersonChanged) and one.name is not None
    }


def _endless(names: Sequence[str]) -> Iterator[str]:
    """These, and then the same with a number."""
    yield from names
    number = 2
    while True:
        yield from (f"{name} {number}" for name in names)
        number += 1


def _patterns(instead: Mapping[str, str]) -> Iterator[tuple[re.Pattern[str], str]]:
    """Whole names before their parts, longer ones first."""
    parts = {
        word: other
        for name, other in reversed(list(instead.items()))  # who comes first has the word
        for word in parts_of(name, least=_LEAST)
    }
    for names in (instead, parts):
        for name in sorted(names, key=lambda one: (-len(one), one)):
            yield from ((pattern_of(written), names[name]) for written in spellings(name))
