"""From what was recorded of visits, people and in notes back to the commands that record it."""

from collections.abc import Iterable, Sequence
from typing import Any, assert_never

from salescoach.deal.events import Payload, PersonAdded
from salescoach.deal.record_events import (
    Goal,
    NoteWritten,
    PersonChanged,
    VisitCancelled,
    VisitChanged,
    VisitEvent,
    VisitHeld,
    VisitPlanned,
)
from salescoach.deal.state import Deal
from salescoach.trainer.scenarios.entries import Entry, entry_of, one_or_all

_WORDS = ("goal", "at_least", "leave_out")


def retold_visit(payload: VisitEvent, before: Deal) -> Entry | None:
    """The entry of one event; None where it names somebody whom no command can name."""
    match payload:
        case VisitPlanned(day=day):
            about = _about(payload, before)
            if about is None:
                return None
            again = _is_second(payload, before)
            return entry_of("visit-plan", day.isoformat(), **about, again=again)
        case VisitChanged(visit=visit, day=day, outcome=outcome):
            about = _about(payload, before)
            if about is None or payload == VisitChanged(visit=visit):
                return None
            return entry_of("visit-edit", visit, day=day, **about, outcome=outcome)
        case VisitHeld():
            return retold_held((payload,), before)
        case VisitCancelled(visit=visit, because=because):
            return entry_of("visit-cancel", visit, because=because)
        case other:
            assert_never(other)


def retold_held(command: Sequence[Payload], before: Deal) -> Entry | None:
    """The entry of `visit hold`: of a visit that was planned, or of one that nobody had planned."""
    held = command[-1]
    assert isinstance(held, VisitHeld)
    names = _names(held.people, before)
    if names is None:
        return None
    first = command[0]
    about: Entry = {}
    if isinstance(first, VisitPlanned | VisitChanged):
        about = {"kind": first.kind, "place": first.location}
    more = {"with": names, **about, "outcome": held.outcome}
    if not isinstance(first, VisitPlanned):
        return entry_of("visit-hold", held.visit, **more)
    visits = before.records.visits
    again = any((one.state, one.day) == ("held", first.day) for one in visits)
    return entry_of("visit-hold", {}, unplanned=True, **more, again=again)


def are_one_hold(first: VisitPlanned | VisitChanged, held: VisitHeld) -> bool:
    """Whether one command records both: it can say of a visit only its kind and place as well."""
    if first.visit != held.visit:
        return False
    bare: VisitPlanned | VisitChanged = VisitChanged(
        visit=first.visit, kind=first.kind, location=first.location
    )
    if isinstance(first, VisitPlanned):
        bare = VisitPlanned(
            visit=first.visit, day=first.day, kind=first.kind, location=first.location
        )
    return first == bare


def retold_person(payload: PersonChanged, before: Deal) -> Entry | None:
    """The entry of a change of somebody; None where nothing is different, or nobody is changed."""
    person = before.person(payload.person)
    if person is None or payload == PersonChanged(person=payload.person):
        return None
    goals = goals_told(payload.goals)
    if goals is None:
        return None
    said = entry_of(
        "",
        None,
        name=payload.name,
        role=_several(payload.roles),
        not_role=_several(payload.lost_roles),
        job=payload.job,
        wants=payload.wants,
        **goals,
        stance=payload.stance,
        informed=payload.informed is True,
        not_informed=payload.informed is False,
    )
    return {"person-edit": {"person": person.name, **said}}


def retold_added(payload: PersonAdded) -> Entry | None:
    """The entry of somebody new: name and roles first; a map, so that they stand together."""
    goals = goals_told(payload.goals)
    if goals is None:
        return None
    said = entry_of(
        "",
        None,
        role=_several(payload.roles),
        job=payload.job,
        wants=payload.wants,
        **goals,
        stance=payload.stance,
        informed=payload.informed is True,
    )
    return {"person-add": {"name": payload.name, **said}}


def retold_note(payload: NoteWritten) -> Entry:
    """The entry of a remark."""
    return entry_of("note", payload.text, private=payload.private)


def goals_told(goals: Sequence[Goal]) -> Entry | None:
    """The options of goals; None for goals of several perspectives, which no command records."""
    perspectives = {one.perspective for one in goals}
    if len(perspectives) > 1:
        return None
    perspective = next(iter(perspectives), None)
    return {"goal": _several([one.words for one in goals]), "perspective": perspective}


def _about(payload: VisitPlanned | VisitChanged, before: Deal) -> Entry | None:
    """What is said of a visit, by the names of the options."""
    names = _names(payload.people, before)
    if payload.people and names is None:
        return None
    return {
        "time": payload.time,
        "place": payload.location,
        "kind": payload.kind,
        "with": names,
        "our": _several(payload.ours),
        **{name: getattr(payload, name) for name in _WORDS},
        **{one.question.replace("-", "_"): one.text for one in payload.answers},
    }


def _is_second(plan: VisitPlanned, before: Deal) -> bool:
    """Whether one of its kind is planned for that day already."""
    wanted = ("planned", plan.day, plan.kind)
    return any((one.state, one.day, one.kind) == wanted for one in before.records.visits)


def _names(people: Iterable[str], before: Deal) -> Any:
    """The names by which a command finds people of theirs; None where one of them is not there."""
    found = [before.person(one) for one in people]
    return _several([one.name for one in found if one is not None]) if all(found) else None


def _several(texts: Sequence[str]) -> Any:
    return one_or_all(list(texts)) if texts else None
