"""What a rep tells of a visit, read and checked, and the events that record all of it at once.

The same from the dialogue, a call note and a file of answers: one `Debrief`, one transaction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from salescoach.deal.events import (
    Event,
    EvidenceRecorded,
    FactAsked,
    FactValue,
    FieldSet,
    Payload,
    PersonAdded,
)
from salescoach.deal.record_events import (
    CREATES,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    DoubtRaised,
    DoubtSettled,
    NoteWritten,
    RecordEvent,
    VisitChanged,
    VisitHeld,
    VisitPlanned,
)
from salescoach.deal.record_ids import named
from salescoach.values.record import record
from salescoach.values.states import Side

Made = TypeVar("Made", bound=RecordEvent)


@record(kw_only=True)
class Promise:
    """A promise made at the visit.

    `owner` is the id of one of theirs; of ours None, which means who records it. `to` are ids of
    theirs who are to get it. Without a day (`due` None) it is a word, and no advance.
    """

    side: Side
    what: str
    owner: str | None = None
    due: date | None = None
    to: tuple[str, ...] = ()


@record(kw_only=True)
class FellDue:
    """What became of an earlier promise: kept, or not; then with the day it has now, if one."""

    commitment: str
    side: Side
    kept: bool
    moved_to: date | None = None
    said_by: tuple[str, ...] = ()


@record(kw_only=True)
class Told:
    """What was learned of a fact; `value` None: they were asked, and there is none."""

    fact: str
    value: FactValue | None
    said_by: tuple[str, ...] = ()
    of: str | None = None


@record(kw_only=True)
class AskedInVain:
    """A fact that somebody was asked for, without an answer."""

    fact: str
    of: str


@record(kw_only=True)
class DoubtHeard:
    """A doubt, in their words; `library` is the playbook's entry that it is like.

    `again` is the id of one that the same person put in these words before: it is open again.
    """

    words: str
    holder: str | None = None
    library: str | None = None
    again: str | None = None


@record(kw_only=True)
class DoubtOver:
    """They said that a doubt is settled."""

    doubt: str
    said_by: tuple[str, ...]
    words: str | None = None


@record(kw_only=True)
class Remark:
    """A note; a private one never leaves the tool."""

    text: str
    private: bool = False


@record(kw_only=True)
class Debrief:
    """All that is told of one visit, each part in the order in which it was told.

    Attributes:
        day: on which it took place; everything counts for it.
        people: ids of theirs who were there.
        visit: the planned one that it was; None for one that nobody planned.
        kind: of visit, where it is not as planned.
        new_people: of theirs who were not in the deal yet; they are among `people`.
        fields: what they said of the deal itself, such as a day they gave for the close.
    """

    day: date
    people: tuple[str, ...]
    visit: str | None = None
    kind: str | None = None
    new_people: tuple[PersonAdded, ...] = ()
    fell_due: tuple[FellDue, ...] = ()
    promises: tuple[Promise, ...] = ()
    told: tuple[Told, ...] = ()
    fields: tuple[FieldSet, ...] = ()
    asked: tuple[AskedInVain, ...] = ()
    doubts: tuple[DoubtHeard, ...] = ()
    settled: tuple[DoubtOver, ...] = ()
    remarks: tuple[Remark, ...] = ()


def payloads_of(debrief: Debrief, events: Iterable[Event]) -> tuple[Payload, ...]:
    """The events of one transaction; new records get ids that nothing in `events` ever had."""
    return tuple(_Recording(debrief, events).payloads())


def evidence_of(told: Told) -> EvidenceRecorded:
    """The event of a fact that was told."""
    found = EvidenceRecorded(fact=told.fact, none=True, of=told.of, said_by=told.said_by)
    return found if told.value is None else replace(found, value=told.value, none=False)


class _Recording:
    def __init__(self, debrief: Debrief, events: Iterable[Event]) -> None:
        self.debrief = debrief
        self.taken: dict[str, set[str]] = {kind: set() for kind in CREATES.values()}
        for event in events:
            kind = CREATES.get(type(event.payload))
            if kind is not None:
                self.taken[kind].add(getattr(event.payload, kind))

    def payloads(self) -> Iterator[Payload]:
        told = self.debrief
        yield from told.new_people
        visit = told.visit
        if visit is None:
            planned = self._new(VisitPlanned(visit="", day=told.day, kind=told.kind))
            visit = planned.visit
            yield planned
        elif told.kind is not None:
            yield VisitChanged(visit=visit, kind=told.kind)
        yield VisitHeld(visit=visit, people=told.people)
        yield from (one for due in told.fell_due for one in _fell_due(due))
        for promise in told.promises:
            yield self._new(_made(promise, visit))
        for fact in told.told:
            yield evidence_of(fact)
        yield from told.fields
        yield from (FactAsked(fact=one.fact, of=one.of) for one in told.asked)
        for over in told.settled:
            yield DoubtSettled(doubt=over.doubt, said_by=over.said_by, words=over.words)
        for heard in told.doubts:
            yield self._raised(heard, visit)
        yield from (NoteWritten(text=one.text, private=one.private) for one in told.remarks)

    def _raised(self, heard: DoubtHeard, visit: str) -> DoubtRaised:
        raised = DoubtRaised(doubt=heard.again or "", words=heard.words, holder=heard.holder,
                             library=heard.library, visit=visit)  # fmt: skip
        return raised if heard.again else self._new(raised)

    def _new(self, payload: Made) -> Made:
        kind = CREATES[type(payload)]
        found = named(payload, self.taken[kind])
        self.taken[kind].add(getattr(found, kind))
        return found


def _made(promise: Promise, visit: str) -> CommitmentMade:
    """A promise of theirs is confirmed by who made it: it was said at the visit."""
    owner = promise.owner
    theirs = promise.side == "theirs" and owner is not None
    return CommitmentMade(
        commitment="",
        side=promise.side,
        what=promise.what,
        owner=owner,
        to=promise.to,
        due=promise.due,
        said_by=(owner,) if theirs and owner is not None else (),
        visit=visit,
    )


def _fell_due(due: FellDue) -> Iterator[Payload]:
    """What did not come and has no new day stays open, and late: nothing is recorded."""
    if due.kept:
        yield CommitmentKept(commitment=due.commitment)
    elif due.moved_to is not None:
        yield CommitmentMoved(commitment=due.commitment, due=due.moved_to, said_by=due.said_by)
