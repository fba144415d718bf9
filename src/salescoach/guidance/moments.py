"""Whom an action takes, and its moment: today, at the next visit, or waiting.

From the format, "Moment". Where no visit is planned, what takes somebody is for the next time that
they are met, whenever that is.
"""

from typing import Literal

from salescoach.deal.records import Commitment, Visit
from salescoach.deal.state import Person
from salescoach.guidance.asking import way_to
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.values.days import plus_days

Moment = Literal["today", "next-visit", "waiting"]

TODAY_DAYS = 1
"""A promise of ours that is due by tomorrow is for today."""
NEAR_DAYS = 7
"""So near a visit is worth waiting for with something that one could also ask by telephone."""
_AT_THE_DESK = frozenset({"keep", "arrange", "evaluate", "repair", "hand-over", "take-up"})


def moment_of(candidate: Candidate, view: View) -> Moment:
    """Waiting where it is blocked; with the customer where it takes somebody; else today.

    An item of a kind of visit waits where that visit is planned and is not the next one. To meet
    somebody is something to arrange, hence today, but at the next visit where the way leads
    through somebody who is there. What takes people who are not at the next visit is to be arranged
    with them, too.
    """
    if candidate.waits:
        return "waiting"
    if candidate.kind in _AT_THE_DESK:
        return "today"
    visit = next_visit(view)
    own = _own_visit(candidate, view)
    if own is not None:
        return "next-visit" if own == visit else "waiting"
    if candidate.kind == "meet":
        guide = through_whom(candidate, view)
        there = (*whom(candidate, view), *((guide,) if guide else ()))
        return "next-visit" if visit and any(one.id in visit.people for one in there) else "today"
    if candidate.kind == "chase" and (visit is None or not _is_near(visit, view)):
        return "today"
    if not _takes_somebody(candidate):
        return "today"
    return "next-visit" if visit is None or _comes(visit, whom(candidate, view)) else "today"


def visit_of(candidate: Candidate, view: View) -> Visit | None:
    """The planned visit at which it is done; None for what is not, and where none is planned."""
    return next_visit(view) if moment_of(candidate, view) == "next-visit" else None


def whom(candidate: Candidate, view: View) -> tuple[Person, ...]:
    """The people recorded who can settle it; not those asked in vain, if others are left."""
    if candidate.kind == "take-up":
        person = way_to(view, ())
        return (person,) if person is not None else ()
    people = view.people_in(candidate.roles)
    if candidate.anybody:
        people = view.deal.people
    if candidate.of or candidate.people:
        people = tuple(
            one for one in view.deal.people if one.id in (*candidate.of, *candidate.people)
        )
    others = tuple(person for person in people if person.id not in candidate.passed_over)
    return others or people


def whom_at(visit: Visit | None, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Those of them who are at the visit; all of them where that is not known."""
    return tuple(one for one in people if visit and one.id in visit.people) or people


def through_whom(candidate: Candidate, view: View) -> Person | None:
    """Who takes us to somebody to be met: of those at the next visit, who is best disposed."""
    if candidate.kind != "meet":
        return None
    visit = next_visit(view)
    coming = frozenset(visit.people) if visit else frozenset[str]()
    wanted = {one.id for one in view.people_in(candidate.roles)}
    if coming & wanted:
        return None
    return way_to(view, candidate.roles, among=coming)


def receiver_comes(promise: Commitment, view: View) -> bool:
    """Whether somebody to whom we promised it is at the next visit."""
    visit = next_visit(view)
    return visit is not None and not set(promise.to).isdisjoint(visit.people)


def due_at_the_visit(promise: Commitment, view: View, within: int) -> bool:
    """Due by tomorrow, or before the next visit where that is so many days off at the most."""
    visit = next_visit(view)
    if visit is None or promise.due is None or not receiver_comes(promise, view):
        return False
    tomorrow = plus_days(view.today, TODAY_DAYS)
    is_near = visit.day <= plus_days(view.today, within)
    return promise.due <= (max(visit.day, tomorrow) if is_near else tomorrow)


def _own_visit(candidate: Candidate, view: View) -> Visit | None:
    """The planned visit of the kind that the item takes place at."""
    kind = candidate.item.visit_kind if candidate.item is not None else None
    return next_visit(view, kind=kind) if kind is not None else None


def _is_near(visit: Visit, view: View) -> bool:
    return visit.day <= plus_days(view.today, NEAR_DAYS)


def _takes_somebody(candidate: Candidate) -> bool:
    return bool(candidate.anybody or candidate.of or candidate.people or candidate.roles)


def _comes(visit: Visit, people: tuple[Person, ...]) -> bool:
    """Anybody may come where nobody is named."""
    return not visit.people or any(one.id in visit.people for one in people)
