"""Telling what happened to a visit, in a sentence."""

from collections.abc import Iterator
from typing import assert_never

from salescoach.cli.rendering.naming import people_words
from salescoach.deal.record_events import (
    VisitCancelled,
    VisitChanged,
    VisitEvent,
    VisitHeld,
    VisitPlanned,
)
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say


def told_visit(payload: VisitEvent, view: View) -> Message:
    """What happened; a visit that was moved is named by the day for which it was planned first."""
    match payload:
        case VisitPlanned():
            return _planned(payload, view)
        case VisitChanged():
            return _changed(payload, view)
        case VisitHeld():
            return _held(payload, view)
        case VisitCancelled(visit=visit, because=because):
            return say("event.visit-cancelled", because=Quoted(because), **_named(visit, view))
        case other:
            assert_never(other)


def kind_words(kind: str | None, view: View) -> Argument:
    """What the playbook calls a kind of visit."""
    known = next((one for one in view.playbook.visit_kinds if one.id == kind), None)
    return known.label if known is not None else kind or say("event.visit")


def _planned(payload: VisitPlanned, view: View) -> Message:
    kind = kind_words(payload.kind, view)
    told = say("event.visit-planned", kind=kind, day=payload.day)
    if payload.time is not None:
        told = say("event.visit-at", visit=told, time=payload.time)
    if payload.location is not None:
        told = say("event.visit-place", visit=told, place=payload.location)
    if payload.people:
        told = say("event.visit-with", visit=told, who=people_words(payload.people, view))
    if payload.goal is not None:
        told = say("event.visit-goal", visit=told, goal=Quoted(payload.goal))
    return told


def _held(payload: VisitHeld, view: View) -> Message:
    plan = _plan_of(payload.visit, view)
    visit = view.deal.records.visit(payload.visit)
    kind = visit.kind if visit is not None else plan.kind if plan is not None else None
    who = people_words(payload.people, view)
    told = say("event.visit-held", kind=kind_words(kind, view), who=who)
    if visit is not None and plan is not None and plan.day != visit.day:
        told = say("event.visit-held-for", visit=told, day=plan.day)
    if payload.outcome is not None:
        outcome = say(f"came-to.{payload.outcome}")
        told = say("event.visit-outcome", visit=told, outcome=outcome)
    return told


def _changed(payload: VisitChanged, view: View) -> Message:
    first, *others = _changes(payload, view)
    for other in others:
        first = say("recorded.both", first=first, second=other)
    return say("event.visit-changed", changes=first, **_named(payload.visit, view))


def _changes(payload: VisitChanged, view: View) -> Iterator[Message]:
    if payload.day is not None:
        yield say("event.visit-now-on", day=payload.day)
    if payload.time is not None:
        yield say("event.visit-now-at", time=payload.time)
    if payload.location is not None:
        yield say("event.visit-now-place", place=payload.location)
    if payload.kind is not None:
        yield say("event.visit-now-kind", kind=kind_words(payload.kind, view))
    if payload.people:
        yield say("event.visit-now-with", who=people_words(payload.people, view))
    if payload.ours:
        yield say("event.visit-now-ours", who=payload.ours)
    yield from _words_changed(payload)
    if payload.outcome is not None:
        yield say("event.visit-now-outcome", outcome=say(f"came-to.{payload.outcome}"))


def _words_changed(payload: VisitChanged) -> Iterator[Message]:
    if payload.goal is not None:
        yield say("event.visit-now-goal", words=Quoted(payload.goal))
    if payload.at_least is not None:
        yield say("event.visit-now-at-least", words=Quoted(payload.at_least))
    if payload.leave_out is not None:
        yield say("event.visit-now-leave-out", words=Quoted(payload.leave_out))
    for one in payload.answers:
        question = say(f"plan-question.{one.question}")
        yield say("event.visit-now-answer", question=question, words=Quoted(one.text))


def _named(visit: str, view: View) -> dict[str, Argument]:
    """A visit by its kind and the day for which it was planned first; by its id where unknown."""
    plan = _plan_of(visit, view)
    if plan is None:
        return {"kind": say("event.visit"), "day": visit}
    return {"kind": kind_words(plan.kind, view), "day": plan.day}


def _plan_of(visit: str, view: View) -> VisitPlanned | None:
    plans = (one.payload for one in view.events if isinstance(one.payload, VisitPlanned))
    return next((one for one in plans if one.visit == visit), None)
