"""From events to the deal as it stands. Needs no playbook: events carry the decisions.

What happened to records of the deal is folded in `deal.fold_records`.

Contradictions between merged copies are kept as notes, never an error.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from salescoach.deal import fold_records
from salescoach.deal.building import Building
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
    FieldSet,
    FieldValue,
    ItemDone,
    ItemSkipped,
    PersonAdded,
    PlaybookChanged,
    StageEntered,
    Undone,
    WaitStarted,
)
from salescoach.deal.record_events import NoteWritten
from salescoach.deal.state import (
    Asked,
    Deal,
    DoneItem,
    Ended,
    Evidence,
    FieldWord,
    Followed,
    Parked,
    Pause,
    Person,
    RoleHeld,
    SkippedItem,
    StageEntry,
    Waiver,
)
from salescoach.deal.transactions import live_events
from salescoach.values.days import parse_day
from salescoach.values.money import Money


def fold(events: Iterable[Event], *, at: date | None = None) -> Deal:
    """The deal after its live events; with `at`, after those that count for that day or before.

    Raises:
        NotOpened: no live event opens the deal (by that day).
    """
    building = Building()
    known = tuple(events)
    building.looks_back = _changes_playbook(known)
    _add(building, counting_events(known, at))
    return building.finished()


def counting_events(events: Iterable[Event], at: date | None = None) -> tuple[Event, ...]:
    """The events that count by the day `at`, in their one order.

    They have the ids of the playbook that is followed then.
    """
    known = tuple(events)
    live = live_events(event for event in known if at is None or event.on <= at)
    if not _changes_playbook(known):
        return live
    from salescoach.deal.renaming import known_as_now  # few deals need it

    return known_as_now(live, known)


def told_events(events: Iterable[Event], at: date | None = None) -> tuple[Event, ...]:
    """All events, undone ones included, with the ids of the playbook that is followed that day."""
    known = tuple(events)
    if not _changes_playbook(known):
        return known
    from salescoach.deal.renaming import told_as_now

    return told_as_now(known, live_events(one for one in known if at is None or one.on <= at))


def _changes_playbook(events: tuple[Event, ...]) -> bool:
    return any(isinstance(event.payload, PlaybookChanged) for event in events)


_LOOKS_BACK = (Undone, PlaybookChanged)
"""What makes earlier events count for something else."""


class Growing:
    """A deal to which events are added at the end: what was folded once is not folded again."""

    def __init__(self, at: date) -> None:
        """As it stands on that day."""
        self._at = at
        self._events: tuple[Event, ...] = ()
        self._live: list[Event] = []
        self._building = Building()
        self._undone = False

    def folded(self, events: tuple[Event, ...]) -> tuple[Deal, tuple[Event, ...]]:
        """The deal, and what counts; as `fold` and `counting_events`, whatever came before.

        Raises:
            NotOpened: no live event opens the deal by the day.
        """
        more = events[len(self._events) :]
        if not self._goes_on(events, more):
            self._start(events)
            more = events
        counting = counting_events(more, self._at)
        _add(self._building, counting)
        self._live += counting
        self._events = events
        return self._building.finished(), tuple(self._live)

    def _start(self, events: tuple[Event, ...]) -> None:
        self._live, self._building = [], Building()
        self._undone = any(isinstance(event.payload, _LOOKS_BACK) for event in events)
        self._building.looks_back = _changes_playbook(events)

    def _goes_on(self, events: tuple[Event, ...], more: tuple[Event, ...]) -> bool:
        """Whether these are the events from before and later ones, and nothing is taken back."""
        before = self._events
        if self._undone or not before or events[: len(before)] != before:
            return False
        last = before[-1].order
        return all(one.order > last and not isinstance(one.payload, _LOOKS_BACK) for one in more)


def _add(building: Building, events: Iterable[Event]) -> None:
    for place, event in enumerate(events, building.place + 1):
        building.place = place
        _APPLY[type(event.payload)](building, event, event.payload)
        building.last_on = max(building.last_on or event.on, event.on)
        if not isinstance(event.payload, NoteWritten):
            building.last_news = max(building.last_news or event.on, event.on)


def _opened(building: Building, event: Event, payload: DealOpened) -> None:
    if building.opening is not None:
        building.contradictions.append(f"opened twice: {event.id}")
        return
    building.opening, building.opened = payload, event.on
    building.stages.append(StageEntry(stage=payload.stage, on=event.on, place=building.place))
    given = {name: getattr(payload, name) for name in _FIELDS}
    given = {name: value for name, value in given.items() if value is not None}
    building.fields = {**given, **building.fields}


def _field_set(building: Building, event: Event, payload: FieldSet) -> None:
    value = _field_value(payload.field, payload.value)
    if value is None:
        building.contradictions.append(f"no value for {payload.field}: {event.id}")
        return
    if payload.said_by:
        building.check_known(payload.said_by, event)
        building.field_words.append(
            FieldWord(
                field=payload.field,
                value=value,
                on=event.on,
                said_by=payload.said_by,
                place=building.place,
            )
        )
    if event.on < building.field_days.get(payload.field, event.on):
        return  # an older day than the value that stands: history
    building.field_days[payload.field] = event.on
    before = building.fields.get(payload.field)
    if payload.field == "expected_close" and before is not None and value > before:
        building.close_date_moves += 1
    building.fields[payload.field] = value


def _evidence(building: Building, event: Event, payload: EvidenceRecorded) -> None:
    building.check_known(payload.said_by, event)
    building.evidence.append(
        Evidence(
            event=event.id,
            fact=payload.fact,
            on=event.on,
            actor=event.actor,
            value=payload.value,
            none=payload.none,
            of=payload.of,
            said_by=payload.said_by,
            document=payload.document,
            lowered=payload.lowered,
            note=payload.note,
            place=building.place,
        )
    )


def _asked(building: Building, event: Event, payload: FactAsked) -> None:
    building.asked.append(Asked(payload.fact, payload.of, event.on, building.place))


def _item_done(building: Building, event: Event, payload: ItemDone) -> None:
    key = payload.stage, payload.item
    done = DoneItem(
        stage=payload.stage,
        item=payload.item,
        on=event.on,
        actor=event.actor,
        because=payload.because,
        until=payload.until,
        place=building.place,
    )
    building.skipped.pop(key, None)
    before = building.done.get(key)
    if before is None or before.on <= done.on:  # an older day than the last one is history
        building.done[key] = done


def _item_skipped(building: Building, event: Event, payload: ItemSkipped) -> None:
    key = payload.stage, payload.item
    building.skipped[key] = SkippedItem(
        stage=payload.stage,
        item=payload.item,
        on=event.on,
        actor=event.actor,
        because=payload.because,
        not_applicable=payload.not_applicable,
        until=payload.until,
        place=building.place,
    )


def _waived(building: Building, event: Event, payload: CriterionWaived) -> None:
    building.waivers[payload.stage, payload.criterion] = Waiver(
        stage=payload.stage,
        criterion=payload.criterion,
        on=event.on,
        actor=event.actor,
        because=payload.because,
        until=payload.until,
    )


def _entered(building: Building, event: Event, payload: StageEntered) -> None:
    if payload.way == "win":
        building.delivering = True
    building.stages.append(
        StageEntry(
            stage=payload.stage,
            on=event.on,
            way=payload.way,
            because=payload.because,
            passed=payload.passed,
            left=payload.left,
            place=building.place,
        )
    )


def _ended(building: Building, event: Event, payload: DealEnded) -> None:
    if building.ended is not None:
        building.contradictions.append(f"ended twice: {event.id}")
    building.unpark(event.on)
    building.ended = Ended(
        outcome=payload.outcome, on=event.on, reason=payload.reason, because=payload.because
    )


def _parked(building: Building, event: Event, payload: DealParked) -> None:
    building.unpark(event.on)
    building.parked = Parked(
        on=event.on,
        because=payload.because,
        reason=payload.reason,
        until=payload.until,
        trigger=payload.trigger,
    )
    building.pauses.append(Pause("parking", event.on, payload.until, payload.because))


def _reopened(building: Building, event: Event, _payload: DealReopened) -> None:
    if building.ended is not None:
        building.pauses.append(Pause("ending", building.ended.on, event.on))
    building.ended = None
    building.unpark(event.on)


def _wait(building: Building, event: Event, payload: WaitStarted) -> None:
    """A new wait takes the place of what is left of the one before: so `--until` today ends it."""
    building.cut("wait", event.on)
    building.pauses.append(Pause("wait", event.on, payload.until, payload.because, payload.said_by))


def _cycle(building: Building, event: Event, payload: CycleStarted) -> None:
    """Only what the event names goes on into the next round; the events keep the rest."""
    building.cycle += 1
    building.people = {
        id_: person for id_, person in building.people.items() if id_ in payload.people
    }
    building.evidence = [one for one in building.evidence if one.fact in payload.facts]
    building.asked = [one for one in building.asked if one.fact in payload.facts]
    building.fields = {
        name: value for name, value in building.fields.items() if name in payload.fields
    }
    building.field_days = {
        name: day for name, day in building.field_days.items() if name in payload.fields
    }
    building.field_words = [one for one in building.field_words if one.field in payload.fields]
    fold_records.keep_records(building, payload.records)
    building.done, building.skipped, building.waivers = {}, {}, {}
    building.pauses, building.close_date_moves = [], 0
    building.delivering, building.parked, building.ended = False, None, None
    entry = StageEntry(stage=payload.stage, on=event.on, way="cycle", place=building.place)
    building.stages = [entry]


def _person(building: Building, event: Event, payload: PersonAdded) -> None:
    before = building.people.get(payload.person)
    held = {one.role: one for one in before.roles} if before else {}
    for role in payload.roles:  # two copies met the same person: one person, all roles
        if role not in held or event.on < held[role].since:
            held[role] = RoleHeld(role, event.on, building.place)
    if before is not None and before.name != payload.name:
        building.contradictions.append(f"two names for {payload.person}: {event.id}")
    building.people[payload.person] = Person(
        id=payload.person,
        name=before.name if before else payload.name,
        roles=tuple(held.values()),
        added=min(before.added, event.on) if before else event.on,
        job=payload.job or (before.job if before else None),
        wants=payload.wants or (before.wants if before else None),
        stance=payload.stance or (before.stance if before else None),
        goals=tuple(dict.fromkeys((*(before.goals if before else ()), *payload.goals))),
        informed=_informed(before, event, payload),
        place=before.place if before else building.place,
    )


def _informed(before: Person | None, event: Event, payload: PersonAdded) -> date | None:
    """Since when somebody has heard our case."""
    since = before.informed if before else None
    return min(since or event.on, event.on) if payload.informed else since


def _playbook_changed(building: Building, event: Event, payload: PlaybookChanged) -> None:
    """All events have the ids that it gives already, see `deal.renaming`."""
    if building.playbook is not None and building.playbook.digest != payload.before:
        building.contradictions.append(f"playbook changed in two copies: {event.id}")
    building.playbook = Followed(
        id=payload.playbook, version=payload.version, digest=payload.digest, on=event.on
    )


def _undone(_building: Building, _event: Event, _payload: Undone) -> None:
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
_APPLY: dict[type, Callable[[Building, Event, Any], None]] = {
    DealOpened: _opened,
    FieldSet: _field_set,
    EvidenceRecorded: _evidence,
    FactAsked: _asked,
    ItemDone: _item_done,
    ItemSkipped: _item_skipped,
    PersonAdded: _person,
    CriterionWaived: _waived,
    StageEntered: _entered,
    DealEnded: _ended,
    DealParked: _parked,
    DealReopened: _reopened,
    WaitStarted: _wait,
    CycleStarted: _cycle,
    **fold_records.APPLY,
    PlaybookChanged: _playbook_changed,
    Undone: _undone,
}
