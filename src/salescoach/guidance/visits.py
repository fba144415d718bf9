"""Visits as the advice needs them: the next one, those that were held, and how one ended.

How a visit ended is derived each time it is read, and the rep's correction wins: docs/adr/0019.
"""

from datetime import date
from typing import TYPE_CHECKING

from salescoach.deal.records import Commitment, Visit
from salescoach.values.states import VisitOutcome

if TYPE_CHECKING:
    from salescoach.guidance.view import View

_LOST = ("lost", "disqualified", "cancelled")


def next_visit(view: "View", *, kind: str | None = None) -> Visit | None:
    """The first planned visit that is not in the past; None where nothing is planned.

    With `kind` the first of that kind.
    """
    planned = (
        one
        for one in view.deal.records.visits
        if one.state == "planned" and one.day >= view.today and kind in (None, one.kind)
    )
    return min(planned, key=lambda one: (one.day, one.time or "", one.place), default=None)


def unreported(view: "View") -> tuple[Visit, ...]:
    """The planned visits whose day is past, the oldest first: nobody has said how they went."""
    past = (
        one for one in view.deal.records.visits if one.state == "planned" and one.day < view.today
    )
    return tuple(sorted(past, key=_moment))


def held_visits(view: "View") -> tuple[Visit, ...]:
    """Those of this round that were held, the oldest first."""
    held = (
        one
        for one in view.deal.records.visits
        if one.state == "held" and one.cycle == view.deal.cycle
    )
    return tuple(sorted(held, key=_moment))


def last_visit(view: "View", *, since: date) -> Visit | None:
    """The last one that was held on that day or later."""
    later = [one for one in held_visits(view) if one.day >= since]
    return later[-1] if later else None


def aims_at_work(visit: Visit, view: "View") -> bool:
    """Whether its kind is agreed work itself, such as a pilot day, and no talk for an advance."""
    kinds = view.playbook.visit_kinds
    return any(kind.id == visit.kind and kind.aim == "work" for kind in kinds)


def outcome_of(visit: Visit, view: "View") -> VisitOutcome | None:
    """How a held visit ended: as the rep corrected it, else as derived.

    None for one that was not held, and for one of an earlier round that nobody corrected: what
    was promised then is no longer in the deal.
    """
    if visit.state != "held":
        return None
    return visit.corrected or derived_outcome(visit, view)


def derived_outcome(visit: Visit, view: "View") -> VisitOutcome | None:
    """What the records say that a held visit came to (Rackham's four outcomes, and `kept-step`).

    In this order: they bought after it and before the next one; the deal was over that day; the
    visit was the agreed work; a dated promise of theirs was made; a promise was kept at it; else
    nobody agreed to anything.
    """
    if visit.state != "held" or visit.cycle != view.deal.cycle:
        return None
    if _was_won(visit, view):
        return "order"
    if _was_lost(visit, view):
        return "no-sale"
    if aims_at_work(visit, view):
        return "kept-step"
    promises = view.deal.records.commitments
    if any(_is_advance(one, visit, view) for one in promises):
        return "advance"
    if any(_is_kept(one, visit, view) for one in promises):
        return "kept-step"
    return "continuation"


def continuations_in_a_row(view: "View") -> int:
    """How many of the last visits came to nothing, back to the first one that did.

    A visit that was agreed work does not count and breaks no row: nobody was to agree there.
    """
    row = 0
    for visit in reversed(held_visits(view)):
        if outcome_of(visit, view) == "continuation":
            row += not aims_at_work(visit, view)
        elif not aims_at_work(visit, view):
            break
    return row


def visit_of(view: "View", day: date, people: tuple[str, ...] = ()) -> Visit | None:
    """The visit at which something recorded for that day took place, where nobody says which.

    Of several on one day the last at which one of these people was, else the last.
    """
    that_day = [one for one in held_visits(view) if one.day == day]
    with_them = [one for one in that_day if not set(people).isdisjoint(one.people)]
    return next(reversed(with_them or that_day), None)


def _was_won(visit: Visit, view: "View") -> bool:
    """The order belongs to the last visit before it, or on its day."""
    wins = [one.on for one in view.deal.stages if one.way == "win"]
    return any(_last_by(day, view) == visit for day in wins)


def _last_by(day: date, view: "View") -> Visit | None:
    before = [one for one in held_visits(view) if one.day <= day]
    return before[-1] if before else None


def _was_lost(visit: Visit, view: "View") -> bool:
    """Only on the day itself: a letter of refusal a week later does not change the visit."""
    ended = view.deal.ended
    if ended is None or ended.outcome not in _LOST or ended.on != visit.day:
        return False
    return _last_by(ended.on, view) == visit


def _is_advance(promise: Commitment, visit: Visit, view: "View") -> bool:
    """They promised something there, with a date that was named by the end of that day."""
    if promise.side != "theirs" or promise.cycle != visit.cycle:
        return False
    people = (*((promise.owner,) if promise.owner else ()), *promise.said_by)
    if promise.visit is not None:
        return promise.visit == visit.id and _due_by(promise, visit.day) is not None
    if promise.on != visit.day or _due_by(promise, visit.day) is None:
        return False
    return visit_of(view, visit.day, people) == visit


def _due_by(promise: Commitment, day: date) -> date | None:
    """The day that it had then: one that was named only later made no advance of the visit."""
    later = [one for one in promise.moves if one.on > day]
    return later[0].before if later else promise.due


def _is_kept(promise: Commitment, visit: Visit, view: "View") -> bool:
    """Kept at the visit, by either side; by the day alone only theirs.

    What we send on the morning of a visit does not make a step of a talk that came to nothing.
    """
    if promise.state != "kept" or promise.cycle != visit.cycle:
        return False
    if promise.kept_at is not None:
        return promise.kept_at == visit.id
    if promise.side != "theirs" or promise.closed != visit.day:
        return False
    return visit_of(view, visit.day, (promise.owner,) if promise.owner else ()) == visit


def _moment(visit: Visit) -> tuple[date, str, int]:
    return visit.day, visit.time or "", visit.place
