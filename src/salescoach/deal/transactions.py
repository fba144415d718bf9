"""Which commands count: transactions, their undoing, and what depends on what.

Merging two copies of a deal is the union of their events by id. A transaction is live if no live
`undone` names it; an `undone` can only name a transaction that begins before its own in the one
order, so that the answer does not depend on who merged when. The opening of a deal stays.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from salescoach.deal.events import (
    CycleStarted,
    DealEnded,
    DealOpened,
    DealParked,
    DealReopened,
    Event,
    EvidenceRecorded,
    FactAsked,
    FieldSet,
    Payload,
    PersonAdded,
    PlaybookChanged,
    StageEntered,
    Undone,
    WaitStarted,
)
from salescoach.deal.record_events import (
    CREATES,
    HandoverAccepted,
    HandoverEvent,
    HandoverStarted,
    RecordEvent,
    id_beside,
    people_named,
    records_named,
)
from salescoach.values.record import record

PERSON = "person/"
_MOVES = (StageEntered, DealEnded, DealParked, DealReopened, CycleStarted)
_POSITIONS = (*_MOVES, PlaybookChanged)


@record
class Transaction:
    """One command: its events in their order, and whether it still counts."""

    tx: str
    events: tuple[Event, ...]
    live: bool

    @property
    def undoes(self) -> str | None:
        """The transaction that this one takes back, None for any other command."""
        payload = self.events[0].payload
        return payload.undoes if isinstance(payload, Undone) else None


def merge(
    one: Iterable[Event], other: Iterable[Event], *, forgotten: Collection[str] = ()
) -> tuple[Event, ...]:
    """The union by id, in the one order: commutative, associative, idempotent.

    What either copy has `forgotten` (the ids of both) is not in it.
    """
    union = {event.id: event for event in [*one, *other] if event.id not in forgotten}
    return tuple(sorted(union.values(), key=lambda event: event.order))


def live_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count, in their one order; undoings themselves left out."""
    ordered = sorted({event.id: event for event in events}.values(), key=lambda e: e.order)
    dead = _dead(ordered)
    return tuple(
        event for event in ordered if event.tx not in dead and not isinstance(event.payload, Undone)
    )


def transactions(events: Iterable[Event]) -> tuple[Transaction, ...]:
    """Every command, oldest first, undone ones included."""
    ordered = sorted({event.id: event for event in events}.values(), key=lambda e: e.order)
    dead = _dead(ordered)
    groups: dict[str, list[Event]] = {}
    for event in ordered:
        groups.setdefault(event.tx, []).append(event)
    return tuple(Transaction(tx, tuple(group), tx not in dead) for tx, group in groups.items())


def depends_on(
    later: Transaction, earlier: Transaction, *, person_facts: Collection[str] = ()
) -> bool:
    """Whether `later` would hang in the air without `earlier`.

    It does when it names an id that `earlier` created, or when both hold a move or a status.
    Facts and done items never depend.
    `person_facts`: ids of the facts whose value is somebody's id.
    """
    if _moves(earlier) and _moves(later):
        return True
    created = {made for event in earlier.events for made in _makes(event)}
    return any(name in created for event in later.events for name in _names(event, person_facts))


def undoable(commands: Iterable[Transaction]) -> tuple[Transaction, ...]:
    """What can be taken back, the newest first; of some of it something later has to go before."""
    able = [one for one in commands if one.live and one.undoes is None and can_be_undone(one)]
    return tuple(reversed(able))


def undoings(commands: Sequence[Transaction]) -> tuple[Transaction, ...]:
    """What took back something that could be brought back, the newest first."""
    originals = {one.tx for one in commands if one.undoes is None}
    return tuple(one for one in reversed(commands) if one.live and one.undoes in originals)


def holds_on_to(
    chosen: Transaction, others: Iterable[Transaction], *, person_facts: Collection[str] = ()
) -> Transaction | None:
    """The first later command that counts and would hang in the air without it.

    `person_facts`: ids of the facts whose value is somebody's id.
    """
    later = (
        one
        for one in others
        if one.live and one.undoes is None and one.events[0].order > chosen.events[0].order
    )
    return next((one for one in later if depends_on(one, chosen, person_facts=person_facts)), None)


def stands_against(returning: Transaction, others: Iterable[Transaction]) -> Transaction | None:
    """The first live command that keeps one which was undone from counting again.

    A later move or status was made as if it had never been, and a later record has its id.
    """
    live = [one for one in others if one.live and one.undoes is None]
    later = [one for one in live if one.events[0].order > returning.events[0].order]
    made = {one for event in returning.events if (one := _made_record(event)) is not None}
    return next(
        (
            one
            for one in later
            if (_moves(returning) and _moves(one))
            or any(_made_record(event) in made for event in one.events)
        ),
        None,
    )


def missing_names(
    returning: Transaction,
    others: Iterable[Transaction],
    *,
    person_facts: Collection[str] = (),
) -> tuple[str, ...]:
    """The ids of people and records that an undone command names and no live command has added."""
    known = {
        made
        for one in (returning, *others)
        if one.live or one is returning
        for event in one.events
        for made in _makes(event)
    }
    named = (name for event in returning.events for name in _names(event, person_facts))
    return tuple(dict.fromkeys(name.partition("/")[2] for name in named if name not in known))


def same_command(
    transaction: Transaction, payloads: Sequence[Payload], *, on: date, actor: str
) -> bool:
    """Whether a command would say again what this one said; ids that the program gave left out."""
    return [without_given_ids(event.payload) for event in transaction.events] == [
        without_given_ids(payload) for payload in payloads
    ] and all(event.on == on and event.actor == actor for event in transaction.events)


def without_given_ids(payload: Payload) -> Payload:
    """Two commands that say the same differ in the ids that the program gave."""
    if isinstance(payload, PersonAdded):
        return replace(payload, person="")
    kind = CREATES.get(type(payload))
    return replace(payload, **{kind: ""}) if kind else payload  # type: ignore[arg-type]


def newest_live(events: Iterable[Event]) -> Transaction | None:
    """The newest command that counts; None where nothing but undoing is there."""
    ordered = sorted({event.id: event for event in events}.values(), key=lambda e: e.order)
    dead = _dead(ordered)
    begun: set[str] = set()
    newest = None
    for event in ordered:
        if event.tx in begun:
            continue
        begun.add(event.tx)
        if event.tx not in dead and not isinstance(event.payload, Undone):
            newest = event.tx
    if newest is None:
        return None
    events = tuple(one for one in ordered if one.tx == newest)
    return Transaction(newest, events, live=True)


def last_move(events: Iterable[Event]) -> date | None:
    """The latest day that a move or a status counts for, the opening included."""
    kinds = (DealOpened, *_MOVES)
    return max((e.on for e in live_events(events) if isinstance(e.payload, kinds)), default=None)


def can_be_undone(transaction: Transaction) -> bool:
    """The opening of a deal stays; everything else can be taken back."""
    return not any(isinstance(event.payload, DealOpened) for event in transaction.events)


def _moves(transaction: Transaction) -> bool:
    """Whether it holds a move or a status, or says of which playbook the stages are."""
    return any(isinstance(event.payload, _POSITIONS) for event in transaction.events)


def _makes(event: Event) -> tuple[str, ...]:
    """What the event creates, as KIND/ID, also under the id that it has after a merge."""
    payload = event.payload
    if isinstance(payload, PersonAdded):
        return (f"{PERSON}{payload.person}",)
    if isinstance(payload, HandoverStarted):
        started = _handing(payload)
        return (started,)
    made = _made_record(event)
    return (made, id_beside(made, event.id)) if made is not None else ()


def _made_record(event: Event) -> str | None:
    """The record that the event creates, as KIND/ID."""
    kind = CREATES.get(type(event.payload))
    return f"{kind}/{getattr(event.payload, kind)}" if kind else None


def _handing(payload: HandoverEvent) -> str:
    return f"handover/{payload.role}/{payload.person}"


def _names(event: Event, person_facts: Collection[str]) -> tuple[str, ...]:
    """What the event names and others create, as KIND/ID."""
    payload = event.payload
    if isinstance(payload, HandoverAccepted):
        return (_handing(payload),)
    if isinstance(payload, RecordEvent):
        made = _makes(event)
        return tuple(
            one
            for one in (*_of_people(people_named(payload)), *records_named(payload))
            if one not in made
        )
    if isinstance(payload, CycleStarted):
        return (*_of_people(payload.people), *payload.records)
    return _of_people(_people_in(payload, person_facts))


def _of_people(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{PERSON}{id_}" for id_ in ids)


def _people_in(payload: Payload, person_facts: Collection[str]) -> tuple[str, ...]:
    match payload:
        case EvidenceRecorded(fact=fact, said_by=said_by, value=value, of=of):
            named = isinstance(value, str) and fact in person_facts
            people = (*said_by, str(value)) if named else said_by
            return (*people, of) if of is not None else people
        case FactAsked(of=person):
            return (person,)
        case WaitStarted(said_by=said_by) | FieldSet(said_by=said_by):
            return said_by
        case _:
            return ()


def _dead(ordered: Sequence[Event]) -> set[str]:
    begins: dict[str, int] = {}
    for place, event in enumerate(ordered):
        begins.setdefault(event.tx, place)
    stays = {event.tx for event in ordered if isinstance(event.payload, DealOpened)}
    undoings = [
        (begins[event.tx], event.tx, event.payload.undoes)
        for event in ordered
        if isinstance(event.payload, Undone)
    ]
    dead: set[str] = set()
    for place, tx, target in sorted(undoings, reverse=True):  # who may undo this one comes first
        if tx not in dead and target not in stays and begins.get(target, place) < place:
            dead.add(target)
    return dead
