"""One line that a rep typed of a visit: promises of a side, and whatever else a call note can tell.

A clause that begins as a line of a call note does (`doubt:`, `fact`, `note:` …) is read as one;
every other clause is a promise (docs/call-notes.md). What was read is shown back before it counts.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from salescoach.cli.rendering.telling import told
from salescoach.deal.record_events import CommitmentMade, VisitHeld, VisitPlanned
from salescoach.exchange.assembling import Assembling
from salescoach.exchange.clauses import clauses_of
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.exchange.notes import read_beside
from salescoach.exchange.spoken import echo_of, read_promises
from salescoach.guidance.debriefing import Debrief, payloads_of
from salescoach.guidance.view import View
from salescoach.values.messages import Message
from salescoach.values.states import Side

_PARTS = ("promises", "told", "fields", "asked", "doubts", "settled", "remarks")


def read_line(text: str, side: Side, known: Known, view: View) -> Debrief | Misheard:
    """What the line tells, or all that is wrong with it."""
    clauses = clauses_of(text)
    if isinstance(clauses, Problem):
        return Misheard((clauses,))
    beside = Assembling(view, day=known.day, visit=None, deal=known.deal)
    beside.came_with(known.present, ())
    problems: list[Problem] = []
    promises: list[str] = []
    for clause in clauses:
        found = read_beside(clause.text, beside)
        if found is None:
            promises.append(clause.text)
        else:
            problems += found
    heard = read_promises(";".join(promises), side, known)
    if isinstance(heard, Misheard):
        return Misheard((*heard.problems, *problems))
    if problems:
        return Misheard(tuple(problems))
    return replace(beside.debrief(), promises=heard.promises)


def is_nothing(line: Debrief) -> bool:
    """Whether a line told nothing at all."""
    return not any(getattr(line, part) for part in _PARTS)


def joined(told_so: Debrief, line: Debrief) -> Debrief:
    """What was told before, and the line."""
    parts: dict[str, Any] = {
        part: (*getattr(told_so, part), *getattr(line, part)) for part in _PARTS
    }
    return replace(told_so, **parts)


def echoes_of(line: Debrief, view: View) -> Iterator[Message]:
    """What was understood, a line each: promises as they can be read again, then all else."""
    yield from (echo_of(promise, view.deal.people) for promise in line.promises)
    for payload in payloads_of(line, view.events):
        if not isinstance(payload, VisitPlanned | VisitHeld | CommitmentMade):
            yield told(payload, view, ())
