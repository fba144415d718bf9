"""From events to the records of a deal: one function for each kind of event.

A record named twice (two copies were merged) is kept twice, the later one under a longer id; what
changes a record that nobody recorded is noted and left out. Neither is an error.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from salescoach.deal.building import Building
from salescoach.deal.events import Event
from salescoach.deal.fold_visits import APPLY_VISITS
from salescoach.deal.one_record import add, changed, find, made
from salescoach.deal.record_events import (
    AgreementChanged,
    AgreementMade,
    CommitmentBroken,
    CommitmentCancelled,
    CommitmentConfirmed,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    DoubtAnswered,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    HandoverAccepted,
    HandoverStarted,
    NoteWritten,
    OptionAdded,
    OptionEvaluated,
    OptionsWeighed,
    PersonChanged,
    ProblemFound,
    ProblemSolved,
)
from salescoach.deal.records import (
    Agreement,
    Commitment,
    Doubt,
    Handover,
    Moved,
    Note,
    Option,
    Problem,
    Visit,
)
from salescoach.deal.state import RoleHeld


def keep_records(building: Building, kept: tuple[str, ...]) -> None:
    """What goes on into the next round: what the event names, and who was met when.

    What goes on belongs to the new round. Who has the deal in it is decided anew.
    """
    for kind, table in building.tables.items():
        for id_, one in list(table.items()):
            if f"{kind}/{id_}" in kept:
                table[id_] = replace(one, cycle=building.cycle)
            elif not (isinstance(one, Visit) and one.state == "held"):
                del table[id_]
    building.weights, building.weighed_by = (), ()
    building.handovers = []


# People


def _person(building: Building, event: Event, payload: PersonChanged) -> None:
    before = building.people.get(payload.person)
    if before is None:
        building.contradictions.append(f"nobody to change: {event.id}")
        return
    held = {one.role: one for one in before.roles if one.role not in payload.lost_roles}
    for role in payload.roles:
        if role not in held or event.on < held[role].since:
            held[role] = RoleHeld(role, event.on, building.place)
    informed = before.informed
    if payload.informed is not None:
        informed = min(informed or event.on, event.on) if payload.informed else None
    known = {one.words for one in before.goals}
    building.people[payload.person] = replace(
        before,
        name=payload.name or before.name,
        roles=tuple(held.values()),
        job=payload.job or before.job,
        wants=payload.wants or before.wants,
        stance=payload.stance or before.stance,
        goals=(*before.goals, *(one for one in payload.goals if one.words not in known)),
        informed=informed,
    )


# Promises


def _promised(building: Building, event: Event, payload: CommitmentMade) -> None:
    building.check_known(payload.said_by, event)
    one = replace(made(Commitment, payload, building, event), actor=event.actor)
    add(building, "commitment", event, payload.commitment, one)


def _confirmed(building: Building, event: Event, payload: CommitmentConfirmed) -> None:
    building.check_known(payload.said_by, event)
    one: Commitment | None = find(building, "commitment", payload.commitment, event)
    if one is not None:
        said_by = _both(one.said_by, payload.said_by)
        building.tables["commitment"][one.id] = replace(one, said_by=said_by)


def _moved(building: Building, event: Event, payload: CommitmentMoved) -> None:
    one: Commitment | None = find(building, "commitment", payload.commitment, event)
    if one is None:
        return
    move = Moved(
        on=event.on,
        before=one.due,
        to=payload.due,
        because=payload.because,
        said_by=payload.said_by,
    )
    building.tables["commitment"][one.id] = replace(
        one,
        due=payload.due,
        said_by=_both(one.said_by, payload.said_by),
        moves=(*one.moves, move),
        state="open",
        closed=None,
        because=None,
    )


def _kept(building: Building, event: Event, payload: CommitmentKept) -> None:
    _close(building, event, payload.commitment, state="kept", kept_at=payload.visit, because=None)


def _broken(building: Building, event: Event, payload: CommitmentBroken) -> None:
    _close(building, event, payload.commitment, state="broken", because=payload.because)


def _promise_cancelled(building: Building, event: Event, payload: CommitmentCancelled) -> None:
    _close(building, event, payload.commitment, state="cancelled", because=payload.because)


def _close(building: Building, event: Event, id_: str, **more: Any) -> None:
    one: Commitment | None = find(building, "commitment", id_, event)
    if one is not None:
        building.tables["commitment"][one.id] = replace(one, closed=event.on, **more)


# Doubts


def _raised(building: Building, event: Event, payload: DoubtRaised) -> None:
    building.check_known((payload.holder,) if payload.holder else (), event)
    before: Doubt | None = building.tables["doubt"].get(payload.doubt)
    if before is None:
        add(building, "doubt", event, payload.doubt, made(Doubt, payload, building, event))
        return
    building.tables["doubt"][before.id] = replace(
        changed(before, payload, leave=("doubt",)),
        state="raised",
        settled_by=(),
        settled_words=None,
        times=before.times + 1,
        changed=event.on,
    )


def _explored(building: Building, event: Event, payload: DoubtExplored) -> None:
    one: Doubt | None = find(building, "doubt", payload.doubt, event)
    if one is not None:
        state = "explored" if one.state == "raised" else one.state
        building.tables["doubt"][one.id] = replace(
            changed(one, payload, leave=("doubt",)), state=state, changed=event.on
        )


def _answered(building: Building, event: Event, payload: DoubtAnswered) -> None:
    one: Doubt | None = find(building, "doubt", payload.doubt, event)
    if one is not None:
        building.tables["doubt"][one.id] = replace(
            changed(one, payload, leave=("doubt",)), state="answered", changed=event.on
        )


def _settled(building: Building, event: Event, payload: DoubtSettled) -> None:
    building.check_known(payload.said_by, event)
    one: Doubt | None = find(building, "doubt", payload.doubt, event)
    if one is not None:
        building.tables["doubt"][one.id] = replace(
            one,
            state="settled",
            settled_by=payload.said_by,
            settled_words=payload.words,
            changed=event.on,
        )


# Agreements, options, problems


def _agreed(building: Building, event: Event, payload: AgreementMade) -> None:
    building.check_known(payload.said_by, event)
    one = made(Agreement, payload, building, event)
    add(building, "agreement", event, payload.agreement, one)


def _agreement_changed(building: Building, event: Event, payload: AgreementChanged) -> None:
    one: Agreement | None = find(building, "agreement", payload.agreement, event)
    if one is not None:
        said_by = _both(one.said_by, payload.said_by)
        now = changed(one, payload, leave=("agreement", "said_by"))
        building.tables["agreement"][one.id] = replace(now, said_by=said_by, changed=event.on)


def _option(building: Building, event: Event, payload: OptionAdded) -> None:
    add(building, "option", event, payload.option, made(Option, payload, building, event))


def _evaluated(building: Building, event: Event, payload: OptionEvaluated) -> None:
    building.check_known(payload.said_by, event)
    one: Option | None = find(building, "option", payload.option, event)
    if one is None:
        return
    marks = {mark.criterion: mark for mark in (*one.marks, *payload.marks)}
    building.tables["option"][one.id] = replace(
        changed(one, payload, leave=("option", "marks")),
        marks=tuple(marks.values()),
        changed=event.on,
    )


def _weighed(building: Building, _event: Event, payload: OptionsWeighed) -> None:
    building.weights, building.weighed_by = payload.weights, payload.said_by


def _problem(building: Building, event: Event, payload: ProblemFound) -> None:
    building.check_known(payload.said_by, event)
    add(building, "problem", event, payload.problem, made(Problem, payload, building, event))


def _solved(building: Building, event: Event, payload: ProblemSolved) -> None:
    one: Problem | None = find(building, "problem", payload.problem, event)
    if one is not None:
        building.tables["problem"][one.id] = replace(
            one,
            state="solved",
            solved=one.solved or event.on,
            how=payload.how or one.how,
            solved_by=payload.said_by or one.solved_by,
        )


# Notes and hand-overs


def _note(building: Building, event: Event, payload: NoteWritten) -> None:
    building.notes.append(
        Note(
            text=payload.text,
            on=event.on,
            actor=event.actor,
            private=payload.private,
            place=building.place,
        )
    )


def _handing_over(building: Building, event: Event, payload: HandoverStarted) -> None:
    building.handovers = [one for one in building.handovers if one.accepted is not None]
    building.handovers.append(
        Handover(
            role=payload.role,
            person=payload.person,
            on=event.on,
            handover=payload.handover,
            because=payload.because,
            actor=event.actor,
            place=building.place,
        )
    )


def _accepted(building: Building, event: Event, payload: HandoverAccepted) -> None:
    pending = [one for one in building.handovers if one.accepted is None]
    if not pending or (pending[-1].role, pending[-1].person) != (payload.role, payload.person):
        building.contradictions.append(f"nothing to accept: {event.id}")
        return
    building.handovers = [
        replace(one, accepted=event.on) if one is pending[-1] else one for one in building.handovers
    ]
    if event.on >= building.field_days.get("owner", event.on):
        building.fields["owner"], building.field_days["owner"] = payload.person, event.on


def _both(before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """All of them, each once."""
    return tuple(dict.fromkeys((*before, *more)))


APPLY: dict[type, Callable[[Building, Event, Any], None]] = {
    PersonChanged: _person,
    **APPLY_VISITS,
    CommitmentMade: _promised,
    CommitmentConfirmed: _confirmed,
    CommitmentMoved: _moved,
    CommitmentKept: _kept,
    CommitmentBroken: _broken,
    CommitmentCancelled: _promise_cancelled,
    DoubtRaised: _raised,
    DoubtExplored: _explored,
    DoubtAnswered: _answered,
    DoubtSettled: _settled,
    AgreementMade: _agreed,
    AgreementChanged: _agreement_changed,
    OptionAdded: _option,
    OptionEvaluated: _evaluated,
    OptionsWeighed: _weighed,
    ProblemFound: _problem,
    ProblemSolved: _solved,
    NoteWritten: _note,
    HandoverStarted: _handing_over,
    HandoverAccepted: _accepted,
}
