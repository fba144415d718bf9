"""The score of an action: a sum of whole-numbered terms, each with what it is for.

The table is in the format page; the weights are playbook data. No term is hidden, so that `why`
can print the sum.
"""

from collections.abc import Iterator
from typing import Literal

from salescoach.guidance.candidates import Candidate
from salescoach.guidance.view import View
from salescoach.playbook.model import Item
from salescoach.values.record import record

Moment = Literal["today", "next-visit", "waiting"]

_MOST_OPENED = 2
_MOST_OPENED_BY_MEETING = 1
_MOST_UNBLOCKED = 3
_CHEAP = ((15, 3), (60, 2), (480, 1))  # at most so many minutes of ours, measure


@record
class Term:
    """One summand: `value` is measure × weight; `for_` is the playbook element it counts."""

    term: str
    measure: int
    weight: int
    for_: str

    @property
    def value(self) -> int:
        """What it adds."""
        return self.measure * self.weight


def terms_of(candidate: Candidate, view: View) -> tuple[Term, ...]:
    """The terms of an action, in the order of the table; their values sum to its score."""
    weights = view.playbook.ranking
    return tuple(
        Term(term, measure, getattr(weights, term), for_)
        for term, measure, for_ in _measures(candidate, view)
    )


def moment_of(candidate: Candidate) -> Moment:
    """Waiting where it is blocked; with the customer where it takes somebody; else today.

    To meet somebody is something to arrange, hence today.
    """
    if candidate.waits:
        return "waiting"
    whom = candidate.anybody or candidate.of or candidate.roles
    with_them = bool(whom) and candidate.kind != "meet"
    return "next-visit" if with_them else "today"


def _measures(candidate: Candidate, view: View) -> Iterator[tuple[str, int, str]]:
    most = _MOST_OPENED_BY_MEETING if candidate.kind == "meet" else _MOST_OPENED
    opened = tuple(candidate.opens)[:most]
    for criterion in opened:
        yield "opens_gate", 1, criterion
    for criterion in tuple(candidate.certain)[:1]:
        yield "certain_no", 1, criterion
    waiting = [path for path in (*candidate.opens, *candidate.unblocks) if path not in opened]
    for path in waiting[:_MOST_UNBLOCKED]:
        yield "unblocks", 1, path
    if candidate.clears:
        worst = max(candidate.clears, key=lambda id_: candidate.clears[id_])
        yield "clears_warning", candidate.clears[worst], worst
    if candidate.debt is not None:
        yield "debt", 2 if candidate.debt.expired else 1, candidate.subject
    over = _times_over(view)
    if opened and over:
        yield "over_limit", over, candidate.subject
    for fact in tuple(candidate.weak)[:1]:
        yield "weak_evidence", 1, fact
    if candidate.item is not None:
        yield from _of_item(candidate.item, candidate)
    times, fact = candidate.asked_before
    if times:
        yield "asked_before", times, fact


def _of_item(item: Item, candidate: Candidate) -> Iterator[tuple[str, int, str]]:
    if item.start_here:
        yield "start_here", 1, candidate.subject
    if item.required:
        yield "required", 1, candidate.subject
    if item.effort is not None:
        minutes = item.effort.work_minutes
        measure = next((measure for most, measure in _CHEAP if minutes <= most), 0)
        if measure:
            yield "cheap", measure, candidate.subject


def _times_over(view: View) -> int:
    """1 over the limit of the stage, 2 over twice the limit, else 0; "over" is strictly more."""
    if view.limit is None:
        return 0
    used, allowed = view.limit
    return 2 if used > 2 * allowed else int(used > allowed)
