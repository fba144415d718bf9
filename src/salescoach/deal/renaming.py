"""What was recorded under other ids of a playbook, told under those of the one that is followed.

Which ids those are was decided when the playbook was changed, and stands in the event. It is
applied to the events, not to what they came to: so it does not matter whether something was
recorded before the change, or after it in a copy of the deal that did not know of it.

The way leads from the content that the deal began with to the one that it follows now, over the
changes in between. A change that does not lie on it (it was undone, or another copy made it)
counts backwards: what was recorded under its ids is known under those before it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from salescoach.deal.events import (
    CriterionWaived,
    CycleStarted,
    DealEnded,
    DealOpened,
    DealParked,
    Event,
    EvidenceRecorded,
    FactAsked,
    FieldSet,
    ItemDone,
    ItemSkipped,
    Left,
    Payload,
    PersonAdded,
    PlaybookChanged,
    Renamed,
    StageEntered,
)
from salescoach.deal.record_events import (
    AgreementChanged,
    AgreementMade,
    CommitmentMade,
    DoubtRaised,
    Goal,
    HandoverAccepted,
    HandoverStarted,
    PersonChanged,
    VisitChanged,
    VisitPlanned,
)
from salescoach.values.kinds import OF_FIELD, OWNERS, after_its_owner

POSITION, POSITION_BACK = "position", "position-back"

Order = tuple[Any, str]


def known_as_now(live: Iterable[Event], known: Sequence[Event]) -> tuple[Event, ...]:
    """The live events with the ids of today; `known` are all of them, undone ones included."""
    counting = tuple(live)
    names = _Names(counting, known)
    return tuple(_renamed(event, names) for event in counting)


def told_as_now(events: Sequence[Event], live: Iterable[Event]) -> tuple[Event, ...]:
    """All events with the ids of today, also those that do not count; `live` are those that do."""
    names = _Names(tuple(live), events)
    return tuple(_renamed(event, names) for event in events)


class _Step:
    """One change of the playbook, to be gone in one direction."""

    def __init__(self, event: Event, renamed: Iterable[Renamed], *, back: bool) -> None:
        self.order: Order = event.order
        self.back = back
        self._found: dict[tuple[str, str], str] = {}
        self._stays: set[tuple[str, str]] = set()
        for one in renamed:
            if one.before == one.after:
                self._stays.add((one.kind, one.before))
            elif not back and one.kind != POSITION_BACK:
                self._found[one.kind, one.before] = one.after
            elif back and one.kind == POSITION_BACK:
                self._found[POSITION, one.before] = one.after
            elif back and one.kind != POSITION and not one.joins:
                self._found.setdefault((one.kind, one.after), one.before)

    def now(self, kind: str, id_: str) -> str:
        """What it is after this step."""
        found = self._found.get((kind, id_))
        if found is not None:
            return found
        if kind == POSITION:
            return self.now("stage", id_)
        return after_its_owner(kind, id_, self.now)

    def keeps(self, kind: str, id_: str) -> bool:
        """Whether the id means something of its own from here on."""
        if kind == POSITION:
            return (POSITION, id_) in self._stays or ("stage", id_) in self._stays
        owner = id_.partition("/")[0]
        return (kind, id_) in self._stays or any(
            (owning, owner) in self._stays for owning in OWNERS.get(kind, ())
        )


class _Names:
    """From what something was called to what it is called now."""

    def __init__(self, live: Sequence[Event], known: Sequence[Event]) -> None:
        changes = {e.id: e for e in known if isinstance(e.payload, PlaybookChanged)}
        alive = {event.id for event in live}
        ordered = sorted(changes.values(), key=lambda one: one.order)
        way = _way(ordered, alive)
        beside = [one for one in ordered if one.id not in {on.id for on in way}]
        self._steps = [
            *(_step(one, back=True) for one in reversed(beside)),
            *(_step(one, back=False) for one in way),
        ]

    def now(self, kind: str, id_: str, order: Order) -> str:
        """What an event of that place in the order calls by this id."""
        first = 0
        for place, step in enumerate(self._steps):
            if not step.back and step.order <= order and step.keeps(kind, id_):
                first = place + 1
        for step in self._steps[first:]:
            if not step.back or step.order < order:  # what came before did not know of it
                id_ = step.now(kind, id_)
        return id_


def _way(changes: Sequence[Event], alive: set[str]) -> list[Event]:
    """The changes that lead from the first content to the one that is followed now, in order."""
    live = [one for one in changes if one.id in alive]
    if not live:
        return []
    way, first = [live[-1]], _payload(changes[0]).before
    while True:
        before, order = _payload(way[0]).before, way[0].order
        earlier = [one for one in changes if one.order < order and _payload(one).digest == before]
        counting = [one for one in earlier if one.id in alive]
        if not counting and (before == first or not earlier):
            return way  # a deal that went there and back again stands where that has put it
        way.insert(0, (counting or earlier)[-1])


def _step(event: Event, *, back: bool) -> _Step:
    return _Step(event, _payload(event).renamed, back=back)


def _payload(event: Event) -> PlaybookChanged:
    assert isinstance(event.payload, PlaybookChanged)
    return event.payload


def _renamed(event: Event, names: _Names) -> Event:
    def now(kind: str, id_: str) -> str:
        return names.now(kind, id_, event.order)

    payload = _payload_now(event.payload, now)
    return event if payload == event.payload else replace(event, payload=payload)


Now = Callable[[str, str], str]

_ONE: dict[type, dict[str, str]] = {
    DealOpened: {"stage": POSITION, **OF_FIELD},
    StageEntered: {"stage": POSITION},
    CycleStarted: {"stage": POSITION},
    FactAsked: {"fact": "fact"},
    DealParked: {"reason": "parking"},
    VisitPlanned: {"kind": "visit-kind"},
    VisitChanged: {"kind": "visit-kind"},
    CommitmentMade: {"kind": "commitment-kind"},
    AgreementMade: {"kind": "agreement-kind"},
    AgreementChanged: {"kind": "agreement-kind"},
    DoubtRaised: {"library": "doubt"},
    HandoverStarted: {"role": "seller-role", "handover": "handover"},
    HandoverAccepted: {"role": "seller-role"},
}  # fmt: skip
_SEVERAL: dict[type, dict[str, str]] = {
    PersonAdded: {"roles": "buyer-role"},
    PersonChanged: {"roles": "buyer-role", "lost_roles": "buyer-role"},
    StageEntered: {"passed": "stage"},
    CycleStarted: {"facts": "fact"},
}


def _payload_now(payload: Payload, now: Now) -> Payload:
    changes: dict[str, Any] = {}
    for name, kind in _ONE.get(type(payload), {}).items():
        if (id_ := getattr(payload, name)) is not None:
            changes[name] = now(kind, id_)
    for name, kind in _SEVERAL.get(type(payload), {}).items():
        changes[name] = tuple(dict.fromkeys(now(kind, id_) for id_ in getattr(payload, name)))
    changes |= _more(payload, now)
    return replace(payload, **changes) if changes else payload


def _more(payload: Payload, now: Now) -> dict[str, Any]:
    """What is not one id in a field of its own."""
    match payload:
        case ItemDone(stage=stage, item=item) | ItemSkipped(stage=stage, item=item):
            stage, _, item = now("item", f"{stage}/{item}").partition("/")
            return {"stage": stage, "item": item}
        case CriterionWaived(stage=stage, criterion=criterion):
            stage, _, criterion = now("criterion", f"{stage}/{criterion}").partition("/")
            return {"stage": stage, "criterion": criterion}
        case EvidenceRecorded(fact=fact, value=value):
            return {"fact": now("fact", fact), "value": _value(fact, value, now)}
        case FieldSet(field=name, value=str() as value) if name in OF_FIELD:
            return {"value": now(OF_FIELD[name], value)}
        case PersonAdded(goals=goals) | PersonChanged(goals=goals):
            return {"goals": tuple(_goal(one, now) for one in goals)}
        case StageEntered(left=left):
            return {"left": _left(left, now)}
        case DealEnded(outcome=outcome, reason=reason, left=left):
            kept = now(outcome, reason) if reason is not None else None
            return {"reason": kept, "left": _left(left, now)}
        case PlaybookChanged():  # the others bear the new ids now: it is not to count twice
            return {"renamed": ()}
        case _:
            return {}


def _value(fact: str, value: Any, now: Now) -> Any:
    """A choice is called after its fact; whatever else a value is, no choice has its name."""
    match value:
        case str():
            return now("choice", f"{fact}/{value}").partition("/")[2]
        case tuple():
            return tuple(_value(fact, one, now) for one in value)
        case _:
            return value


def _goal(goal: Goal, now: Now) -> Goal:
    if goal.perspective is None:
        return goal
    return replace(goal, perspective=now("perspective", goal.perspective))


def _left(left: tuple[Left, ...], now: Now) -> tuple[Left, ...]:
    return tuple(replace(one, criterion=now("criterion", one.criterion)) for one in left)
