"""From events to visits: planned, changed, held, cancelled."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from salescoach.deal.building import Building
from salescoach.deal.events import Event
from salescoach.deal.one_record import add, changed, find, made
from salescoach.deal.record_events import (
    PlanAnswer,
    VisitCancelled,
    VisitChanged,
    VisitHeld,
    VisitPlanned,
)
from salescoach.deal.records import Visit


def _planned(building: Building, event: Event, payload: VisitPlanned) -> None:
    building.check_known(payload.people, event)
    add(building, "visit", event, payload.visit, made(Visit, payload, building, event))


def _visit_changed(building: Building, event: Event, payload: VisitChanged) -> None:
    visit: Visit | None = find(building, "visit", payload.visit, event)
    if visit is None:
        return
    building.check_known(payload.people, event)
    if visit.state == "held":  # it took place on its day, whatever another copy planned
        payload = replace(payload, day=None)
    moves = visit.moves + (payload.day is not None and payload.day > visit.day)
    building.tables["visit"][visit.id] = replace(
        changed(visit, payload, leave=("visit", "answers", "outcome")),
        answers=_answers(visit.answers, payload.answers),
        corrected=payload.outcome or visit.corrected,
        moves=moves,
        changed=event.on,
    )


def _answers(
    before: tuple[PlanAnswer, ...], given: tuple[PlanAnswer, ...]
) -> tuple[PlanAnswer, ...]:
    found = {one.question: one for one in (*before, *given)}
    return tuple(found.values())


def _held(building: Building, event: Event, payload: VisitHeld) -> None:
    visit: Visit | None = find(building, "visit", payload.visit, event)
    if visit is None:
        return
    building.check_known(payload.people, event)
    building.tables["visit"][visit.id] = replace(
        visit,
        state="held",
        day=event.on,
        people=payload.people,
        because=None,
        corrected=payload.outcome or visit.corrected,
        changed=event.on,
    )


def _visit_cancelled(building: Building, event: Event, payload: VisitCancelled) -> None:
    visit: Visit | None = find(building, "visit", payload.visit, event)
    if visit is None:
        return
    if visit.state == "held":  # in another copy: what took place cannot be called off
        building.contradictions.append(f"cancelled after it was held: {event.id}")
        return
    building.tables["visit"][visit.id] = replace(
        visit, state="cancelled", because=payload.because, changed=event.on
    )


APPLY_VISITS: dict[type, Callable[[Building, Event, Any], None]] = {
    VisitPlanned: _planned,
    VisitChanged: _visit_changed,
    VisitHeld: _held,
    VisitCancelled: _visit_cancelled,
}
