"""A test out of a real deal: what happened under other names, and what held then.

Pure: from the events of a deal and its playbook to data, which somebody else writes. What it tells
was looked up in the disguised events themselves, so that it holds for them and not only for the
deal that they come from.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from salescoach.deal.events import DealOpened, Event, PlaybookChanged, StageEntered
from salescoach.deal.fold import counting_events, fold
from salescoach.deal.transactions import without_given_ids
from salescoach.guidance.advice import Action, advise
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.gate import gate_of
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from salescoach.trainer.scenarios.disguise import Disguise
from salescoach.trainer.scenarios.entries import Entry, money_text
from salescoach.trainer.scenarios.retelling import FIELDS, commands_in, retold
from salescoach.values.record import record

NAME = "a recorded deal"
_A_DAY = timedelta(days=1)
_AGAIN = frozenset(
    {
        "set", "done", "asked", "advance", "commitment-add", "agreement-add", "note", "doubt-raise",
        "problem-add",
    }
)  # fmt: skip


@record
class Recorded:
    """A test file as data, in the order of its keys, and how many events no command tells."""

    file: dict[str, Any]
    left_out: int


@record
class _Step:
    """One command: its entry, the day of the entry, and the events that it records."""

    on: date
    entry: Entry
    events: tuple[Event, ...]


def recorded(events: Sequence[Event], playbook: Playbook, today: date) -> Recorded:
    """The events that count by today, as a test of this playbook; NotOpened where none opens it."""
    counting = tuple(
        event
        for event in counting_events(events, today)
        if not isinstance(event.payload, PlaybookChanged)  # it is told with the playbook of today
    )
    disguised = Disguise(events, playbook.person_facts).events(counting)
    start = fold(disguised).opened
    opening = next(event for event in disguised if isinstance(event.payload, DealOpened))
    later = tuple(event for event in disguised if event is not opening)
    steps = _steps(opening, later, playbook, start)
    test = {
        "name": NAME,
        "given": _given(opening, playbook),
        "events": [{"at": _after(start, one.on), **one.entry} for one in steps],
        "expect": [
            _expected(_view(opening, steps, playbook, day), start)
            for day in _days(steps, start, today)
        ],
    }
    if not steps:
        del test["events"]
    file = {
        "playbook": f"{playbook.id}.yaml",
        "start": start.isoformat(),
        "tests": [test],
    }
    told = sum(len(one.events) for one in steps)
    return Recorded(file, len(later) - told)


def _given(opening: Event, playbook: Playbook) -> dict[str, Any]:
    payload = opening.payload
    assert isinstance(payload, DealOpened)
    given: dict[str, Any] = {"account": payload.account}
    for field in (*FIELDS, "language"):
        value = getattr(payload, field)
        if value is not None:
            given[field] = _told(value)
    if payload.stage != playbook.stages[0].id:
        given["stage"] = payload.stage
    return given


def _told(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else money_text(value)


def _steps(
    opening: Event, later: Sequence[Event], playbook: Playbook, start: date
) -> tuple[_Step, ...]:
    """The commands in the order of recording; a test has its days in order, too.

    The day that a command counts for is taken for the day on which it was typed. What was recorded
    later, for an earlier day than something before it, is typed on the latest day so far.
    """
    found: list[_Step] = []
    day = start
    before = [opening]
    for command in _commands(later, playbook):
        deal = fold(before)
        entry = retold([event.payload for event in command], deal, playbook)
        if entry is None:
            continue
        on = command[0].on
        day = max(day, on)
        if on < day:
            entry = {**entry, "on": on.isoformat()}
        if found and _is_repeated(found[-1], command):
            entry = {**entry, "again": True}
        found.append(_Step(day, entry, command))
        before += command
    return tuple(found)


def _is_repeated(last: _Step, command: Sequence[Event]) -> bool:
    """Whether a command would take it for what was just recorded, and can be told otherwise."""
    one, other = (
        [(event.on, without_given_ids(event.payload)) for event in events]
        for events in (last.events, command)
    )
    return one == other and not _AGAIN.isdisjoint(last.entry)


def _commands(events: Sequence[Event], playbook: Playbook) -> list[tuple[Event, ...]]:
    """The events by transaction, and in parts that one command of a test records."""
    found: list[tuple[Event, ...]] = []
    rest = list(events)
    while rest:
        tx, on = rest[0].tx, rest[0].on
        size = next((at for at, one in enumerate(rest) if (one.tx, one.on) != (tx, on)), len(rest))
        waiting, rest = rest[:size], rest[size:]
        for part in commands_in([one.payload for one in waiting], playbook):
            found.append(tuple(waiting[: len(part)]))
            waiting = waiting[len(part) :]
    return found


def _days(steps: Sequence[_Step], start: date, today: date) -> list[date]:
    """Before and after each move from stage to stage, and today."""
    moves = [one.on for one in steps if isinstance(one.events[-1].payload, StageEntered)]
    around = {day for move in moves for day in (move - _A_DAY, move + _A_DAY)}
    return sorted({today, *(day for day in around if start <= day < today)})


def _view(opening: Event, steps: Sequence[_Step], playbook: Playbook, day: date) -> View:
    """The deal as a test has it on that day: without holidays, and without what it cannot tell."""
    later = (event for one in steps if one.on <= day for event in one.events)
    events = (opening, *later)
    return View(playbook, fold(events, at=day), day, events=events)


def _expected(view: View, start: date) -> dict[str, Any]:
    """What `next` and `gate` say; of a deal that rests only how it stands."""
    found: dict[str, Any] = {"at": _after(start, view.today), "stage": view.deal.stage}
    status = view.deal.status_on(view.today)
    if status != "selling":
        found["status"] = status
    if view.deal.outcome is not None:
        found["outcome"] = view.deal.outcome
    if view.deal.rests_on(view.today):
        return found
    gate = gate_of(view)
    found["gate"] = "open" if gate.open else "closed"
    for verdict in Verdict:
        paths = [_path(one, view) for one in gate.criteria if one.verdict is verdict]
        if paths:
            found[verdict.value] = paths
    actions = advise(view).actions
    if actions:
        found["next"] = {"first": _name(actions[0])}
    return found


def _name(action: Action) -> str:
    """What concerns the deal as a whole needs no id: a test has only one deal."""
    return action.kind if action.kind in ("take-up", "walk-away") else action.id


def _path(judged: Judged, view: View) -> str:
    """The bare id in the position, STAGE/ID beside it."""
    return judged.criterion.id if judged.stage == view.deal.stage else judged.path


def _after(start: date, day: date) -> str:
    return f"{(day - start).days}d"
